"""The job after an adoption, and what an adoption would move, shown beforehand."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from doorstep.foundation.jobs.registry import register_job
from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.lawbook.movers import Moves, register_mover
from doorstep.foundation.lawbook.queries.setting import setting_for
from doorstep.foundation.worklist.models import Duty
from doorstep.knowledge.labourlaw.calendar import Calendar, day_kind
from doorstep.knowledge.setting import Setting

from . import clocks
from .actions.recomputing import recompute
from .queries.looking import look_at, open_matters, slices

JOB = "disputes.recompute_clocks"
COUNTED_EXACTLY = 2_000
LONGEST_BREAK, LOOK_AHEAD = 15, 3 * 366
LABEL = "在走的期限"


def register() -> None:
    register_job(JOB, recompute_clocks, label="重算期限", lasts=timedelta(hours=2))
    register_mover(JOB, would_move)


def recompute_clocks(arguments: dict[str, Any], now: datetime) -> str:
    """Acts for the second of the two people: the journal says whose adoption moved the clocks."""
    who = arguments["by"]
    actor = Actor(who["account"], who["role"], who["organisation"], who["path"], "job")
    seen, moved = recompute(
        region=arguments["region"], because=arguments["because"], source=Ref.parse(arguments["source"]), actor=actor, at=now
    )
    return f"看了{seen}件没办结的事，{moved}个期限变了"


def would_move(region: str, setting: Setting) -> Moves:
    """Exactly up to two thousand matters whose days lie near a changed one; beyond that, at most so many."""
    today = timezone.localdate()
    changed = changed_days(setting_for(region).calendar, setting.calendar, today)
    near = _near(changed)
    if not changed:
        return Moves(LABEL, 0)
    rows = Duty.objects.open().filter(near, about_kind="matter", kind__in=clocks.LEGAL_KINDS)
    codes = set(rows.values_list("about_code", flat=True).distinct()[: COUNTED_EXACTLY + 1])
    if len(codes) > COUNTED_EXACTLY:
        return Moves(LABEL, rows.count(), is_exact=False)
    near_ones = slices(open_matters(region).filter(code__in=codes))
    return Moves(LABEL, sum(one.moves for rows in near_ones for one in look_at(rows, region, setting)))


def changed_days(before: Calendar, after: Calendar, today: date) -> list[date]:
    """Days whose kind changes, as far as clocks reach."""
    days = (today + timedelta(days=n) for n in range(-LONGEST_BREAK, LOOK_AHEAD))
    return [day for day in days if day_kind(day, before).kind != day_kind(day, after).kind]


def _near(days: list[date]) -> Q:
    """A last day rolls over at most one break; a count of working days looks at every day of its span."""
    found = Q(pk__in=[])
    for first, last in _spans(days):
        found |= Q(due__gte=first, due__lte=last + timedelta(days=LONGEST_BREAK))
        found |= Q(kind__in=clocks.WORKDAY_KINDS, started_on__lte=last, due__gte=first)
    return found


def _spans(days: list[date]) -> list[tuple[date, date]]:
    spans: list[tuple[date, date]] = []
    for day in days:
        if spans and (day - spans[-1][1]).days <= LONGEST_BREAK:
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return spans
