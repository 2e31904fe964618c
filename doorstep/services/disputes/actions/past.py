"""Rows of former ledgers come in as what they were: closed matters, and tellings that were answered. Nobody is told, nothing is
owed; what is past its term of keeping comes in without its words."""

import secrets
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.facts import Fact
from doorstep.foundation.journal.recording import action, record, record_many
from doorstep.foundation.kit.bulk import insert_rows
from doorstep.foundation.kit.ids import id_at
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.leads.actions.past import NewTelling, bring_in_tellings, tellings_known
from doorstep.foundation.network.models import Enterprise, Organisation
from doorstep.foundation.network.queries.districts import district_of
from doorstep.foundation.papers.numbering import reserve
from doorstep.foundation.people.actions.identity import keep_identity
from doorstep.foundation.people.models import Person
from doorstep.foundation.search.actions.keeping import keep_words
from doorstep.foundation.search.kinds import Text

from ..facts import MatterBroughtIn, PastBroughtIn
from ..models import Matter, PastImport
from ..past_rows import Past
from ..retention import dispose_on
from ..searching import kept_of
from ..states import CLOSED, CLOSING
from .gate import follow, step
from .outcomes import level_for
from .registration import ClaimGiven, claims_of, new_matter, parties_of

NOON, TERMS_BEGIN, SPREAD = time(12), date(2020, 1, 1), 6 * 3600 * 1000
LEAD_OUTCOMES = {"not_founded": "not_founded", "not_for_us": "not_for_us", "mistake": "mistake"}


@dataclass
class BroughtIn:
    """`wordless`: of these, how many were past their term and came in without name and story."""

    matters: int = 0
    tellings: int = 0
    repeated: int = 0
    wordless: int = 0

    def add(self, other: "BroughtIn") -> None:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


@action
def bring_in(
    *, station: Organisation, rows: Sequence[Past], run: PastImport | None = None, actor: Actor, at: datetime
) -> BroughtIn:
    """One chunk, whole or not at all, counted on its `run`; a row that came before is left out. Tells MatterBroughtIn and
    LeadBroughtIn of each, and of the station that rows came in."""
    district = district_of(station)
    if district is None:
        raise Refused("这个单位不在任何一个区里，先在组织树里放好再导入")
    fresh = _fresh(station, rows)
    matters, tellings = [row for row in fresh if not row.telling], [row for row in fresh if row.telling]
    done = BroughtIn(len(matters), len(tellings), len(rows) - len(fresh))
    done.wordless = _bring_in_matters(matters, station, district, actor, at)
    done.wordless += bring_in_tellings(
        station=station, district=district, rows=[_telling(row) for row in tellings], actor=actor, at=at
    )
    record(PastBroughtIn(station.ref, done.matters, done.tellings, done.repeated), actor, at)
    if run:
        _count(run, len(rows), done)
    return done


def _count(run: PastImport, rows: int, done: BroughtIn) -> None:
    run.done += rows
    for name, value in vars(done).items():
        setattr(run, name, getattr(run, name) + value)
    run.save(update_fields=["done", *vars(done)])


def _fresh(station: Organisation, rows: Sequence[Past]) -> list[Past]:
    keys = [row.key for row in rows]
    known = set(Matter.objects.filter(office=station, past_key__in=keys).values_list("past_key", flat=True))
    known |= tellings_known(station, keys)
    fresh = []
    for row in rows:
        if row.key not in known:
            fresh.append(row)
        known.add(row.key)
    return fresh


def _telling(row: Past) -> NewTelling:
    outcome = LEAD_OUTCOMES.get(row.outcome, "answered")
    return NewTelling(
        row.key,
        row.received,
        row.closed,
        outcome,
        row.number,
        row.person,
        row.phone,
        row.employer,
        row.story,
        row.topics,
        row.workers,
    )


def _bring_in_matters(
    rows: Sequence[Past], station: Organisation, district: Organisation, actor: Actor, at: datetime
) -> int:
    firms = _firms(rows, district)
    made: list[tuple[Matter, Past]] = []
    parties, claims, lines = [], [], []
    for row, code in zip(rows, _codes(rows, district), strict=True):
        matter = _closed_matter(row, code, station, district, firms.get(row.employer), at)
        person = None if matter.disposed_at else _keep(row, actor, at)
        given = [ClaimGiven(topic, row.amount if not place else None) for place, topic in enumerate(row.topics)]
        parties += parties_of(matter, person, matter.enterprise, "" if matter.disposed_at else row.employer)
        claims += claims_of(matter, given)
        lines.append(_line(matter, row, actor, at))
        made.append((matter, row))
    for some in ([matter for matter, _ in made], parties, claims):
        insert_rows(some)
    keep_words(kept=[kept_of(matter, _texts(matter, row)) for matter, row in made if not matter.disposed_at])
    record_many(lines, react=False)
    return sum(matter.disposed_at is not None for matter, _ in made)


def _closed_matter(
    row: Past, code: str, station: Organisation, district: Organisation, firm: Enterprise | None, at: datetime
) -> Matter:
    """Its number and its place in the lists are of the day it was received."""
    received, closed = _noon(row.received), _noon(row.closed)
    goes = dispose_on(row.outcome, max(row.closed, TERMS_BEGIN))
    matter = new_matter(
        id=key_at(received), code=code, district=district, office=station, story=row.story, topics=list(row.topics), workers=row.workers,
        received_on=received, mediation_asked_on=None, enterprise=firm, street=firm.street if firm else None,
        building=firm.building if firm else None, old_number=row.number, past_key=row.key, at=received, is_demo=district.is_demo,
    )  # fmt: skip
    for verb, target in (("propose_closing", CLOSING), ("agree_closing", CLOSED)):
        follow(matter, step(matter, verb, target), closed)
    matter.outcome, matter.level = row.outcome, row.level or level_for(row.outcome, station)
    matter.closed_at, matter.dispose_on = closed, goes
    if goes <= timezone.localdate(at):
        matter.story, matter.disposed_at = "", at
    return matter


def key_at(moment: datetime) -> int:
    """A key of that day: lists that follow keys stand in the order of what happened. Before the keys begin, their first day."""
    return max(id_at(int(moment.timestamp() * 1000)), 0) + secrets.randbelow(id_at(1_577_836_800_000 + SPREAD)) + 1


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, NOON))


def _codes(rows: Sequence[Past], district: Organisation) -> Iterator[str]:
    """Numbers of the year in which each was received, in the order of the rows."""
    years: dict[int, list[Past]] = defaultdict(list)
    for row in rows:
        years[row.received.year].append(row)
    numbers = {year: iter(reserve(district, "", some[0].received, len(some))) for year, some in years.items()}
    return (next(numbers[row.received.year]) for row in rows)


def _firms(rows: Sequence[Past], district: Organisation) -> dict[str, Enterprise]:
    """Those of the register that bear exactly the name that was written."""
    names = {row.employer for row in rows if row.employer}
    found = Enterprise.objects.filter(district=district, name__in=names).select_related("street", "building")
    return {firm.name: firm for firm in found}


def _keep(row: Past, actor: Actor, at: datetime) -> Person | None:
    """A number nobody could dial is kept as it was written."""
    if not (row.person or row.phone):
        return None
    try:
        return keep_identity(name=row.person, phone=row.phone, actor=actor, at=at)
    except Refused:
        return keep_identity(name=row.person, reach_note=row.phone, actor=actor, at=at)


def _texts(matter: Matter, row: Past) -> list[Text]:
    employer = matter.enterprise.name if matter.enterprise else row.employer
    return [Text("", words) for words in (row.story, employer, row.number) if words]


def _line(matter: Matter, row: Past, actor: Actor, at: datetime) -> tuple[Fact, Actor, datetime]:
    told = MatterBroughtIn(
        matter.ref, matter.office.ref, row.received, row.closed, matter.outcome, matter.level, tuple(row.topics), row.workers,
        row.amount, matter.disposed_at is not None,
    )  # fmt: skip
    return told, actor, at
