"""What this room does when told something; the wiring table names these functions."""

from datetime import datetime

from doorstep.foundation.jobs.asking import ask
from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.lawbook.facts import FigureAdopted, YearAdopted
from doorstep.foundation.leads.actions.verifying import link_matter
from doorstep.foundation.leads.facts import LeadReferred
from doorstep.foundation.leads.queries.access import lead_by_ref
from doorstep.foundation.linkage.facts import TransferAccepted
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.models import Account
from doorstep.foundation.receipts.actions.issuing import repoint
from doorstep.foundation.receipts.facts import EvidenceAdded, MessageSent, VoiceAdded

from .actions.custody import change_office
from .actions.guidance import pass_the_move
from .actions.registration import ClaimGiven, register_matter
from .models import Matter
from .recomputing import JOB


def open_matter(fact: LeadReferred, actor: Actor, at: datetime) -> Matter:
    """*With* LeadReferred: registers the matter, shielded as the lead was, leads every receipt of the lead on to it, and writes it on the lead."""
    lead = lead_by_ref(fact.about)
    claims = [ClaimGiven(topic, amount) for topic, amount in zip(fact.topics, fact.amounts, strict=True)]
    matter = register_matter(
        district=lead.district, office=lead.office, story=lead.story, person=lead.person, enterprise=lead.enterprise,
        employer_words=lead.employer_words, topics=fact.topics, claims=claims, workers=fact.workers,
        received_on=lead.received_on, asks_mediation=fact.asks == "mediation", handler=lead.handler, street=lead.street,
        building=lead.building, lead_ref=lead.ref, asked_by=lead.asked_by, other_words=lead.other_words, understood=lead.understood, shielded=lead.shielded, is_demo=lead.is_demo, actor=actor, at=at,
    )  # fmt: skip
    repoint(old=lead.ref, new=matter.ref, actor=actor, at=at)
    link_matter(lead=lead, matter=matter.ref, actor=actor, at=at)
    return matter


def worker_wrote(fact: MessageSent | EvidenceAdded | VoiceAdded, actor: Actor, at: datetime) -> None:
    """*With* MessageSent, EvidenceAdded, VoiceAdded: a worker who was waited for has answered, so it is the handler's
    move."""
    if fact.about.kind != "matter" or not fact.is_news:
        return
    matter = Matter.objects.filter(code=fact.about.code, whose_move=Matter.WhoseMove.WORKER).first()
    if matter is not None:
        pass_the_move(matter=matter, whose_move=Matter.WhoseMove.HANDLER, actor=actor, at=at)


def take_over(fact: TransferAccepted, actor: Actor, at: datetime) -> None:
    """*With* TransferAccepted: the office moves; a matter that was closed meanwhile refuses, and with it the acceptance."""
    if fact.about.kind != "matter":
        return
    matter = Matter.objects.select_related("office", "district", "handler").get(code=fact.about.code)
    change_office(
        matter=matter, office=Organisation.objects.get(code=fact.taker.code), keeps_reading=fact.keeps_reading,
        handler=Account.objects.filter(code=fact.handler).first() if fact.handler else None, actor=actor, at=at,
    )  # fmt: skip


def law_adopted(fact: YearAdopted | FigureAdopted, actor: Actor, at: datetime) -> None:
    """*After* a year or a figure was adopted: a job reckons the open clocks of the region anew, for the second person."""
    by = {"account": actor.account, "role": actor.role, "organisation": actor.organisation, "path": actor.path}
    because = "calendar" if isinstance(fact, YearAdopted) else "figure"
    ask(JOB, fact.about.code, {"region": fact.region, "because": because, "source": str(fact.about), "by": by}, at)
