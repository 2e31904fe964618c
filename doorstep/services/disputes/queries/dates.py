"""The dates of one matter, reckoned from its own facts."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from doorstep.knowledge.labourlaw.clocks import Deadline
from doorstep.knowledge.labourlaw.limitation import Limitation

from .. import clocks
from ..models import Matter


@dataclass(frozen=True)
class Running:
    clock: str
    started: date
    deadline: Deadline

    @property
    def due(self) -> date:
        return self.deadline.due


def region_of(matter: Matter) -> str:
    """Empty where the district named none: then the national floor holds, never another region's figure."""
    return matter.district.region


def mediation_clocks(matter: Matter) -> list[Running]:
    """Acceptance and the right to leave, from the moment mediation was asked for; none while only advice is wanted."""
    if matter.mediation_asked_on is None:
        return []
    started, region = timezone.localdate(matter.mediation_asked_on), region_of(matter)
    return [Running(name, started, clocks.legal(name, started, region)) for name in (clocks.ACCEPTANCE, clocks.LEAVE)]


def limitation_of(matter: Matter) -> Limitation | None:
    return clocks.limitation_of(matter.triage_facts, matter.topics, matter.mediation_asked_on, region_of(matter))


def track_clock(matter: Matter) -> Running:
    track = matter.track or matter.proposed_track
    return Running(clocks.TRACK, matter.taken_on, clocks.track_due(track, matter.taken_on, region_of(matter)))
