"""The clocks of a matter: legal ones derived by the law core from facts and calendar alone, service ones from the track.

Nobody moves a legal one. Which of them stand on the worklist, and what is near for each kind, is told here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.utils import timezone

from doorstep.foundation.lawbook.queries.setting import setting_for, stamp_of
from doorstep.foundation.worklist.kinds import duty_kind, register_duty_kind
from doorstep.knowledge.labourlaw.calendar import add_workdays, next_workday_or_same
from doorstep.knowledge.labourlaw.clocks import Deadline, load_clocks, service_deadline
from doorstep.knowledge.labourlaw.data_files import HERE, read_yaml
from doorstep.knowledge.labourlaw.matter_clocks import MatterClock, MatterDates, clocks_of
from doorstep.knowledge.labourlaw.matter_limitation import LEAVE as LEAVE_PAY
from doorstep.knowledge.labourlaw.matter_limitation import ORDINARY, WAGES, ClaimLimitation, limitations_of
from doorstep.knowledge.setting import Setting

ACCEPTANCE, LEAVE, LIMITATION = "mediation_acceptance", "mediation_15d", "matter_limitation"
TRACK, SECOND_LOOK, FOLLOW_UP, RETURN_CALL = "matter_track", "matter_second_look", "matter_follow_up", "matter_return_call"
OWN_KINDS = frozenset({ACCEPTANCE, LEAVE, LIMITATION, TRACK, SECOND_LOOK, FOLLOW_UP, RETURN_CALL})
SECOND_LOOK_WORKDAYS, FOLLOW_UP_DAYS = 2, 7
WAGE_TOPICS = frozenset({"wages_owed", "overtime", "minimum_wage", "sick_pay", "heat_allowance"})
LEAVE_TOPICS = frozenset({"leave"})
FIRM = "用人单位"


@dataclass(frozen=True)
class Kind:
    """`soon` and `urgent` in days: what is near belongs to the kind of clock; `notice` are the days before the end on which
    the handler is told. A district may set its own."""

    label: str
    next_step: str
    soon: int = 3
    urgent: int = 0
    notice: tuple[int, ...] = ()


KINDS: dict[str, Kind] = {
    ACCEPTANCE: Kind("受理答复", "问对方愿不愿意调解，把结果告诉职工", notice=(0,)),
    LEAVE: Kind("满15天可去仲裁", "告诉职工：从这天起随时可以去申请仲裁", notice=(3,)),
    LIMITATION: Kind("仲裁时效", "提醒职工先申请仲裁，调解可以同时做", 60, 15, (60, 30, 15, 7, 3, 1)),
    TRACK: Kind("办理时限", "核对事实和请求，告诉职工可以走的路"),
    SECOND_LOOK: Kind("复核结案", "看看结果对不对，同意或者退回"),
    FOLLOW_UP: Kind("问问职工怎么走", "联系职工，问清下一步怎么走"),
    RETURN_CALL: Kind("回访", "打个电话，问问说好的做到了没有"),
}


def _periods() -> dict[str, Mapping[str, Any]]:
    """Every period the law core knows, national or some region's."""
    regions = [None, *read_yaml(HERE / "regions" / "index.yaml").get("names", {})]
    return {code: row for region in regions for code, row in load_clocks(region).items()}


def _from_data() -> dict[str, Kind]:
    """A kind for each of the other periods: labels come with the data."""
    return {
        code: Kind(row["zh"], f"{row['who']}要在这天以前办，看看办了没有", *_near(row["n"], row["unit"]))
        for code, row in _periods().items()
        if code not in KINDS
    } | {"union_dismissal_notice": Kind("解除前告知工会", "看看单位是不是等到了这一天", 2, 0)}


def _near(n: int, unit: str) -> tuple[int, int, tuple[int, ...]]:
    days = {"d": n, "w": n * 7 // 5, "m": n * 30, "y": n * 365}[unit]
    return (60, 15, (60, 15, 3)) if days > 200 else (7, 2, (7, 1)) if days > 20 else (3, 1, (1,))


LEGAL: dict[str, Kind] = _from_data()
WORKDAY_KINDS = frozenset(code for code, row in _periods().items() if row["unit"] == "w") | {"union_dismissal_notice"}
LEGAL_KINDS = frozenset({ACCEPTANCE, LEAVE, LIMITATION, *LEGAL})


def worded(code: str) -> Kind:
    """Also of duties another room put about a matter."""
    kind = KINDS.get(code) or LEGAL.get(code)
    if kind is not None:
        return kind
    other = duty_kind(code)
    return Kind(other.label, other.next_step, other.soon_days, other.urgent_days)


def label_of(code: str) -> str:
    return worded(code).label


def register_duty_kinds() -> None:
    for code, kind in {**LEGAL, **KINDS}.items():
        register_duty_kind(code, kind.label, kind.next_step, soon_days=kind.soon, urgent_days=kind.urgent)


def duty_kind_of(clock: MatterClock) -> str:
    """The groups of claims share one duty: the one that ends first."""
    return LIMITATION if clock.code.startswith("limitation_") else clock.code


def is_ours(clock: MatterClock) -> bool:
    """A firm's own period is a ring to look at; what a worker, an office or the union must watch is a duty."""
    return clock.who_zh != FIRM or clock.started_by.startswith("opinion")


def owed(found: Iterable[MatterClock]) -> dict[str, MatterClock]:
    """The periods that run and are ours to watch, by kind of duty; of the limitation's groups the one that ends first."""
    kinds: dict[str, MatterClock] = {}
    for one in found:
        if not one.stops and is_ours(one):
            kinds.setdefault(duty_kind_of(one), one)
    return kinds


def legal_clocks(dates: MatterDates, region: str) -> tuple[MatterClock, ...]:
    return _legal(dates, region, stamp_of(region))


def limitations(dates: MatterDates, region: str) -> tuple[ClaimLimitation, ...]:
    return limitations_of(dates, setting_for(region))


def service(clock: str, started: date, region: str) -> Deadline:
    return _service(clock, started, region, stamp_of(region))


def clocks_under(dates: MatterDates, setting: Setting) -> tuple[MatterClock, ...]:
    """As they would stand under a law that is not adopted yet."""
    return clocks_of(dates, setting)


@lru_cache(maxsize=4000)
def _legal(dates: MatterDates, region: str, stamp: int) -> tuple[MatterClock, ...]:
    """`stamp` is not read: it keeps what was reckoned before an adoption from being taken for what holds after it."""
    return clocks_of(dates, setting_for(region))


@lru_cache(maxsize=4000)
def _service(clock: str, started: date, region: str, stamp: int) -> Deadline:
    return service_deadline(clock, started, setting_for(region).calendar)


def track_due(track: str, taken_on: date, region: str) -> Deadline:
    return service(f"track_{track or 'small_simple'}", taken_on, region)


def groups_of(topics: list[str]) -> frozenset[str]:
    """The limitation groups of what is asked for."""
    found = {WAGES if topic in WAGE_TOPICS else LEAVE_PAY if topic in LEAVE_TOPICS else ORDINARY for topic in topics}
    return frozenset(found or {ORDINARY})


@lru_cache(maxsize=4000)
def local_day(at: datetime) -> date:
    return timezone.localdate(at)


def workdays_after(start: date, count: int, region: str) -> date:
    return add_workdays(start, count, setting_for(region).calendar)


def days_after(start: date, count: int, region: str) -> date:
    """The union's own date: a day off rolls to the next working day."""
    return next_workday_or_same(start + timedelta(days=count), setting_for(region).calendar)
