"""A code in a URL → the transfer this actor may touch for this verb, or 404."""

from django.http import Http404

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.network.models import Organisation

from ..models import Transfer


def transfer_for(actor: Actor, code: str) -> Transfer:
    """Who may see it but not answer it is told why by the action; who may not see it learns nothing."""
    rows = Transfer.objects.visible_to(actor).select_related("giver", "taker", "district")
    transfer = rows.filter(code=code).first()
    if transfer is None:
        raise Http404
    return transfer


def own_office(actor: Actor) -> Organisation:
    """The office somebody asks for; nobody without one asks."""
    office = Organisation.objects.filter(code=actor.organisation).first()
    if office is None:
        raise Http404
    return office
