"""Somebody at the desk: identity, matter and receipt in one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action
from doorstep.foundation.network.models import Enterprise, Organisation
from doorstep.foundation.network.queries.routing import Router
from doorstep.foundation.people.actions.identity import keep_identity, open_identity
from doorstep.foundation.people.models import Account, Person
from doorstep.foundation.people.queries.terms import current_terms
from doorstep.foundation.receipts.actions.issuing import issue_receipt

from ..clocks import local_day
from ..models import Matter
from ..queries.consent import TERMS
from .once import refuse_sent
from .registration import ClaimGiven, register_matter

IN_PERSON = "本人在场登记，打印调解申请书给本人看和签字"


@dataclass(frozen=True)
class Contact:
    """How the person may be reached, as far as they said; the number only for whoever wants the paper complete."""

    name: str = ""
    phone: str = ""
    reach_note: str = ""
    sealed_from_employer: bool = True
    id_number: str = ""

    def __bool__(self) -> bool:
        return bool(self.name.strip() or self.phone.strip() or self.reach_note.strip() or self.id_number.strip())


@dataclass(frozen=True)
class WalkIn:
    """`digits` exist here only."""

    matter: Matter
    digits: str


@action
def register_walk_in(
    *, district: Organisation, office: Organisation, story: str, topics: Sequence[str], amount: Decimal | None = None,
    workers: int = 1, asks_mediation: bool = True, enterprise: Enterprise | None = None, employer_words: str = "",
    place_words: str = "", contact: Contact = Contact(), form_key: str = "", actor: Actor, at: datetime,
) -> WalkIn:  # fmt: skip
    """Whoever registers handles it. The sum named stands under the first topic. Keeps the identity, registers the matter
    (with its clocks from now), issues the receipt with the consent given. Tells what these tell."""
    refuse_sent(form_key)
    person = _keep(contact, actor, at)
    where = Router(district, local_day(at)).route(enterprise=enterprise, text=place_words)
    claims = [ClaimGiven(topic, amount if n == 0 else None) for n, topic in enumerate(topics)]
    matter = register_matter(
        district=district, office=office, story=story, person=person, enterprise=enterprise, employer_words=employer_words,
        topics=topics, claims=claims, workers=workers, received_on=at, asks_mediation=asks_mediation,
        handler=Account.objects.filter(code=actor.account).first(), street=where.street, building=where.building,
        form_key=form_key, actor=actor, at=at,
    )  # fmt: skip
    if person:
        # Who wrote the name down prints it on the application while the worker stands there; it is logged as every opening.
        open_identity(person=person, about=matter.ref, reason=IN_PERSON, actor=actor, at=at)
    terms = current_terms(TERMS[asks_mediation], local_day(at))
    issued = issue_receipt(about=matter.ref, organisation=office, person=person, terms=terms, actor=actor, at=at)
    return WalkIn(matter, issued.digits)


def _keep(contact: Contact, actor: Actor, at: datetime) -> Person | None:
    if not contact:
        return None
    return keep_identity(
        name=contact.name, phone=contact.phone, id_number=contact.id_number, reach_note=contact.reach_note,
        sealed_from_employer=contact.sealed_from_employer, actor=actor, at=at,
    )  # fmt: skip
