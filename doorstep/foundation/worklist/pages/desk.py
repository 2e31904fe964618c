"""今天: what is to be done, by date."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.people.pages.guards import staff_page

from ..kinds import all_duty_kinds
from ..narrowing import MOVERS, TRACKS, topic_choices
from ..queries.asked import VIEWS, Asked, address, asked_from
from ..queries.today import Worklist, colleagues, worklist_for
from ..rules import OFFICERS, ROLES
from .around import Select, around


@staff_page(*ROLES)
def today(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    asked, day = asked_from(request.GET), timezone.localdate()
    found = worklist_for(actor, asked, day)
    office_label = "全区未结" if found.stations else VIEWS["office"]
    handlers = colleagues(actor, day) if actor.holds(*OFFICERS) else []
    more = {"day": day, "writes_down": actor.holds(*OFFICERS), "main": mains(asked), "more": mores(asked, found, handlers)}
    context = _context(found, asked, VIEWS | {"office": office_label})
    return render(request, "worklist/today.html", context | more | around(request, "today", address(asked)))


def _context(found: Worklist, asked: Asked, views: dict[str, str]) -> dict[str, Any]:
    return {
        "worklist": found, "asked": asked, "counts": found.counts, "total": found.total,
        "views": [(label, address(asked, view=code), found.counts[code], code == asked.view) for code, label in views.items()],
        "flagged_url": address(asked, flagged=not asked.flagged), "plain_url": address(Asked(view=asked.view)),
        "next_url": address(asked, after=found.next_key) if found.next_key else "",
        "first_url": address(asked) if asked.after else "",
        "elsewhere_url": address(asked, view="office") if asked.view == "mine" and found.counts["office"] else "",
        "elsewhere_label": f"看{views['office']}的{found.counts['office']}件", "flag_label": f"只看红旗 {found.counts['flagged']}",
        "kept": [("view", asked.view), ("flagged", "1" if asked.flagged else "")], "total_says": f"{found.total}件，按先到期排",
        "more_open": any((asked.kind, asked.handler, asked.station, asked.since, asked.until)),
    }  # fmt: skip


def mains(asked: Asked) -> list[Select]:
    return [
        Select("mover", "轮到谁", "轮到谁：不限", MOVERS, asked.mover), Select("track", "分级", "各种分级", TRACKS, asked.track),
        Select("topic", "种类", "所有种类", topic_choices(), asked.topic),
    ]  # fmt: skip


def mores(asked: Asked, found: Worklist, handlers: list[tuple[str, str]]) -> list[Select]:
    kinds = [(kind.code, kind.label) for kind in all_duty_kinds().values()]
    selects = [Select("kind", "什么期限", "各种期限", kinds, asked.kind)]
    if handlers:
        selects.append(Select("handler", "经办人", "所有经办人", [("nobody", "没有经办人"), *handlers], asked.handler))
    if found.stations:
        selects.append(Select("station", "哪个站", "全部服务站", found.stations, asked.station))
    return selects
