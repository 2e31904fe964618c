"""The nightly job: each threshold of each clock is told once."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q

from doorstep.foundation.jobs.registry import register_job
from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.notices.kinds import register_notice_kind
from doorstep.foundation.worklist.models import Duty

from .actions.clock_limits import FARTHEST, NEAR, remind
from .clocks import KINDS, LEGAL, local_day
from .limits import limits_of
from .models import Matter, SentReminder

JOB = "disputes.remind_of_clocks"
SLICE = 500
Near = tuple[Matter, str, date, int]


def register() -> None:
    register_notice_kind(NEAR, "有一个期限快到了，请看看还要做什么")
    register_job(JOB, remind_of_clocks, label="期限快到的提醒", lasts=timedelta(hours=1))


def remind_of_clocks(arguments: dict[str, Any], now: datetime) -> str:
    """Killed and begun again it tells nobody twice: what was told is written beside it."""
    actor, told = Actor.system("job"), 0
    for matter, kind, due, days in _near(local_day(now)):
        told += remind(matter=matter, kind=kind, due=due, days=days, actor=actor, at=now)
    return f"发了{told}条提醒"


def _near(today: date) -> Iterator[Near]:
    limits: dict[int, Any] = {}
    for duties in _slices(today):
        codes = {duty.about_code for duty in duties}
        rows = Matter.objects.filter(code__in=codes).exclude(phase=Matter.Phase.CLOSED)
        matters = {
            row.code: row for row in rows.select_related("district", "office", "handler").defer("story", "element_words")
        }
        sent = set(SentReminder.objects.filter(matter__in=matters.values()).values_list("matter", "kind", "due", "days"))
        for duty in duties:
            matter = matters.get(duty.about_code)
            if matter is None:
                continue
            if matter.district_id not in limits:
                limits[matter.district_id] = limits_of(matter.district)
            days = crossed(limits[matter.district_id][duty.kind].notice, duty.days_left(today))
            if days is not None and (matter.pk, duty.kind, duty.due, days) not in sent:
                yield matter, duty.kind, duty.due, days


def crossed(notice: tuple[int, ...], left: int) -> int | None:
    """The nearest threshold that is reached: of several passed at once only the last is worth a word."""
    return min((days for days in notice if left <= days), default=None) if left >= 0 else None


def _slices(today: date) -> Iterator[list[Duty]]:
    rows = Duty.objects.open().filter(
        Q(about_kind="matter"), kind__in=[*KINDS, *LEGAL], due__gte=today, due__lte=today + timedelta(days=FARTHEST)
    ).order_by("pk")  # fmt: skip
    last = 0
    while found := list(rows.filter(pk__gt=last)[:SLICE]):
        yield found
        last = found[-1].pk
