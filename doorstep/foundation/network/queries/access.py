"""A code in a URL → what this actor may touch for this verb, or 404. Not allowed and not existing answer alike."""

from typing import Any

from django.db.models import Model, QuerySet
from django.http import Http404

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.network.models import Building, Enterprise, Organisation, RegisterImport, Street
from doorstep.foundation.network.rules import DISTRICT_STEPS, may


def _found(rows: QuerySet[Any], actor: Actor, code: str, to: str) -> Any:
    found: Model | None = rows.filter(code=code).first()
    if found is None or not may(actor, to, found):
        raise Http404
    return found


def organisation_for(actor: Actor, code: str, to: str = "view") -> Organisation:
    return _found(organisations_around(actor), actor, code, to)


def organisations_around(actor: Actor) -> QuerySet[Organisation]:
    """The tree as staff know it: everything in their district, neighbours too, as they are the ones to turn to."""
    rows = Organisation.objects.all()
    return rows.filter(path__startswith=actor.path[:DISTRICT_STEPS]) if actor.path else rows.none()


def district_for(actor: Actor, to: str = "view") -> Organisation:
    """The district the actor works in; somebody of the city has to act in one first."""
    district = Organisation.objects.filter(path=actor.path[:DISTRICT_STEPS], kind=Organisation.Kind.DISTRICT).first()
    if district is None or not may(actor, to, district):
        raise Http404
    return district


def street_for(actor: Actor, code: str, to: str = "view") -> Street:
    return _found(Street.objects.visible_to(actor).select_related("district", "station"), actor, code, to)


def building_for(actor: Actor, code: str, to: str = "view") -> Building:
    return _found(Building.objects.visible_to(actor).select_related("district", "street__station"), actor, code, to)


def enterprise_for(actor: Actor, code: str, to: str = "view") -> Enterprise:
    related = "district", "street__station", "building__street__station", "union"
    return _found(Enterprise.objects.visible_to(actor).select_related(*related), actor, code, to)


def import_for(actor: Actor, code: str, to: str = "import") -> RegisterImport:
    return _found(RegisterImport.objects.visible_to(actor).select_related("district"), actor, code, to)
