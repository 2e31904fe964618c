"""What a matter owes the worklist. Legal dates follow from facts and calendar alone; asking twice gives the same dates."""

from datetime import date, datetime

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.people.models import Account
from doorstep.foundation.worklist.actions.duties import NewDuty, hand_over, put, settle

from .. import clocks
from ..models import Matter
from ..queries.dates import limitation_of, mediation_clocks, region_of, track_clock


def opening_duties(matter: Matter) -> list[NewDuty]:
    """At registration: the track's time, the legal clocks when mediation was asked for, limitation when it is known."""
    return [_track_duty(matter), *_mediation_duties(matter), *_limitation_duty(matter)]


def reopening_duties(matter: Matter, today: date) -> list[NewDuty]:
    """A new service clock; of the legal ones those whose day is still to come, on the day they always had."""
    ahead = [one for one in _mediation_duties(matter) if one.kind == clocks.LEAVE and one.due >= today]
    return [_track_duty(matter), *ahead, *_limitation_duty(matter)]


def _flag(matter: Matter) -> str:
    return "重大" if matter.major else ""


def _track_duty(matter: Matter) -> NewDuty:
    due = matter.taken_on if matter.major else track_clock(matter).due
    return NewDuty(
        matter.ref, clocks.TRACK, matter.office, due, matter.taken_on, matter.handler, _flag(matter), due_today=matter.major
    )


def _mediation_duties(matter: Matter) -> list[NewDuty]:
    return [
        NewDuty(matter.ref, one.clock, matter.office, one.due, one.started, matter.handler, _flag(matter), is_legal=True)
        for one in mediation_clocks(matter)
    ]


def _limitation_duty(matter: Matter) -> list[NewDuty]:
    limit = limitation_of(matter)
    if limit is None or limit.expires is None:
        return []
    started = limit.runs_from or matter.taken_on
    return [
        NewDuty(matter.ref, clocks.LIMITATION, matter.office, limit.expires, started, matter.handler, _flag(matter), True)
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


def renew_limitation(matter: Matter, actor: Actor, at: datetime) -> None:
    """New facts: the last day for arbitration may have come to be known, moved, or gone."""
    duties = _limitation_duty(matter)
    put_each(duties, actor, at)
    if not duties:
        settle(about=matter.ref, kind=clocks.LIMITATION, actor=actor, at=at)


def put_mediation(matter: Matter, actor: Actor, at: datetime) -> None:
    put_each(_mediation_duties(matter), actor, at)


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
