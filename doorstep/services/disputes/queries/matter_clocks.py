"""The clocks of a matter's page: a ring each, with its reckoning, and the days that lie ahead on the timeline."""

from dataclasses import dataclass
from datetime import date

from doorstep.foundation.kit.clocks import Clock
from doorstep.foundation.kit.components import TimelineItem
from doorstep.foundation.worklist.kinds import duty_kind
from doorstep.foundation.worklist.models import Duty

from .. import clocks
from ..models import Matter
from .dates import limitation_of, mediation_clocks, track_clock

AHEAD = {
    clocks.ACCEPTANCE: "最晚答复职工",
    clocks.LEAVE: "满15天，双方都可以直接去申请仲裁",
    clocks.LIMITATION: "申请仲裁最晚这一天",
    clocks.TRACK: "办理时限",
    clocks.RETURN_CALL: "回访",
}


@dataclass(frozen=True)
class ClockLine:
    """`reckoning` is shown on asking: how the day was counted, step by step, and on what it rests."""

    clock: Clock
    reckoning: tuple[str, ...] = ()


def clock_lines(matter: Matter, today: date) -> list[ClockLine]:
    """While it is open: acceptance until answered, the right to leave, limitation, the track's time, and other open duties
    of the worklist. Closed: the return visit."""
    duties = {duty.kind: duty for duty in Duty.objects.open().filter(about_kind="matter", about_code=matter.code)}
    if matter.phase == Matter.Phase.CLOSED:
        shown = [clocks.RETURN_CALL] if clocks.RETURN_CALL in duties else []
        return [_duty_line(duties[kind], today) for kind in shown]
    lines = list(_legal_lines(matter, duties, today))
    lines.append(_track_line(matter, duties, today))
    other = [
        duty
        for kind, duty in duties.items()
        if kind not in {clocks.ACCEPTANCE, clocks.LEAVE, clocks.LIMITATION, clocks.TRACK}
    ]
    return lines + [_duty_line(duty, today) for duty in sorted(other, key=lambda duty: duty.due)]


def _legal_lines(matter: Matter, duties: dict[str, Duty], today: date) -> list[ClockLine]:
    lines = []
    for one in mediation_clocks(matter):
        answered = one.clock == clocks.ACCEPTANCE and one.clock not in duties
        passed = one.clock == clocks.LEAVE and one.due <= today
        kind = clocks.KINDS[one.clock]
        clock = Clock(
            kind.label, one.due, today, one.started, kind.soon, kind.urgent, state="done" if answered or passed else "",
            note="法定，不能暂停。" if one.clock == clocks.LEAVE else "法定3个工作日。",
        )  # fmt: skip
        lines.append(ClockLine(clock, (*one.deadline.steps, f"依据：{one.deadline.citation}")))
    limit, kind = limitation_of(matter), clocks.KINDS[clocks.LIMITATION]
    if limit and limit.expires:
        ring = Clock(kind.label, limit.expires, today, limit.runs_from, kind.soon, kind.urgent, note="法定1年。")
        lines.append(ClockLine(ring, (*limit.steps, "依据：调解仲裁法27")))
    return lines


def _track_line(matter: Matter, duties: dict[str, Duty], today: date) -> ClockLine:
    one, duty = track_clock(matter), duties.get(clocks.TRACK)
    due = duty.due if duty else one.due
    label = Matter.Track(matter.track or matter.proposed_track).label + "办理时限"
    kind = clocks.KINDS[clocks.TRACK]
    note = "重大事项，当天就要办。" if matter.major else "服务承诺。"
    clock = Clock(label, due, today, one.started if one.started < due else None, kind.soon, kind.urgent, note=note)
    return ClockLine(clock, () if matter.major else (*one.deadline.steps, "依据：本区的服务时限"))


def _duty_line(duty: Duty, today: date) -> ClockLine:
    kind = duty_kind(duty.kind)
    clock = Clock(kind.label, duty.due, today, duty.started_on, kind.soon_days, kind.urgent_days, note=kind.next_step)
    return ClockLine(clock)


def dates_ahead(matter: Matter, today: date) -> list[TimelineItem]:
    """What is still to come, on the timeline above today's line."""
    found: dict[str, date] = {}
    if matter.phase == Matter.Phase.CLOSED:
        if matter.return_call_on:
            found[clocks.RETURN_CALL] = matter.return_call_on
    else:
        found = {one.clock: one.due for one in mediation_clocks(matter)}
        limit = limitation_of(matter)
        if limit and limit.expires:
            found[clocks.LIMITATION] = limit.expires
        if matter.phase != Matter.Phase.REGISTERED:
            found.pop(clocks.ACCEPTANCE, None)
    return [TimelineItem(day, AHEAD[kind], ahead=True) for kind, day in found.items() if day > today]
