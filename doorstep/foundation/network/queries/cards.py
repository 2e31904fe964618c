"""Cards of the network's records; names of places and organisations are public, so the house itself may ask."""

from typing import Any

from django.urls import NoReverseMatch, reverse

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.cards import Card, CardSource
from doorstep.foundation.network.models import Building, Enterprise, Organisation, RegisterImport, Street
from doorstep.foundation.network.rules import DISTRICT_STEPS


def _url(name: str, code: str) -> str:
    try:
        return reverse(name, args=[code])
    except NoReverseMatch:  # the desk is not mounted here
        return ""


def _organisations(codes: set[str], actor: Actor | None) -> dict[str, Card]:
    rows = Organisation.objects.filter(code__in=codes)
    if actor is not None:
        rows = rows.filter(path__startswith=actor.path[:DISTRICT_STEPS]) if actor.path else rows.none()
    return {row.code: Card(row.ref, row.name, row.get_kind_display(), _url("organisation", row.code)) for row in rows}


def _places(model: Any, page: str, *related: str) -> CardSource:
    def source(codes: set[str], actor: Actor | None) -> dict[str, Card]:
        rows = model.objects.filter(code__in=codes).select_related(*related)
        rows = rows if actor is None else rows.visible_to(actor)
        return {row.code: Card(row.ref, row.name, _where(row), _url(page, row.code)) for row in rows}

    return source


def _where(place: Street | Building | Enterprise) -> str:
    if isinstance(place, Street):
        return place.station.name if place.station else "还没有服务站"
    if isinstance(place, Building):
        return place.street.name
    return "，".join(str(one) for one in (place.street, place.building) if one)


def _imports(codes: set[str], actor: Actor | None) -> dict[str, Card]:
    rows = RegisterImport.objects.filter(code__in=codes).defer("problems", "sample")
    rows = rows if actor is None else rows.visible_to(actor)
    return {
        row.code: Card(
            row.ref, f"{row.get_kind_display()}名册导入", row.get_state_display(), _url("register-import", row.code)
        )
        for row in rows
    }


SOURCES: dict[str, CardSource] = {
    "organisation": _organisations,
    "street": _places(Street, "street", "station"),
    "building": _places(Building, "building", "street"),
    "enterprise": _places(Enterprise, "enterprise", "street", "building"),
    "register_import": _imports,
}
