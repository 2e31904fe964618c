"""The list of leads: tabs by phase, filters in the address line, saved views, marks for assigning, the way to an export."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.kit.paging import Page, newest_first
from doorstep.foundation.people.pages.guards import staff_page
from doorstep.foundation.worklist.pages.around import Select, around
from doorstep.foundation.worklist.queries.asked import address
from doorstep.foundation.worklist.queries.today import colleagues

from ..models import Lead
from ..queries.lists import TABS, Asked, asked_from, leads_of, stations_of, streets_of, tab_counts
from ..queries.rows import lead_row
from ..rules import OFFICERS, POOL_OFFICERS, READERS
from ..suggestions import topic_choices


@staff_page(*READERS)
def lead_list(request: HttpRequest) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    asked, today = asked_from(request.GET), timezone.localdate(now)
    page = newest_first(leads_of(actor, asked), after=asked.after, before=asked.before)
    codes = tuple(lead.code for lead in page.rows)
    record_reading(Ref("lead_list", actor.organisation), actor, now, what="线索列表", rows=codes)
    context = _context(asked, page, tab_counts(actor, asked)) | filters(asked, actor, today)
    context |= {"rows": [lead_row(lead, actor, today) for lead in page.rows]}
    context |= {"sees_pool": actor.holds(*POOL_OFFICERS), "writes_down": actor.holds(*OFFICERS)}
    return render(request, "leads/lead_list.html", context | around(request, "leads", address(asked)))


def _context(asked: Asked, page: Page, counts: dict[str, int]) -> dict[str, Any]:
    return {
        "asked": asked, "page": page, "total_says": f"{page.count}条，新来的在前",
        "tabs": [(label, address(asked, tab=code), counts.get(code), code == asked.tab) for code, label in TABS.items()],
        "flagged_url": address(asked, flagged=not asked.flagged), "flag_label": "只看红旗", "plain_url": address(Asked(asked.tab)),
        "older_url": address(asked, after=page.older), "newer_url": address(asked, before=page.newer),
        "kept": [("tab", asked.tab), ("flagged", "1" if asked.flagged else "")],
        "more_open": any((asked.firms, asked.handler, asked.station, asked.channel, asked.since, asked.until)),
    }  # fmt: skip


def filters(asked: Asked, actor: Actor, today: date) -> dict[str, Any]:
    main = [
        Select("topic", "种类", "所有种类", topic_choices(), asked.topic),
        Select("street", "街道", "所有街道", streets_of(actor), asked.street),
    ]
    more = [
        Select("channel", "来源", "各种来源", Lead.Channel.choices, asked.channel),
        Select("firms", "谁提的", "谁提的都看", [("1", "单位来问的")], "1" if asked.firms else ""),
    ]
    if actor.holds(*OFFICERS):
        handlers = [("nobody", "没有经办人"), *colleagues(actor, today)]
        more.append(Select("handler", "经办人", "所有经办人", handlers, asked.handler))
    stations = stations_of(actor)
    if stations:
        more.append(Select("station", "哪个站", "全部服务站", stations, asked.station))
    return {"main": main, "more": more}
