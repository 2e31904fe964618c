"""The lists of leads and of letters set aside, and the page of one lead."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode

from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.kit.paging import newest_first
from doorstep.foundation.people.pages.guards import staff_page

from ..queries.access import lead_for
from ..queries.lead_page import lead_page
from ..queries.lists import TABS, Asked, leads_of, streets_of, tab_counts
from ..queries.rows import lead_row
from ..rules import OFFICERS, POOL_OFFICERS, READERS
from ..suggestions import topic_choices


@staff_page(*READERS)
def lead_list(request: HttpRequest) -> HttpResponse:
    actor, get = request.actor, request.GET  # type: ignore[attr-defined]
    tab = get.get("tab", "") if get.get("tab") in TABS else "raised"
    asked = Asked(tab, get.get("topic", ""), get.get("street", ""), get.get("flagged") == "1")
    page = newest_first(leads_of(actor, asked), after=get.get("after", ""), before=get.get("before", ""))
    counts, today = tab_counts(actor, asked), timezone.localdate()
    return render(request, "leads/lead_list.html", {
        "asked": asked, "rows": [lead_row(lead, actor, today) for lead in page.rows], "count": page.count,
        "tabs": [(label, address(asked, tab=code), counts.get(code), code == tab) for code, label in TABS.items()],
        "flagged_url": address(asked, flagged=not asked.flagged), "plain_url": address(Asked(tab)),
        "older_url": address(asked, after=page.older), "newer_url": address(asked, before=page.newer),
        "older": page.older, "newer": page.newer, "topics": topic_choices(), "streets": streets_of(actor),
        "sees_pool": actor.holds(*POOL_OFFICERS), "writes_down": actor.holds(*OFFICERS),
    })  # fmt: skip


def address(asked: Asked, *, tab: str = "", flagged: bool | None = None, after: str = "", before: str = "") -> str:
    """The same list with one thing changed; a change of tab or filter starts again at the top."""
    flagged = asked.flagged if flagged is None else flagged
    said = {
        "tab": tab or asked.tab, "topic": asked.topic, "street": asked.street, "flagged": "1" if flagged else "",
        "after": after, "before": before,
    }  # fmt: skip
    return "?" + urlencode({name: value for name, value in said.items() if value})


@staff_page(*READERS)
def lead(request: HttpRequest, code: str) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = lead_for(actor, code)
    record_reading(found.ref, actor, now, what="线索")
    today = timezone.localdate(now)
    page = lead_page(found, actor, today)
    return render(request, "leads/lead.html", {"page": page, "lead": found, "thread": page.thread, "today": today})
