"""Whose law an actor may look after, and a code in a URL → the proposal of that region, or 404."""

from django.http import Http404

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.lawbook.models import CalendarYear, Figure
from doorstep.foundation.lawbook.rules import KEEPERS
from doorstep.foundation.network.models import Organisation

from .names import names


def district_of_keeper(actor: Actor) -> Organisation:
    """The district an actor keeps the law for; stations and the city keep none."""
    rows = Organisation.objects.filter(code=actor.organisation, kind=Organisation.Kind.DISTRICT)
    found = rows.first() if actor.holds(*KEEPERS) else None
    if found is None:
        raise Http404
    return found


def region_of_keeper(actor: Actor) -> str:
    return district_of_keeper(actor).region


def parameter_for(actor: Actor, name: str) -> str:
    """The region, when there is such a parameter."""
    region = region_of_keeper(actor)
    if name not in names():
        raise Http404
    return region


def proposal_for(actor: Actor, code: str) -> Figure | CalendarYear:
    region = region_of_keeper(actor)
    kind = Figure if code.startswith("LF-") else CalendarYear
    found = kind._default_manager.filter(code=code, region=region).first()
    if found is None:
        raise Http404
    return found


def waiting_proposals(region: str) -> list[Figure | CalendarYear]:
    return [
        *CalendarYear.objects.filter(region=region, state=CalendarYear.State.PROPOSED).order_by("id"),
        *Figure.objects.filter(region=region, state=Figure.State.PROPOSED).order_by("id"),
    ]
