"""How heavy a lead looks from what is known of it: emerging, small and simple or complex, how urgent, and what to do.

A proposal, with reasons; what becomes of the lead is an officer's word, and a matter made of it is sorted anew.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from doorstep.knowledge.triage.assessment import Assessment, assess
from doorstep.knowledge.triage.facts import MatterFacts

from .models import Lead

LEVELS = {"major": "重大", "complex": "疑难复杂", "small_simple": "小额简单", "emerging": "萌芽"}
URGENCY = {"today": "今天就要办", "soon": "尽快办", "ordinary": "按期办", "watch": "先关注"}
_FLAGS = {"violence_or_self_harm": "violence_or_self_harm_risk", "stoppage": "stoppage", "employer_fled": "employer_fled"}
_COUNTS = {"death": "deaths", "serious_injury": "serious_injuries"}


@dataclass(frozen=True)
class Proposal:
    level: str
    urgency: str
    reasons: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]


def assessment_of(lead: Lead) -> Assessment:
    """A flag stands for one at least; nobody who asks for mediation is merely a sign of something coming."""
    known: dict[str, Any] = {field: True for flag, field in _FLAGS.items() if flag in lead.red_flags}
    known |= {field: 1 for flag, field in _COUNTS.items() if flag in lead.red_flags}
    workers = lead.people_count or (10 if "collective" in lead.red_flags else None)
    return assess(MatterFacts(workers=workers, topics=tuple(lead.topics), demand_made=lead.asks_mediation, **known))


def _as_shipped(level: str, shipped: Sequence[str]) -> tuple[str, ...]:
    return tuple(shipped)


def proposal_of(lead: Lead, steps: Callable[[str, Sequence[str]], tuple[str, ...]] = _as_shipped) -> Proposal:
    """`steps` says what is to be done on a level, given the shipped list."""
    found = assessment_of(lead)
    reasons = tuple(dict.fromkeys((row.sentence_zh, row.basis) for row in found.reasons))
    return Proposal(LEVELS[found.level], URGENCY[found.urgency], reasons, steps(found.level, found.playbook.steps))
