"""The clocks of a matter: legal ones from facts and calendar alone, service ones from the track. Nobody moves a legal one."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.utils import timezone

from doorstep.foundation.lawbook.queries.setting import setting_for, stamp_of
from doorstep.foundation.worklist.kinds import register_duty_kind
from doorstep.knowledge.labourlaw.calendar import add_workdays, next_workday_or_same
from doorstep.knowledge.labourlaw.clocks import Deadline, deadline, service_deadline
from doorstep.knowledge.labourlaw.limitation import ORDINARY, WAGES, Limitation, LimitationEvent, limitation

ACCEPTANCE, LEAVE, LIMITATION = "mediation_acceptance", "mediation_15d", "matter_limitation"
TRACK, SECOND_LOOK, FOLLOW_UP, RETURN_CALL = "matter_track", "matter_second_look", "matter_follow_up", "matter_return_call"
OWN_KINDS = frozenset({ACCEPTANCE, LEAVE, LIMITATION, TRACK, SECOND_LOOK, FOLLOW_UP, RETURN_CALL})
SECOND_LOOK_WORKDAYS, FOLLOW_UP_DAYS = 2, 7
WAGE_TOPICS = frozenset({"wages_owed", "overtime", "minimum_wage", "sick_pay", "leave", "heat_allowance"})


@dataclass(frozen=True)
class Kind:
    """`soon` and `urgent` in days: what is near belongs to the kind of clock."""

    label: str
    next_step: str
    soon: int = 3
    urgent: int = 0


KINDS: dict[str, Kind] = {
    ACCEPTANCE: Kind("受理答复", "问对方愿不愿意调解，把结果告诉职工"),
    LEAVE: Kind("满15天可去仲裁", "告诉职工：从这天起随时可以去申请仲裁"),
    LIMITATION: Kind("仲裁时效", "提醒职工先申请仲裁，调解可以同时做", 60, 15),
    TRACK: Kind("办理时限", "核对事实和请求，告诉职工可以走的路"),
    SECOND_LOOK: Kind("复核结案", "看看结果对不对，同意或者退回"),
    FOLLOW_UP: Kind("问问职工怎么走", "联系职工，问清下一步怎么走"),
    RETURN_CALL: Kind("回访", "打个电话，问问说好的做到了没有"),
}


def register_duty_kinds() -> None:
    for code, kind in KINDS.items():
        register_duty_kind(code, kind.label, kind.next_step, soon_days=kind.soon, urgent_days=kind.urgent)


def legal(clock: str, started: date, region: str) -> Deadline:
    return _legal(clock, started, region, stamp_of(region))


def service(clock: str, started: date, region: str) -> Deadline:
    return _service(clock, started, region, stamp_of(region))


@lru_cache(maxsize=4000)
def _legal(clock: str, started: date, region: str, stamp: int) -> Deadline:
    """`stamp` is not read: it keeps what was reckoned before an adoption from being taken for what holds after it."""
    setting = setting_for(region)
    return deadline(clock, started, setting.calendar, setting.clocks)


@lru_cache(maxsize=4000)
def _service(clock: str, started: date, region: str, stamp: int) -> Deadline:
    return service_deadline(clock, started, setting_for(region).calendar)


def track_due(track: str, taken_on: date, region: str) -> Deadline:
    return service(f"track_{track or 'small_simple'}", taken_on, region)


def limitation_of(
    answers: dict[str, Any], topics: list[str], mediation_asked_on: datetime | None, region: str
) -> Limitation | None:
    """None while the days it runs from are not known. Asking for mediation begins the year anew (art. 27).

    Wages alone, the employment over: from the day it ended. Not known whether it is over: as any other claim, which is the
    earlier day and so the safer one to show.
    """
    wages_only = bool(topics) and set(topics) <= WAGE_TOPICS
    calendar = setting_for(region).calendar
    if wages_only and answers.get("still_employed"):
        return limitation(WAGES, None, calendar)
    ended = answers.get("left_on") if wages_only else None
    began = ended or answers.get("known_on") or answers.get("left_on")
    if not began:
        return None
    events = (
        [LimitationEvent("mediation_application", timezone.localdate(mediation_asked_on))] if mediation_asked_on else []
    )
    return limitation(WAGES if ended else ORDINARY, date.fromisoformat(began), calendar, events)


@lru_cache(maxsize=4000)
def local_day(at: datetime) -> date:
    return timezone.localdate(at)


def workdays_after(start: date, count: int, region: str) -> date:
    return add_workdays(start, count, setting_for(region).calendar)


def days_after(start: date, count: int, region: str) -> date:
    """The union's own date: a day off rolls to the next working day."""
    return next_workday_or_same(start + timedelta(days=count), setting_for(region).calendar)
