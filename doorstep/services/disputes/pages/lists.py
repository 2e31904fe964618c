"""The list of matters: tabs by phase, filters in the address line, saved views, marks for assigning, the way to an export."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.kit.paging import Page, newest_first
from doorstep.foundation.leads.queries.lists import stations_of
from doorstep.foundation.people.pages.guards import staff_page
from doorstep.foundation.worklist.narrowing import MOVERS
from doorstep.foundation.worklist.pages.around import Select, around
from doorstep.foundation.worklist.queries.asked import address

from ..models import Matter
from ..queries.lists import TABS, Asked, asked_from, handlers_of, matter_rows, matters_of, streets_of, tab_counts
from ..rules import READERS, may_register
from ..topics import topic_choices


@staff_page(*READERS)
def matter_list(request: HttpRequest) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    asked, today = asked_from(request.GET), timezone.localdate(now)
    page = newest_first(matters_of(actor, asked), after=asked.after, before=asked.before)
    codes = tuple(matter.code for matter in page.rows)
    record_reading(Ref("matter_list", actor.organisation), actor, now, what="事项列表", rows=codes)
    context = _context(asked, page, tab_counts(actor, asked)) | filters(asked, actor, today)
    context |= {"rows": matter_rows(page.rows, actor, today), "may_register": may_register(actor)}
    return render(request, "disputes/matter_list.html", context | around(request, "matters", address(asked)))


def _context(asked: Asked, page: Page, counts: dict[str, int]) -> dict[str, Any]:
    return {
        "asked": asked, "page": page, "total_says": f"{page.count}件，新登记的在前",
        "tabs": [(label, address(asked, tab=code), counts.get(code), code == asked.tab) for code, label in TABS.items()],
        "flagged_url": address(asked, major=not asked.major), "flag_label": "只看重大", "plain_url": address(Asked(asked.tab)),
        "older_url": address(asked, after=page.older), "newer_url": address(asked, before=page.newer),
        "kept": [("tab", asked.tab), ("major", "1" if asked.major else "")],
        "more_open": any((asked.handler, asked.station, asked.street, asked.outcome, asked.since, asked.until)),
    }  # fmt: skip


def filters(asked: Asked, actor: Actor, today: date) -> dict[str, Any]:
    main = [
        Select("mover", "轮到谁", "轮到谁：不限", MOVERS, asked.mover),
        Select("track", "分级", "各种分级", Matter.Track.choices, asked.track),
        Select("topic", "种类", "所有种类", topic_choices(), asked.topic),
    ]
    more = [
        Select("handler", "经办人", "所有经办人", [("nobody", "没有经办人"), *handlers_of(actor, today)], asked.handler),
        Select("street", "街道", "所有街道", streets_of(actor), asked.street),
        Select("outcome", "结果", "各种结果", Matter.Outcome.choices, asked.outcome),
    ]
    stations = stations_of(actor)
    return {
        "main": main,
        "more": [*more, Select("station", "哪个站", "全部服务站", stations, asked.station)] if stations else more,
    }
