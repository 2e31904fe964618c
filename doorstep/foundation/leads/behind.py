"""What a request under a lead's receipt needs of the lead: what was told, who handles it, how it is erased."""

from collections.abc import Sequence
from datetime import datetime

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.receipts.records import Behind

from .actions.disposal import dispose_leads
from .models import Lead
from .queries.access import lead_by_ref


def lead_behind(ref: Ref) -> Behind:
    lead = lead_by_ref(ref)
    return Behind(
        office=lead.office, region=lead.district.region, handler=lead.handler.code if lead.handler else "",
        sealed=bool(lead.shielded or (lead.person and lead.person.sealed_from_employer)), told=told_in(lead),
        holds=() if lead.phase == Lead.Phase.CLOSED else ("in_hand",),
    )  # fmt: skip


def told_in(lead: Lead) -> tuple[tuple[str, str], ...]:
    """In the order it was asked for; what was worked out at the desk is not theirs."""
    person = lead.person if lead.person and not lead.person.disposed_on else None
    return (
        ("说的事", lead.story), ("说的地点", lead.place_words), ("说的单位", lead.employer_words),
        ("说的对方", lead.other_words), ("称呼", person.name if person else ""), ("电话", person.phone if person else ""),
        ("怎么联系合适", person.reach_note if person else ""),
    )  # fmt: skip


def erase_lead(ref: Ref, signed_by: Sequence[str], actor: Actor, at: datetime) -> None:
    dispose_leads(leads=[lead_by_ref(ref)], signed_by=tuple(signed_by), actor=actor, at=at)
