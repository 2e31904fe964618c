"""What a matter owes the worklist. Legal dates follow from facts and calendar alone; asking twice gives the same dates."""

from dataclasses import dataclass
from datetime import date, datetime

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.recording import record_many
from doorstep.foundation.people.models import Account
from doorstep.foundation.worklist.actions.duties import NewDuty, hand_over, put, settle
from doorstep.foundation.worklist.models import Duty

from .. import clocks
from ..clock_facts import ClockMoved
from ..models import Matter
from ..queries.dates import legal_clocks, region_of, track_clock


def opening_duties(matter: Matter) -> list[NewDuty]:
    """At registration: the track's time, the legal clocks when mediation was asked for, limitation when it is known."""
    first = {clocks.ACCEPTANCE, clocks.LEAVE, clocks.LIMITATION}
    legal = [one for one in legal_duties(matter) if one.kind in first or one.due >= matter.taken_on]
    return [_track_duty(matter), *legal]


def reopening_duties(matter: Matter, today: date) -> list[NewDuty]:
    """A new service clock; of the legal ones those whose day is still to come, on the day they always had."""
    ahead = [
        one for one in legal_duties(matter)
        if one.kind == clocks.LIMITATION or (one.due >= today and one.kind != clocks.ACCEPTANCE)
    ]  # fmt: skip
    return [_track_duty(matter), *ahead]


def _flag(matter: Matter) -> str:
    return "重大" if matter.major else ""


def _track_duty(matter: Matter) -> NewDuty:
    due = matter.taken_on if matter.major else track_clock(matter).due
    return NewDuty(
        matter.ref, clocks.TRACK, matter.office, due, matter.taken_on, matter.handler, _flag(matter), due_today=matter.major
    )


def legal_duties(matter: Matter) -> list[NewDuty]:
    return [
        NewDuty(matter.ref, kind, matter.office, one.due, one.started_on, matter.handler, _flag(matter), is_legal=True)
        for kind, one in clocks.owed(legal_clocks(matter)).items()
    ]


def put_each(duties: list[NewDuty], actor: Actor, at: datetime) -> None:
    for one in duties:
        put(
            about=one.about, kind=one.kind, office=one.office, due=one.due, started_on=one.started_on, account=one.account,
            red_flag=one.red_flag, is_legal=one.is_legal, due_today=one.due_today, actor=actor, at=at,
        )  # fmt: skip


def renew_track(matter: Matter, actor: Actor, at: datetime) -> None:
    """The track was decided, or the matter became major: its time is counted from the day it was taken on."""
    put_each([_track_duty(matter)], actor, at)


def renew_limitation(matter: Matter, actor: Actor, at: datetime, because: str = "answers") -> None:
    """New facts: a legal day may have come to be known, moved, or gone."""
    follow_clocks(matter, because, actor, at)


def put_mediation(matter: Matter, actor: Actor, at: datetime) -> None:
    put_each([one for one in legal_duties(matter) if one.kind in (clocks.ACCEPTANCE, clocks.LEAVE)], actor, at)


def follow_clocks(matter: Matter, because: str, actor: Actor, at: datetime, source: Ref | None = None) -> int:
    """Open legal duties go where facts and calendar put them; ClockMoved of each that moved or no longer runs. A day that
    has passed is not put anew, and acceptance only by asking for mediation. How many moved."""
    if matter.phase == Matter.Phase.CLOSED:
        return 0
    rows = Duty.objects.open().filter(about_kind=matter.ref.kind, about_code=matter.code, kind__in=clocks.LEGAL_KINDS)
    changes = changes_of(matter, {row.kind: row.due for row in rows}, clocks.local_day(at))
    put_each(changes.put, actor, at)
    for kind in changes.gone:
        settle(about=matter.ref, kind=kind, actor=actor, at=at)
    record_many((moved_fact(matter, one, because, source), actor, at) for one in changes.moved)
    return len(changes.moved)


Moved = tuple[str, date, date | None]


@dataclass(frozen=True)
class Changes:
    """`put` are new or moved duties, `gone` the kinds that no longer run, `moved` what the journal is told."""

    put: list[NewDuty]
    gone: list[str]
    moved: list[Moved]


def changes_of(matter: Matter, standing: dict[str, date], today: date) -> Changes:
    """Between the open duties (kind and day) and what holds now; writes nothing."""
    wanted = {one.kind: one for one in legal_duties(matter)}
    fresh = [
        one for kind, one in wanted.items()
        if kind not in standing and kind != clocks.ACCEPTANCE and (one.due >= today or kind == clocks.LIMITATION)
    ]  # fmt: skip
    other = [one for kind, one in wanted.items() if kind in standing and standing[kind] != one.due]
    gone = [kind for kind in standing if kind not in wanted]
    moved: list[Moved] = [(one.kind, standing[one.kind], one.due) for one in other]
    return Changes([*fresh, *other], gone, [*moved, *((kind, standing[kind], None) for kind in gone)])


def moved_fact(matter: Matter, one: Moved, because: str, source: Ref | None) -> ClockMoved:
    kind, before, after = one
    return ClockMoved(matter.ref, kind, before, after, because, source)


def second_look_duty(matter: Matter, at: datetime) -> NewDuty:
    """Open to the whole office, whoever handles the matter: the second person is not named beforehand."""
    today = clocks.local_day(at)
    due = clocks.workdays_after(today, clocks.SECOND_LOOK_WORKDAYS, region_of(matter))
    return NewDuty(matter.ref, clocks.SECOND_LOOK, matter.office, due, today)


def put_second_look(matter: Matter, actor: Actor, at: datetime) -> None:
    put_each([second_look_duty(matter, at)], actor, at)


def put_follow_up(matter: Matter, actor: Actor, at: datetime) -> None:
    today = clocks.local_day(at)
    put(
        about=matter.ref, kind=clocks.FOLLOW_UP, office=matter.office, account=matter.handler, started_on=today,
        due=clocks.days_after(today, clocks.FOLLOW_UP_DAYS, region_of(matter)), actor=actor, at=at,
    )  # fmt: skip


def put_return_call(matter: Matter, due: date, actor: Actor, at: datetime) -> None:
    put(
        about=matter.ref, kind=clocks.RETURN_CALL, office=matter.office, account=matter.handler,
        started_on=clocks.local_day(at), due=due, actor=actor, at=at,
    )  # fmt: skip


def hand_to(matter: Matter, account: Account | None, actor: Actor, at: datetime) -> None:
    hand_over(about=matter.ref, office=matter.office, account=account, actor=actor, at=at)
    if matter.phase == Matter.Phase.CLOSING:
        put_second_look(matter, actor, at)
