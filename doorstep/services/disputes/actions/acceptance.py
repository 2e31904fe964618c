"""Both sides agree and it is taken on (受理), or it is not and the worker learns why and where to go. Sessions come later."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.papers.numbering import next_number
from doorstep.foundation.people.models import Account
from doorstep.foundation.worklist.actions.duties import put, settle

from .. import clocks
from ..facts import MatterAccepted, MatterDeclined
from ..models import Acceptance, Matter
from ..queries.dates import legal_clocks
from ..queries.staff import possible_handlers
from .dues import put_follow_up
from .gate import advance, allow, held, step
from .guidance import write_guidance
from .once import claim_form
from .triage import checked_reason

SERIES, END = "SL", "mediation_end"


@dataclass(frozen=True)
class Meeting:
    """When and where both sides come, as far as it is settled."""

    at: datetime | None = None
    place: str = ""


@action
def accept_mediation(
    *, matter: Matter, how: str, mediator: Account, accepted_on: date | None = None, meeting: Meeting = Meeting(),
    form_key: str = "", actor: Actor, at: datetime,
) -> Acceptance:  # fmt: skip
    """`how`: who of the other side agreed, and how. The answer owed to the worker is settled, the fifteen days in which
    mediation should end begin; the right to leave stays where it was. Tells MatterAccepted."""
    claim_form(form_key, matter, at)
    allow(held(matter), "accept", actor)
    step(matter, "accept")
    day = accepted_on or clocks.local_day(at)
    how = checked_reason(how, needed="请写一句对方是谁、怎么答应的")
    _check_accepting(matter, mediator, day, meeting, at)
    advance(matter, "accept", actor=actor, at=at, accepted_on=day)
    ends = ends_on(matter)
    made = Acceptance.objects.create(
        matter=matter, number=_number(matter, at), accepted=True, decided_on=day, words=how, mediator=mediator,
        meets_at=meeting.at, place=meeting.place.strip(), by_account=actor.account, at=at,
    )  # fmt: skip
    record(MatterAccepted(matter.ref, made.number, day, ends, mediator.code), actor, at)
    for kind in (clocks.ACCEPTANCE, clocks.FOLLOW_UP):
        settle(about=matter.ref, kind=kind, actor=actor, at=at)
    if ends:
        put(
            about=matter.ref, kind=END, office=matter.office, account=matter.handler, due=ends, started_on=day,
            is_legal=True, actor=actor, at=at,
        )  # fmt: skip
    return made


def ends_on(matter: Matter) -> date | None:
    """By when mediation should end, from the day it was accepted; the law core's own sum."""
    return next((one.due for one in legal_clocks(matter) if one.code == END), None)


def _number(matter: Matter, at: datetime) -> str:
    return next_number(matter.district, SERIES, clocks.local_day(at))


def _check_accepting(matter: Matter, mediator: Account, day: date, meeting: Meeting, at: datetime) -> None:
    if matter.mediation_asked_on is None:
        raise Refused("职工还没有请求调解。请先记下他请求调解")
    if not timezone.localdate(matter.mediation_asked_on) <= day <= clocks.local_day(at):
        raise Refused("受理的日子应当在请求调解之后、今天之前，请再看一下", "accepted_on")
    if mediator not in possible_handlers(matter.office, at):
        raise Refused("调解员要从本站的人里选", "mediator")
    if meeting.at and meeting.at < at:
        raise Refused("约定的时间已经过去了，请再看一下", "meets_at")


@action
def decline_mediation(
    *, matter: Matter, ground: str, words: str, doors: list[str], form_key: str = "", actor: Actor, at: datetime
) -> Acceptance:
    """Not taken on: the worker is told under the receipt why and where to go next, and the notice has a number. Settles
    the answer owed, puts the follow-up. Tells MatterDeclined."""
    claim_form(form_key, matter, at)
    allow(held(matter), "decline", actor)
    step(matter, "decline")
    if ground not in Acceptance.Ground.values:
        raise Refused("请选一个没有受理的原因", "ground")
    if not doors:
        raise Refused("请至少选一个下一步可以去的地方", "doors")
    advance(matter, "decline", actor=actor, at=at)
    _, told = write_guidance(matter, words, doors, actor, at)
    made = Acceptance.objects.create(
        matter=matter, number=_number(matter, at), accepted=False, decided_on=clocks.local_day(at), ground=ground,
        words=words.strip(), by_account=actor.account, at=at,
    )  # fmt: skip
    record(MatterDeclined(matter.ref, made.number, ground, told), actor, at)
    settle(about=matter.ref, kind=clocks.ACCEPTANCE, actor=actor, at=at)
    put_follow_up(matter, actor, at)
    return made
