"""What was proposed as the end of a matter, for the second person to look at."""

from dataclasses import dataclass
from datetime import datetime

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.cards import cards_for
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.journal.timeline import fact_of

from ..facts import ClosingProposed
from ..models import Matter


@dataclass(frozen=True)
class Proposal:
    outcome: str
    level: str
    reason: str
    who: str
    at: datetime


def proposal_of(matter: Matter) -> Proposal | None:
    """None unless it waits for the second person."""
    if matter.phase != Matter.Phase.CLOSING:
        return None
    entry = Entry.objects.filter(stream=str(matter.ref), fact=ClosingProposed.code).order_by("-number").first()
    if entry is None:
        return None
    told = fact_of(entry)
    assert isinstance(told, ClosingProposed)
    card = cards_for([Ref("account", entry.account)]).get(Ref("account", entry.account))
    who = card.title if card else "工作人员"
    return Proposal(matter.get_outcome_display(), matter.get_level_display(), str(told.reason), who, entry.at)
