"""The list of matters and the page of one matter."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.kit.paging import newest_first
from doorstep.foundation.people.pages.guards import staff_page

from ..models import Matter
from ..queries.access import matter_for
from ..queries.lists import TABS, Asked, handlers_of, matter_rows, matters_of, streets_of, tab_counts
from ..queries.matter_page import matter_page
from ..rules import READERS, may_register
from ..topics import topic_choices


@staff_page(*READERS)
def matter_list(request: HttpRequest) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    asked, get = asked_for(request), request.GET
    page = newest_first(matters_of(actor, asked), after=get.get("after", ""), before=get.get("before", ""))
    codes = tuple(matter.code for matter in page.rows)
    record_reading(Ref("matter_list", actor.organisation), actor, now, what="事项列表", rows=codes)
    counts, today = tab_counts(actor, asked), timezone.localdate(now)
    return render(request, "disputes/matter_list.html", {
        "asked": asked, "rows": matter_rows(page.rows, actor, today), "count": page.count, "page": page,
        "tabs": [(label, address(replace(asked, tab=code)), counts.get(code), code == asked.tab) for code, label in TABS.items()],
        "major_url": address(replace(asked, major=not asked.major)), "plain_url": address(Asked(asked.tab)),
        "older_url": address(asked, after=page.older), "newer_url": address(asked, before=page.newer),
        "may_register": may_register(actor), **choices(actor, today),
    })  # fmt: skip


def asked_for(request: HttpRequest) -> Asked:
    get = request.GET
    tab = get.get("tab", "") if get.get("tab") in TABS else Asked.tab
    words = {name: get.get(name, "")[:40] for name in ("track", "topic", "handler", "street")}
    return Asked(tab=tab, major=get.get("major") == "1", **words)


def address(asked: Asked, **place: str) -> str:
    """The same list with one thing changed; a change of tab or filter starts again at the top."""
    said = {field.name: getattr(asked, field.name) for field in fields(asked)} | place
    return "?" + urlencode({name: "1" if value is True else value for name, value in said.items() if value})


def choices(actor: Any, today: date) -> dict[str, Any]:
    handlers = [("nobody", "没有经办人"), *handlers_of(actor, today)]
    return {"tracks": Matter.Track.choices, "topics": topic_choices(), "streets": streets_of(actor), "handlers": handlers}


@staff_page(*READERS)
def matter(request: HttpRequest, code: str) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = matter_for(actor, code)
    record_reading(found.ref, actor, now, what="争议事项")
    today = timezone.localdate(now)
    page = matter_page(found, actor, today)
    return render(request, "disputes/matter.html", {"page": page, "matter": found, "thread": page.thread, "today": today})
