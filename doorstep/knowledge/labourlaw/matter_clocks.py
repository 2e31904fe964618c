"""Every lawful period that a matter's dated facts have started: its natural and rolled day, the sum, and what ended it.

Which fact starts and ends a period stands beside the period in data/clocks.yaml and regions/<code>/clocks.yaml.
A period's end follows from facts and calendar alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from doorstep.knowledge.errors import BadInput, NotKnownHere
from doorstep.knowledge.labourlaw import clocks
from doorstep.knowledge.labourlaw.calendar import next_workday_or_same
from doorstep.knowledge.labourlaw.matter_facts import LABELS_ZH, DatedEvent, MatterDates
from doorstep.knowledge.labourlaw.matter_limitation import CITATION, limitations_of, what_if
from doorstep.knowledge.labourlaw.saying import zh_day
from doorstep.knowledge.setting import Setting

PLATFORM_EXTENSION_DAYS = 15
UNION_REPLY = "union_reply"


@dataclass(frozen=True)
class MatterClock:
    """`earliest`: the day is not the last one but the first on which something may be done. `ended_on`: the day a fact
    stopped it, named in `ended_by`; a stopped period keeps its days. `warning` is a sentence, empty when there is none."""

    code: str
    label_zh: str
    started_on: date
    natural: date
    due: date
    citation: str
    who_zh: str
    steps: tuple[str, ...]
    provisional: bool
    started_by: str = ""
    ended_on: date | None = None
    ended_by: str = ""
    earliest: bool = False
    warning: str = ""
    note: str = ""

    @property
    def stops(self) -> bool:
        return self.ended_on is not None

    def days_left(self, today: date) -> int:
        return (self.due - today).days


def clocks_of(dates: MatterDates, setting: Setting) -> tuple[MatterClock, ...]:
    """All periods the facts have started, running ones first, each by its last day. Labour law as cited per period.

    Raises BadInput naming the fact whose day cannot be reckoned with, or the event (`events[0].type`)."""
    by_fact = list(_by_fact(dates, setting))
    asked = () if any(clock.code == UNION_REPLY for clock in by_fact) else _asked_reply(dates)
    found = [*by_fact, *asked, *_union_notice(dates, setting), *_limitations(dates, setting)]
    return tuple(sorted(found, key=lambda clock: (clock.stops, clock.due, clock.code)))


def _by_fact(dates: MatterDates, setting: Setting) -> Iterator[MatterClock]:
    together: dict[str, MatterClock] = {}
    for code, row in setting.clocks.items():
        started_by, started = _latest(dates, row.get("fact"))
        if started is None or not _applies(row, dates) or ("from" in row and started < row["from"]):
            continue
        clock = _special(_clock(code, row, started_by, started, dates, setting), dates, setting)
        group = row.get("earlier_of")
        if group is None:
            yield clock
        elif group not in together or clock.due < together[group].due:
            together[group] = clock
    yield from together.values()


def _latest(dates: MatterDates, names: Any) -> tuple[str, date | None]:
    if isinstance(names, str):
        return names, getattr(dates, names)
    days = [(name, day) for name in names or () if (day := getattr(dates, name))]
    return max(days, key=lambda one: one[1], default=("", None))


def _applies(row: Mapping[str, Any], dates: MatterDates) -> bool:
    if "when" in row and not getattr(dates, row["when"]):
        return False
    return "unless" not in row or not getattr(dates, row["unless"])


def _clock(
    code: str, row: Mapping[str, Any], started_by: str, started: date, dates: MatterDates, setting: Setting
) -> MatterClock:
    try:
        found = clocks.deadline(code, started, setting.calendar, setting.clocks)
    except BadInput as refused:
        raise BadInput(started_by, refused.what_would_be_valid_zh) from None
    ended_by, ended = _end(dates, row["until"], started)
    asked = "ask" in row and getattr(dates, row["ask"]) is None
    return MatterClock(
        code, row["zh"], started, found.natural, found.due, found.citation, row["who"], found.steps, found.provisional,
        started_by, ended, ended_by, row.get("earliest", False), row["ask_zh"] if asked else "", found.note,
    )  # fmt: skip


def _end(dates: MatterDates, names: list[str], started: date) -> tuple[str, date | None]:
    """The first ending fact on or after the start; an older one belongs to an earlier round."""
    days = [(day, name) for name in names if (day := getattr(dates, name)) and day >= started]
    day, name = min(days, default=(None, ""))
    return name, day


def _special(clock: MatterClock, dates: MatterDates, setting: Setting) -> MatterClock:
    if clock.code == "mediation_end" and dates.mediation_extended_to:
        return _extended(clock, dates, setting)
    if clock.code == "injury_worker_apply" and dates.injury_days_lost:
        later = clock.natural + timedelta(days=dates.injury_days_lost)
        return _moved(
            clock, later, f"不是劳动者的原因耽误了{dates.injury_days_lost}天，不算在内，到{zh_day(later)}。", setting
        )
    return clock


def _extended(clock: MatterClock, dates: MatterDates, setting: Setting) -> MatterClock:
    to = dates.mediation_extended_to
    if to is None or to <= clock.natural:
        return clock
    last = clock.natural + timedelta(days=PLATFORM_EXTENSION_DAYS)
    over = f"平台用工的一站式调解最多延长15日，到{zh_day(last)}为止。" if dates.platform_work and to > last else ""
    until = last if over else to
    return _moved(clock, until, f"双方都同意延长，到{zh_day(until)}。", setting, over)


def _moved(clock: MatterClock, to: date, why: str, setting: Setting, warning: str = "") -> MatterClock:
    due = next_workday_or_same(to, setting.calendar)
    rolled = (f"{zh_day(to)}不上班，顺延到{zh_day(due)}。",) if due != to else ()
    provisional = setting.calendar.provisional_between(to, due)
    return _replaced(
        clock,
        natural=to,
        due=due,
        steps=(clock.steps[0], why, *rolled),
        provisional=provisional,
        warning=warning or clock.warning,
    )


def _replaced(clock: MatterClock, **changes: Any) -> MatterClock:
    return MatterClock(**(vars(clock) | changes))


def _asked_reply(dates: MatterDates) -> Iterator[MatterClock]:
    """No law sets a day for this opinion: the one the issuer wrote on it holds, and it does not roll."""
    served, by = dates.opinion_served_on, dates.opinion_reply_asked_by
    if served is None or by is None:
        return
    if by < served:
        raise BadInput("opinion_reply_asked_by", "答复日期不能早于送达的日子。", ("opinion_served_on",))
    ended_by, ended = _end(dates, ["opinion_answered_on"], served)
    yield MatterClock(
        UNION_REPLY, "单位答复工会意见", served, by, by, "工会法第22条", "用人单位", (f"意见书上写明{zh_day(by)}以前答复。",), False,
        "opinion_served_on", ended, ended_by, note="这个日期是工会定的，不是法律规定的",
    )  # fmt: skip


def _union_notice(dates: MatterDates, setting: Setting) -> Iterator[MatterClock]:
    """Telling the union before a one-sided dismissal: the first day it may take effect, where the region prints a number."""
    told, planned = dates.dismissal_notice_to_union_on, dates.dismissal_planned_on
    if told is None:
        return
    try:
        first = clocks.earliest_dismissal(told, setting.calendar, setting.book)
    except NotKnownHere:
        return
    number = setting.book.value("union_dismissal_notice_workdays", on=first)
    early = planned is not None and planned < first
    ended_by, ended = _end(dates, ["employment_ended_on"], told)
    yield MatterClock(
        "union_dismissal_notice", "解除前告知工会", told, first, first, f"劳动合同法第43条；工会法第22条；{number.source}", "用人单位",
        (f"单位{zh_day(told)}告诉工会，当天不算，往后数{number.value}个工作日，最早{zh_day(first)}才能解除。",),
        setting.calendar.provisional_between(told, first), "dismissal_notice_to_union_on", ended, ended_by, True,
        f"单位打算{zh_day(planned)}解除，早于{zh_day(first)}，告知的时间不够。" if planned and early
        else "没有工会的单位，没告知或者告知晚了算不算违法解除，还没有判例，先问区里。",
    )  # fmt: skip


def _limitations(dates: MatterDates, setting: Setting) -> Iterator[MatterClock]:
    for one in limitations_of(dates, setting):
        found = one.found
        if found.expires is None or found.natural is None or found.runs_from is None:
            continue
        ended_by, ended = _end(dates, _settled_by(dates), found.runs_from)
        if ended and not found.in_time(ended):
            ended_by, ended = "", None
        yield MatterClock(
            f"limitation_{one.group}", f"仲裁时效（{one.label_zh}）", found.runs_from, found.natural, found.expires, CITATION,
            "劳动者", found.steps, found.provisional, "", ended, ended_by, warning=one.assumed_zh or _contested(one.warnings),
        )  # fmt: skip


def _settled_by(dates: MatterDates) -> list[str]:
    """What makes the limitation no longer matter: an application that stands, or an agreement fully performed."""
    filed, withdrawn = dates.arbitration_applied_on, dates.arbitration_withdrawn_on
    stands = filed is not None and not (withdrawn and withdrawn >= filed)
    return ["agreement_performed_on", *(["arbitration_applied_on"] if stands else [])]


def _contested(codes: tuple[str, ...]) -> str:
    return "年假工资从哪天起算有不同看法，这里按一年、就早不就晚来提醒。" if "leave_limitation_contested" in codes else ""


__all__ = ["LABELS_ZH", "DatedEvent", "MatterClock", "MatterDates", "clocks_of", "limitations_of", "what_if"]
