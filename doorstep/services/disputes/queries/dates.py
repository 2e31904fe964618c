"""The dates of one matter, reckoned from its own facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from django.db.models import prefetch_related_objects

from doorstep.knowledge.labourlaw.clocks import Deadline
from doorstep.knowledge.labourlaw.limitation import Limitation
from doorstep.knowledge.labourlaw.matter_clocks import MatterClock
from doorstep.knowledge.labourlaw.matter_facts import DatedEvent, MatterDates
from doorstep.knowledge.labourlaw.matter_limitation import ClaimLimitation

from .. import clocks
from ..models import DatedFact, Matter

# What stands on the matter itself or among its elements; everything else is a DatedFact.
KEPT_ELSEWHERE = {"mediation_asked_on", "mediation_accepted_on", "known_on", "employment_ended_on", "still_employed"}


@dataclass(frozen=True)
class Running:
    clock: str
    started: date
    deadline: Deadline | MatterClock

    @property
    def due(self) -> date:
        return self.deadline.due


def region_of(matter: Matter) -> str:
    """Empty where the district named none: then the national floor holds, never another region's figure."""
    return matter.district.region


def dated_facts_of(matter: Matter) -> list[DatedFact]:
    """Those in force; read once for each time the matter itself is read."""
    if matter._state.adding:
        return []
    prefetch_related_objects([matter], "dated_facts")
    rows = [row for row in matter.dated_facts.all() if row.withdrawn_at is None]
    return sorted(rows, key=lambda row: row.number)


class Dated(Protocol):
    """What of a matter its clocks depend on; nothing else does."""

    @property
    def topics(self) -> list[str]: ...
    @property
    def triage_facts(self) -> dict[str, Any]: ...
    @property
    def mediation_asked_on(self) -> datetime | None: ...
    @property
    def accepted_on(self) -> date | None: ...


def matter_dates(matter: Matter) -> MatterDates:
    """Everything dated that is known about it, as the law core reads it."""
    return dates_from(matter, dated_facts_of(matter))


def dates_from(matter: Dated, rows: Iterable[DatedFact]) -> MatterDates:
    rows = list(rows)
    answers = matter.triage_facts
    asked = clocks.local_day(matter.mediation_asked_on) if matter.mediation_asked_on else None
    said: dict[str, Any] = {row.what: value_of(row) for row in rows if not row.is_act}
    acts = tuple(event_of(row) for row in rows if row.is_act)
    return MatterDates(**{
        **said, "mediation_asked_on": asked, "mediation_accepted_on": matter.accepted_on, "known_on": _day(answers.get("known_on")),
        "employment_ended_on": _day(answers.get("left_on")), "still_employed": answers.get("still_employed"),
        "claims": clocks.groups_of(matter.topics), "events": acts,
    })  # fmt: skip


def value_of(row: DatedFact) -> Any:
    return row.on if row.on is not None else row.yes if row.yes is not None else row.count


def event_of(row: DatedFact) -> DatedEvent:
    assert row.on is not None, "an act has a day"
    return DatedEvent(row.what, row.on, row.until, row.proven, str(row.number))


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def legal_clocks(matter: Matter) -> tuple[MatterClock, ...]:
    return clocks.legal_clocks(matter_dates(matter), region_of(matter))


def mediation_clocks(matter: Matter) -> list[Running]:
    """Acceptance and the right to leave, from the moment mediation was asked for; none while only advice is wanted."""
    if matter.mediation_asked_on is None:
        return []
    found = {one.code: one for one in legal_clocks(matter)}
    return [Running(name, found[name].started_on, found[name]) for name in (clocks.ACCEPTANCE, clocks.LEAVE)]


def limitations_of(matter: Matter) -> tuple[ClaimLimitation, ...]:
    return clocks.limitations(matter_dates(matter), region_of(matter))


def limitation_of(matter: Matter) -> Limitation | None:
    """Of all that is asked for, what lapses first. None while no day is known that it could run from; without an end when
    only wages are asked for and the employment goes on."""
    found = [one.found for one in limitations_of(matter)]
    running = [one for one in found if one.expires]
    if running:
        return min(running, key=lambda one: one.expires or date.max)
    return found[0] if found and len(clocks.groups_of(matter.topics)) == 1 else None


def track_clock(matter: Matter) -> Running:
    track = matter.track or matter.proposed_track
    return Running(clocks.TRACK, matter.taken_on, clocks.track_due(track, matter.taken_on, region_of(matter)))
