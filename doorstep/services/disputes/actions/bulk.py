"""Thousands of matters at once, for the demo district and for loads: the same rows, facts and duties as one by one.

Nobody is told and no reaction runs. The facts are chained as always.
"""

import gc
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.facts import Fact
from doorstep.foundation.journal.recording import action, record_many
from doorstep.foundation.kit.bulk import insert_rows
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.lawbook.queries.setting import one_look
from doorstep.foundation.network.models import Building, Enterprise, Organisation, Street
from doorstep.foundation.papers.numbering import reserve
from doorstep.foundation.people.models import Account, Person
from doorstep.foundation.search.actions.keeping import keep_words
from doorstep.foundation.search.kinds import Kept, Text
from doorstep.foundation.worklist.actions.duties import NewDuty, put_many

from .. import clocks
from ..facts import ClosingProposed, GuidanceGiven, MatterClosed, TrackDecided
from ..models import Matter
from ..queries.dates import region_of
from ..retention import dispose_on
from ..searching import kept_of
from ..states import CLOSED, CLOSING, GUIDANCE, REGISTERED
from .dues import opening_duties, second_look_duty
from .gate import follow, step
from .outcomes import CALLED_BACK, level_for
from .proposing import assessment_of, set_proposal
from .registration import ClaimGiven, check_given, claims_of, new_matter, parties_of, registered_fact

SLICE = 2_000
Line = tuple[Fact, Actor, datetime]


@dataclass(frozen=True)
class NewMatter:
    """One row. The later steps are taken in order as far as their moments are given; a closed one needs `second`,
    who is not the handler, and an outcome."""

    district: Organisation
    office: Organisation
    claims: Sequence[ClaimGiven]
    received_on: datetime
    registered_at: datetime
    handler: Account
    story: str = ""
    person: Person | None = None
    enterprise: Enterprise | None = None
    employer_words: str = ""
    workers: int = 1
    asks_mediation: bool = True
    street: Street | None = None
    building: Building | None = None
    lead_code: str = ""
    shielded: bool = False
    answers: dict[str, Any] = field(default_factory=dict)
    track_at: datetime | None = None
    guided_at: datetime | None = None
    proposed_at: datetime | None = None
    closed_at: datetime | None = None
    outcome: str = ""
    second: Account | None = None


@action
def register_many(*, rows: Sequence[NewMatter], is_demo: bool = False, actor: Actor, at: datetime) -> list[Matter]:
    """Matters with parties, claims, facts and open duties, a few statements for every two thousand. Tells the same facts
    as one by one; `actor` stands for whoever has no account in the row."""
    made: list[Matter] = []
    with _no_collecting(), one_look():
        for start in range(0, len(rows), SLICE):
            made += _register_slice(rows[start : start + SLICE], is_demo, actor, at)
    return made


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Nothing here forms cycles, and looking for them among a hundred thousand fresh rows costs a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _register_slice(rows: Sequence[NewMatter], is_demo: bool, actor: Actor, at: datetime) -> list[Matter]:
    matters, parties, claims, duties, lines = [], [], [], [], []
    for row, code in zip(rows, _codes(rows), strict=True):
        matter = _matter(row, code, is_demo)
        matters.append(matter)
        lines += _story_of(matter, row, actor)
        parties += parties_of(matter, row.person, row.enterprise, row.employer_words)
        claims += claims_of(matter, row.claims)
        duties += _duties(matter, at)
    insert_rows(matters)
    insert_rows(parties)
    insert_rows(claims)
    keep_words(kept=[_kept(matter, row) for matter, row in zip(matters, rows, strict=True)])
    put_many(duties=duties, actor=actor, at=at)
    record_many(lines, react=False)
    return matters


def _kept(matter: Matter, row: NewMatter) -> Kept:
    employer = row.enterprise.name if row.enterprise else row.employer_words
    words = [row.story, employer, *(claim.words for claim in row.claims)]
    return kept_of(matter, [Text("", text) for text in words if text])


def _codes(rows: Sequence[NewMatter]) -> Iterator[str]:
    """Numbers in a row for each district and year, handed out in the order of the rows."""
    wanted: dict[tuple[int, int], list[NewMatter]] = defaultdict(list)
    for row in rows:
        wanted[row.district.pk, clocks.local_day(row.registered_at).year].append(row)
    numbers = {
        place: iter(reserve(some[0].district, "", clocks.local_day(some[0].registered_at), len(some)))
        for place, some in wanted.items()
    }
    for row in rows:
        yield next(numbers[row.district.pk, clocks.local_day(row.registered_at).year])


def _matter(row: NewMatter, code: str, is_demo: bool) -> Matter:
    topics = list(dict.fromkeys(claim.topic for claim in row.claims))
    check_given(row.story, topics, row.claims, row.workers)
    if row.closed_at and (row.second is None or row.second.pk == row.handler.pk or not row.outcome):
        raise Refused("办结的要有结果，并且由第二个人同意")
    return new_matter(
        code=code, district=row.district, office=row.office, handler=row.handler, story=row.story, topics=topics,
        workers=row.workers, received_on=row.received_on, mediation_asked_on=row.received_on if row.asks_mediation else None,
        enterprise=row.enterprise, street=row.street, building=row.building, from_lead=row.lead_code, shielded=row.shielded,
        triage_facts=row.answers, is_demo=is_demo, at=row.registered_at,
    )  # fmt: skip


def _story_of(matter: Matter, row: NewMatter, actor: Actor) -> list[Line]:
    """The facts in order; the matter's columns move along with them through the table of states."""
    amounts = [claim.amount for claim in row.claims]
    by = Actor(row.handler.code, "station_officer", row.office.code, row.office.path, actor.channel)
    proposed = set_proposal(matter, assessment_of(matter, amounts, row.registered_at))
    lines: list[Line] = [(registered_fact(matter, amounts), by, row.registered_at)]
    if proposed is not None:
        lines.append((proposed, by, row.registered_at))
    if row.track_at:
        matter.track = matter.proposed_track
        lines.append((TrackDecided(matter.ref, matter.track, matter.proposed_track), by, row.track_at))
    if row.guided_at:
        _move(matter, "give_guidance", GUIDANCE, row.guided_at)
        lines.append((GuidanceGiven(matter.ref, (), False), by, row.guided_at))
    if row.proposed_at or row.closed_at:
        lines += _end(matter, row, by)
    return lines


def _end(matter: Matter, row: NewMatter, by: Actor) -> list[Line]:
    proposed_at = row.proposed_at or row.closed_at
    assert proposed_at is not None
    source, level = matter.phase, level_for(row.outcome, row.office)
    _move(matter, "propose_closing", CLOSING, proposed_at)
    matter.outcome, matter.level, matter.proposed_by, matter.closing_from = row.outcome, level, by.account, source
    lines: list[Line] = [(ClosingProposed(matter.ref, source, row.outcome, level), by, proposed_at)]
    if row.closed_at and row.second:
        second = Actor(row.second.code, by.role, row.office.code, row.office.path, by.channel)
        lines.append((_close(matter, row.closed_at), second, row.closed_at))
    return lines


def _close(matter: Matter, at: datetime) -> MatterClosed:
    today, proposer = clocks.local_day(at), matter.proposed_by
    _move(matter, "agree_closing", CLOSED, at)
    matter.closed_at, matter.dispose_on, matter.proposed_by, matter.closing_from = (
        at,
        dispose_on(matter.outcome, today),
        "",
        "",
    )
    if matter.outcome in CALLED_BACK:
        matter.return_call_on = clocks.service("return_visit", today, region_of(matter)).due
    return MatterClosed(matter.ref, matter.outcome, matter.level, matter.dispose_on, matter.return_call_on, proposer)


def _move(matter: Matter, verb: str, target: str, at: datetime) -> None:
    follow(matter, step(matter, verb, target), at)


def _duties(matter: Matter, at: datetime) -> list[NewDuty]:
    """What is open today; a closed matter owes a return visit whose day is still to come."""
    if matter.phase != CLOSED:
        answered = {clocks.ACCEPTANCE} if matter.phase != REGISTERED else set()
        second = [second_look_duty(matter, matter.moved_at)] if matter.phase == CLOSING else []
        return second + [duty for duty in opening_duties(matter) if duty.kind not in answered]
    call, today = matter.return_call_on, clocks.local_day(at)
    if call is None or call < today or matter.closed_at is None:
        return []
    closed_on = clocks.local_day(matter.closed_at)
    return [NewDuty(matter.ref, clocks.RETURN_CALL, matter.office, call, closed_on, matter.handler)]
