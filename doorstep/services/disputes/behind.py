"""What a request under a matter's receipt needs of the matter: what was told, who handles it, how it is erased."""

from collections.abc import Sequence
from datetime import datetime

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.leads.actions.disposal import dispose_leads
from doorstep.foundation.leads.behind import told_in
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.people.models import Person
from doorstep.foundation.receipts.records import Behind

from .actions.disposal import dispose_matters
from .models import Matter, Party
from .queries.access import matter_by_ref
from .queries.dates import region_of


def matter_behind(ref: Ref) -> Behind:
    matter = matter_by_ref(ref)
    lead = _lead_of(matter)
    party = matter.parties.filter(side=Party.Side.APPLICANT).select_related("person").first()
    person = party.person if party and party.person and not party.person.disposed_on else None
    return Behind(
        office=matter.office, region=region_of(matter), handler=matter.handler.code if matter.handler else "",
        sealed=bool(matter.shielded or (person and person.sealed_from_employer)),
        told=told_in(lead) if lead and not lead.disposed_at else _told(matter, person), holds=_holds(matter),
        earlier=(lead.ref,) if lead else (),
    )  # fmt: skip


def _told(matter: Matter, person: Person | None) -> tuple[tuple[str, str], ...]:
    """Who came to the desk told it there."""
    return (
        ("说的事", matter.story),
        *((("称呼", person.name), ("电话", person.phone), ("怎么联系合适", person.reach_note)) if person else ()),
    )


def _holds(matter: Matter) -> tuple[str, ...]:
    if matter.phase != Matter.Phase.CLOSED:
        return ("in_hand",)
    return ("legal_case",) if matter.outcome == Matter.Outcome.OTHER_FORUM else ()


def _lead_of(matter: Matter) -> Lead | None:
    if not matter.from_lead:
        return None
    return Lead.objects.select_related("person", "office", "district").filter(code=matter.from_lead).first()


def erase_matter(ref: Ref, signed_by: Sequence[str], actor: Actor, at: datetime) -> None:
    """The lead it grew out of holds the same story, so it goes along."""
    matter = matter_by_ref(ref)
    lead = _lead_of(matter)
    if lead and not lead.disposed_at:
        dispose_leads(leads=[lead], signed_by=tuple(signed_by), actor=actor, at=at)
    dispose_matters(matters=[matter], signed_by=tuple(signed_by), actor=actor, at=at)
