"""Offices that may take a lead, and the one an officer registers for."""

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.network.queries.districts import district_of


def offices_of(district: Organisation) -> list[Organisation]:
    """The centre and its open stations, in the order of the tree."""
    kinds = (Organisation.Kind.DISTRICT, Organisation.Kind.STATION)
    return list(
        Organisation.objects.filter(path__startswith=district.path, kind__in=kinds, closed_on=None).order_by("path")
    )


def own_office(actor: Actor) -> Organisation:
    return Organisation.objects.get(code=actor.organisation)


def own_district(actor: Actor) -> Organisation:
    district = district_of(own_office(actor))
    assert district is not None, "stations and districts stand in a district"
    return district
