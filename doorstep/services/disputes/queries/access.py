"""A code in a URL → the matter this actor may touch for this verb, or 404. Not allowed and not existing answer alike."""

from django.http import Http404

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.network.queries.districts import district_of
from doorstep.foundation.people.models import Person

from ..models import Matter, Party
from ..rules import may, may_register

WITH = ("office", "district", "handler", "street", "building", "enterprise")


def matter_for(actor: Actor, code: str, to: str = "view") -> Matter:
    """`to` asks who the actor is, not where the matter stands: a verb out of turn is refused by its action, with the reason."""
    matter = Matter.objects.visible_to(actor).select_related(*WITH).filter(code=code).first()
    if matter is None or not may(actor, to, matter):
        raise Http404
    return matter


def applicant_of(matter: Matter) -> Person:
    """Whose identity may be opened; nobody left one: nothing is there."""
    party = matter.parties.filter(side=Party.Side.APPLICANT).select_related("person").first()
    if party is None or party.person is None or party.person.disposed_on:
        raise Http404
    return party.person


def matter_by_ref(ref: Ref) -> Matter:
    """For rooms that hold a reference, such as a receipt."""
    return Matter.objects.select_related(*WITH).get(code=ref.code)


def can_take_part(ref: Ref, actor: Actor) -> bool:
    """Whether this actor may answer in the thread: who handles it, and the officers above."""
    matter = Matter.objects.visible_to(actor).select_related("office", "handler").filter(code=ref.code).first()
    return matter is not None and bool(may(actor, "say", matter))


def registering_office(actor: Actor) -> tuple[Organisation, Organisation]:
    """The office somebody registers for, and its district."""
    office = Organisation.objects.filter(code=actor.organisation).first()
    district = district_of(office) if office else None
    if office is None or district is None or not may_register(actor):
        raise Http404
    return office, district
