"""Translators: who is told when something happens in a room that knows no notices of its own. Each bears repetition, as a
line of the same kind about the same record is not written again while it is unread."""

from datetime import datetime

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.leads.facts import LeadAssigned, LeadRaised, LeadRerouted
from doorstep.foundation.leads.queries.access import lead_by_ref
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.notices.actions.sending import notify
from doorstep.foundation.notices.kinds import register_notice_kind
from doorstep.foundation.people.models import Account
from doorstep.foundation.people.queries.presence import looks_after
from doorstep.foundation.people.queries.staff import holding, on_duty
from doorstep.foundation.receipts.facts import EvidenceAdded, MessageSent, VoiceAdded
from doorstep.services.disputes.models import Matter

RAISED, DANGER, WRITTEN, ASSIGNED = "lead_raised", "lead_red_flag", "worker_wrote", "lead_assigned"
BROUGHT = "worker_brought"


def register_notice_kinds() -> None:
    register_notice_kind(RAISED, "有一条新线索，请在期限前核实")
    register_notice_kind(DANGER, "有一条带红旗的线索，请今天就看")
    register_notice_kind(ASSIGNED, "有一条线索分给您核实")
    register_notice_kind(WRITTEN, "职工发来了新的留言")
    register_notice_kind(BROUGHT, "职工补了材料")


def _at_the_desk(office: Organisation, at: datetime) -> list[Account]:
    """Whoever is on duty there; where nobody is, its officers; in the pool, the district's."""
    day = timezone.localdate(at)
    return on_duty(office, day) or holding(office, "station_officer", "district_officer", day=day)


def tell_those_on_duty(fact: LeadRaised | LeadRerouted, actor: Actor, at: datetime) -> None:
    lead = lead_by_ref(fact.about)
    if lead.phase == "raised":
        notify(
            accounts=_at_the_desk(lead.office, at),
            kind=DANGER if lead.red_flags else RAISED,
            about=lead.ref,
            actor=actor,
            at=at,
        )


def tell_who_was_given_it(fact: LeadAssigned, actor: Actor, at: datetime) -> None:
    lead = lead_by_ref(fact.about)
    if lead.handler and lead.handler.ref == fact.handler and lead.handler.code != actor.account:
        notify(accounts=[lead.handler], kind=ASSIGNED, about=lead.ref, actor=actor, at=at)


def tell_the_handler(fact: MessageSent | EvidenceAdded | VoiceAdded, actor: Actor, at: datetime) -> None:
    if not fact.is_news:
        return
    held = (
        lead_by_ref(fact.about)
        if fact.about.kind == "lead"
        else Matter.objects.select_related("office", "handler").get(code=fact.about.code)
    )
    accounts = looks_after(held.handler, timezone.localdate(at)) or _at_the_desk(held.office, at)
    kind = BROUGHT if isinstance(fact, EvidenceAdded) else WRITTEN
    notify(accounts=accounts, kind=kind, about=held.ref, actor=actor, at=at)
