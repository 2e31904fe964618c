"""Streets and buildings."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from doorstep.foundation.kit.paging import newest_first
from doorstep.foundation.network.actions.places import add_building, add_street, amend_place
from doorstep.foundation.network.queries.access import building_for, district_for, street_for
from doorstep.foundation.network.queries.lists import buildings_of, enterprises_of, stations_around, streets_of
from doorstep.foundation.network.queries.record import place_page
from doorstep.foundation.network.queries.tables import building_table, enterprise_table, street_table
from doorstep.foundation.network.rules import KEEPERS, READERS, may

from .asking import Asked, ask_and_act
from .filters import Narrowed
from .forms import BuildingForm, StreetForm
from .guards import RegisterRequest, register_page


@register_page(*READERS)
def street_list(request: RegisterRequest) -> HttpResponse:
    district = district_for(request.actor)
    rows = list(streets_of(request.actor))
    context = {
        "tab": "street-list",
        "table": street_table(rows),
        "rows": rows,
        "keeps": may(request.actor, "change", district),
    }
    return render(request, "network/street_list.html", context)


@register_page(*READERS)
def street(request: RegisterRequest, code: str) -> HttpResponse:
    found = street_for(request.actor, code)
    page = place_page(found, timezone.localdate())
    table = building_table(buildings_of(request.actor, street=code).order_by("name")[:50])
    context = {
        "place": found,
        "page": page,
        "table": table,
        "keeps": may(request.actor, "change", found),
        "tab": "street-list",
    }
    return render(request, "network/street.html", context)


@register_page(*KEEPERS)
def street_add(request: RegisterRequest) -> HttpResponse:
    district = district_for(request.actor, to="change")
    form = StreetForm(request.POST or None, stations=stations_around(request.actor))

    def act(values: dict[str, Any]) -> str:
        made = add_street(district=district, actor=request.actor, at=timezone.now(), **values)
        return reverse("street", args=[made.code])

    return ask_and_act(request, form, Asked("新增街道", "保存", "街道", reverse("street-list")), act, "建好了")


@register_page(*KEEPERS)
def street_change(request: RegisterRequest, code: str) -> HttpResponse:
    found = street_for(request.actor, code, to="change")
    here = reverse("street", args=[code])
    initial = {name: getattr(found, name) for name in StreetForm.base_fields}
    form = StreetForm(request.POST or None, initial=initial, stations=stations_around(request.actor))
    form.fields["code"].disabled = True

    def act(values: dict[str, Any]) -> str:
        amend_place(place=found, changes=values, actor=request.actor, at=timezone.now())
        return here

    return ask_and_act(request, form, Asked(f"更正{found.name}", "保存", found.name, here), act, "改好了")


@register_page(*READERS)
def building_list(request: RegisterRequest) -> HttpResponse:
    district = district_for(request.actor)
    narrowed = Narrowed.of(request.GET, "street")
    page = newest_first(buildings_of(request.actor, **narrowed.asked), after=narrowed.after, before=narrowed.before)
    context = {"tab": "building-list", "narrowed": narrowed, "table": building_table(page.rows), "pager": narrowed.pager(page, "座"),
               "streets": streets_of(request.actor), "keeps": may(request.actor, "change", district), "rows": page.rows}  # fmt: skip
    return render(request, "network/building_list.html", context)


@register_page(*READERS)
def building(request: RegisterRequest, code: str) -> HttpResponse:
    found = building_for(request.actor, code)
    page = place_page(found, timezone.localdate())
    table = enterprise_table(enterprises_of(request.actor, building=code).order_by("name")[:50])
    context = {
        "place": found,
        "page": page,
        "table": table,
        "keeps": may(request.actor, "change", found),
        "tab": "building-list",
    }
    return render(request, "network/building.html", context)


@register_page(*KEEPERS)
def building_add(request: RegisterRequest) -> HttpResponse:
    district_for(request.actor, to="change")
    form = BuildingForm(request.POST or None, streets=streets_of(request.actor))

    def act(values: dict[str, Any]) -> str:
        street, name = values.pop("street"), values.pop("name")
        made = add_building(street=street, name=name, details=values, actor=request.actor, at=timezone.now())
        return reverse("building", args=[made.code])

    return ask_and_act(request, form, Asked("新增楼宇", "保存", "楼宇", reverse("building-list")), act, "建好了")


@register_page(*KEEPERS)
def building_change(request: RegisterRequest, code: str) -> HttpResponse:
    found = building_for(request.actor, code, to="change")
    here = reverse("building", args=[code])
    initial = {name: getattr(found, name) for name in BuildingForm.base_fields} | {"aliases": "、".join(found.aliases)}
    form = BuildingForm(request.POST or None, initial=initial, streets=streets_of(request.actor))

    def act(values: dict[str, Any]) -> str:
        amend_place(place=found, changes=values, actor=request.actor, at=timezone.now())
        return here

    return ask_and_act(request, form, Asked(f"更正{found.name}", "保存", found.name, here), act, "改好了")
