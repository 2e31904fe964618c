"""The clocks of a matter's page: a ring each, with its reckoning, and the days that lie ahead on the timeline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from doorstep.foundation.kit.clocks import Clock
from doorstep.foundation.kit.components import TimelineItem
from doorstep.foundation.kit.templatetags.typesetting import zh_date
from doorstep.foundation.worklist.models import Duty
from doorstep.knowledge.labourlaw.matter_clocks import MatterClock

from .. import clocks
from ..clock_facts import words_of
from ..limits import Limit, limits_of
from ..models import Matter
from .dates import legal_clocks, limitations_of, track_clock

AHEAD = {
    clocks.ACCEPTANCE: "最晚答复职工",
    clocks.LEAVE: "满15天，双方都可以直接去申请仲裁",
    clocks.LIMITATION: "申请仲裁最晚这一天",
    clocks.TRACK: "办理时限",
    clocks.RETURN_CALL: "回访",
}
NOTES = {clocks.ACCEPTANCE: "法定3个工作日。", clocks.LEAVE: "法定，不能暂停。", clocks.LIMITATION: "法定1年。"}


@dataclass(frozen=True)
class ClockLine:
    """`reckoning` is shown on asking: how the day was counted, step by step, and on what it rests. `natural` is the day
    before rolling, where it is another; `what_ifs` say what proving an act would change; `aside` are those nobody waits for:
    over, passed before we came, or the firm's own; `over` says what ended a period that needs no ring any more."""

    clock: Clock
    reckoning: tuple[str, ...] = ()
    natural: str = ""
    what_ifs: tuple[str, ...] = ()
    warning: str = ""
    provisional: bool = False
    aside: bool = False
    over: str = ""


class ClockLines(list[ClockLine]):
    @property
    def aside(self) -> int:
        return sum(1 for line in self if line.aside)


def clock_lines(matter: Matter, today: date) -> ClockLines:
    """While it is open: every legal period its facts started, the track's time, and other open duties of the worklist.
    Closed: the return visit."""
    duties = {duty.kind: duty for duty in Duty.objects.open().filter(about_kind="matter", about_code=matter.code)}
    limits = limits_of(matter.district)
    if matter.phase == Matter.Phase.CLOSED:
        shown = [clocks.RETURN_CALL] if clocks.RETURN_CALL in duties else []
        return ClockLines(_duty_line(duties[kind], today, limits) for kind in shown)
    legal = _legal_lines(matter, duties, today, limits)
    known = {clocks.TRACK, *(clocks.duty_kind_of(one) for one in legal_clocks(matter))}
    other = [duty for kind, duty in duties.items() if kind not in known | clocks.LEGAL_KINDS]
    rest = [_duty_line(duty, today, limits) for duty in sorted(other, key=lambda duty: duty.due)]
    return ClockLines([*legal, _track_line(matter, duties, today, limits), *rest])


def _legal_lines(matter: Matter, duties: dict[str, Duty], today: date, limits: Mapping[str, Limit]) -> list[ClockLine]:
    guesses = {f"limitation_{one.group}": one.what_ifs for one in limitations_of(matter)}
    lines = []
    for one in legal_clocks(matter):
        kind = clocks.duty_kind_of(one)
        what_ifs = tuple(guess.sentence_zh for guess in guesses.get(one.code, ()))
        lines.append(_legal_line(one, matter, kind in duties, today, limits[kind], what_ifs))
    order = [clocks.ACCEPTANCE, clocks.LEAVE]
    return [line for _, line in sorted(zip(legal_clocks(matter), lines, strict=True), key=lambda pair: (
        pair[1].aside, order.index(pair[0].code) if pair[0].code in order else len(order), pair[0].due,
    ))]  # fmt: skip


def _legal_line(
    one: MatterClock, matter: Matter, on_list: bool, today: date, limit: Limit, what_ifs: tuple[str, ...]
) -> ClockLine:
    kind = clocks.duty_kind_of(one)
    answered = one.code == clocks.ACCEPTANCE and not on_list
    over = one.earliest and one.due <= today
    done = one.stops or answered or over
    label = one.label_zh if kind == clocks.LIMITATION else clocks.label_of(kind)
    ended = f"{label}，原来到{zh_date(one.due, today)}；{words_of(one.ended_by)}，不再走" if one.stops else ""
    clock = Clock(
        label, one.due, today, one.started_on, limit.soon, limit.urgent, state="done" if done else "",
        done_on=one.ended_on, note=NOTES.get(kind, f"法定，{one.who_zh}。"),
    )  # fmt: skip
    aside = (
        one.stops
        or not (clocks.is_ours(one) or today <= one.due)
        or (one.due < matter.taken_on and not on_list and not answered)
    )
    return ClockLine(
        clock, (*one.steps, *([one.note] if one.note else ()), f"依据：{one.citation}"),
        zh_date(one.natural, today) if one.natural != one.due else "", what_ifs, one.warning, one.provisional,
        aside and one.code not in (clocks.ACCEPTANCE, clocks.LEAVE), ended if one.code not in (clocks.ACCEPTANCE, clocks.LEAVE) else "",
    )  # fmt: skip


def _track_line(matter: Matter, duties: dict[str, Duty], today: date, limits: Mapping[str, Limit]) -> ClockLine:
    one, duty = track_clock(matter), duties.get(clocks.TRACK)
    due = duty.due if duty else one.due
    label = Matter.Track(matter.track or matter.proposed_track).label + "办理时限"
    limit = limits[clocks.TRACK]
    note = "重大事项，当天就要办。" if matter.major else "服务承诺。"
    clock = Clock(label, due, today, one.started if one.started < due else None, limit.soon, limit.urgent, note=note)
    return ClockLine(clock, () if matter.major else (*one.deadline.steps, "依据：本区的服务时限"))


def _duty_line(duty: Duty, today: date, limits: Mapping[str, Limit]) -> ClockLine:
    kind, limit = clocks.worded(duty.kind), limits[duty.kind]
    clock = Clock(kind.label, duty.due, today, duty.started_on, limit.soon, limit.urgent, note=kind.next_step)
    return ClockLine(clock)


def dates_ahead(matter: Matter, today: date) -> list[TimelineItem]:
    """What is still to come, on the timeline above today's line."""
    found: dict[str, date] = {}
    if matter.phase == Matter.Phase.CLOSED:
        if matter.return_call_on:
            found[clocks.RETURN_CALL] = matter.return_call_on
    else:
        for one in legal_clocks(matter):
            if not one.stops and clocks.is_ours(one):
                found.setdefault(clocks.duty_kind_of(one), one.due)
        if matter.phase != Matter.Phase.REGISTERED:
            found.pop(clocks.ACCEPTANCE, None)
    return [
        TimelineItem(day, AHEAD.get(kind) or f"{clocks.label_of(kind)}到期", ahead=True)
        for kind, day in found.items()
        if day > today
    ]
