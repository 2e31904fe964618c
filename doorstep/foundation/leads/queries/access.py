"""A code in a URL → the lead or letter this actor may touch for this verb, or 404."""

from django.http import Http404

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.people.models import Person

from ..models import HotlineImport, Lead, SetAsideLetter
from ..rules import is_handler, may

WITH = ("office", "district", "handler", "person", "street", "building", "enterprise")


def lead_for(actor: Actor, code: str, to: str = "view") -> Lead:
    """Who may see it but not do `to` yet is told why by the action; who may not see it learns nothing."""
    lead = Lead.objects.visible_to(actor).select_related(*WITH).filter(code=code).first()
    if lead is None or (to == "view" and not may(actor, to, lead)):
        raise Http404
    return lead


def lead_seen(actor: Actor, code: str) -> Lead | None:
    """The lead if this actor may still see it: what was just done may have taken it out of sight."""
    return Lead.objects.visible_to(actor).filter(code=code).first()


def lead_by_ref(ref: Ref) -> Lead:
    """For rooms that were told of a lead by a fact."""
    return Lead.objects.select_related(*WITH).get(code=ref.code)


def letter_for(actor: Actor, code: str) -> SetAsideLetter:
    letter = SetAsideLetter.objects.visible_to(actor).select_related("district", "label").filter(code=code).first()
    if letter is None:
        raise Http404
    return letter


def import_for(actor: Actor, code: str) -> HotlineImport:
    run = HotlineImport.objects.visible_to(actor).select_related("district").filter(code=code).first()
    if run is None:
        raise Http404
    return run


def lead_with_person(actor: Actor, code: str) -> tuple[Lead, Person]:
    """A lead whose worker left a way to be reached; without one there is nothing to open."""
    lead = lead_for(actor, code)
    if lead.person is None or lead.person.disposed_on:
        raise Http404
    return lead, lead.person


def may_answer(ref: Ref, actor: Actor) -> bool:
    """Whether this actor may write to the worker under the lead's receipt."""
    lead = Lead.objects.visible_to(actor).select_related("office", "handler").filter(code=ref.code).first()
    return lead is not None and bool(may(actor, "say", lead))


def handles(ref: Ref, actor: Actor) -> bool:
    """Who hears what was spoken: the one who took it."""
    lead = Lead.objects.visible_to(actor).select_related("handler").filter(code=ref.code).first()
    return lead is not None and is_handler(actor, lead)
