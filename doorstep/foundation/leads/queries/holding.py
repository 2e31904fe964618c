"""Whose hands a lead is in, for the room where identities are opened."""

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.people.identity_holders import Holder
from doorstep.foundation.people.models import Person

from ..models import Lead


def lead_holder(ref: Ref) -> Holder | None:
    lead = Lead.objects.select_related("office", "handler").filter(code=ref.code).first()
    return Holder(lead.office, lead.handler.code if lead.handler else "") if lead else None


def leads_of(person: Person) -> list[Ref]:
    return [Ref("lead", code) for code in Lead.objects.filter(person=person).values_list("code", flat=True)]
