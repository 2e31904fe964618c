"""今天: what is to be done, by date."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode

from doorstep.foundation.people.pages.guards import staff_page

from ..queries.today import VIEWS, Asked, Worklist, worklist_for
from ..rules import OFFICERS, ROLES


@staff_page(*ROLES)
def today(request: HttpRequest) -> HttpResponse:
    get = request.GET
    asked = Asked(
        view=get.get("view", "") if get.get("view") in VIEWS else "mine", flagged=get.get("flagged") == "1",
        station=get.get("station", ""), after=get.get("after", ""),
    )  # fmt: skip
    day = timezone.localdate()
    found = worklist_for(request.actor, asked, day)  # type: ignore[attr-defined]
    office_label = "全区未结" if found.stations else VIEWS["office"]
    more = {"day": day, "writes_down": request.actor.holds(*OFFICERS)}  # type: ignore[attr-defined]
    return render(request, "worklist/today.html", _context(found, asked, VIEWS | {"office": office_label}) | more)


def _context(found: Worklist, asked: Asked, views: dict[str, str]) -> dict[str, Any]:
    return {
        "worklist": found, "asked": asked, "counts": found.counts, "total": found.total,
        "views": [(label, address(asked, view=code), found.counts[code], code == asked.view) for code, label in views.items()],
        "flagged_url": address(asked, flagged=not asked.flagged),
        "next_url": address(asked, after=found.next_key) if found.next_key else "",
        "first_url": address(asked) if asked.after else "",
        "elsewhere_url": address(asked, view="office") if asked.view == "mine" and found.counts["office"] else "",
        "elsewhere_label": f"看{views['office']}的{found.counts['office']}件",
        "keys": [("J K", "上下移"), ("Enter", "打开"), ("/", "搜索")],
    }  # fmt: skip


def address(asked: Asked, *, view: str = "", flagged: bool | None = None, after: str = "") -> str:
    """The same list with one thing changed; a change starts again at the top."""
    flagged = asked.flagged if flagged is None else flagged
    asked_for = {"view": view or asked.view, "flagged": "1" if flagged else "", "station": asked.station, "after": after}
    return "?" + urlencode({name: value for name, value in asked_for.items() if value})
