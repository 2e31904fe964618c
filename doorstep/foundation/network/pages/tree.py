"""The organisation tree and partner departments."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.foundation.network.actions.tree import (
    add_organisation,
    amend_organisation,
    close_organisation,
    reopen_organisation,
)
from doorstep.foundation.network.queries.access import district_for, organisation_for
from doorstep.foundation.network.queries.lists import line_of, partners_of, stations_around
from doorstep.foundation.network.queries.record import organisation_page
from doorstep.foundation.network.queries.tables import organisation_table
from doorstep.foundation.network.rules import KEEPERS, READERS, may

from .asking import Asked, act_and_return, ask_and_act
from .forms import ClosingForm, OrganisationForm, PartnerForm
from .guards import RegisterRequest, register_page

LIST = "organisation-list"

POSTERS = {"station": "station", "district_union": "district"}  # whose code hangs on a wall, and as what kind of place


@register_page(*READERS)
def organisation_list(request: RegisterRequest) -> HttpResponse:
    district = district_for(request.actor)
    stations = organisation_table("服务站", stations_around(request.actor))
    above = line_of(request.actor, district)
    context = {"tab": LIST, "above": above, "stations": stations, "keeps": may(request.actor, "change", district)}
    return render(request, "network/organisation_list.html", context)


@register_page(*READERS)
def partner_list(request: RegisterRequest) -> HttpResponse:
    district = district_for(request.actor)
    table = organisation_table("协作部门", partners_of(request.actor))
    context = {"tab": "partner-list", "table": table, "keeps": may(request.actor, "change", district)}
    return render(request, "network/partner_list.html", context)


@register_page(*READERS)
def organisation(request: RegisterRequest, code: str) -> HttpResponse:
    found = organisation_for(request.actor, code)
    keeps = may(request.actor, "change", found)
    page = organisation_page(found, timezone.localdate())
    context = {"organisation": found, "page": page, "keeps": keeps, "tab": LIST, "has_poster": POSTERS.get(found.kind, "")}
    return render(request, "network/organisation.html", context)


@register_page(*KEEPERS)
def station_add(request: RegisterRequest) -> HttpResponse:
    return _add(request, "station", OrganisationForm(request.POST or None), "新增服务站", LIST)


@register_page(*KEEPERS)
def partner_add(request: RegisterRequest) -> HttpResponse:
    return _add(request, "partner_department", PartnerForm(request.POST or None), "新增协作部门", "partner-list")


def _add(request: RegisterRequest, kind: str, form: Any, title: str, back: str) -> HttpResponse:
    district = district_for(request.actor, to="change")

    def act(values: dict[str, Any]) -> str:
        name = values.pop("name")
        details = {key: value for key, value in values.items() if value not in (None, "")}
        made = add_organisation(
            parent=district, name=name, kind=kind, details=details, actor=request.actor, at=timezone.now()
        )
        return reverse("organisation", args=[made.code])

    return ask_and_act(request, form, Asked(title, "建好", "组织", reverse(back)), act, "建好了")


@register_page(*KEEPERS)
def organisation_change(request: RegisterRequest, code: str) -> HttpResponse:
    found = organisation_for(request.actor, code, to="change")
    here = reverse("organisation", args=[code])
    kind = PartnerForm if found.kind == "partner_department" else OrganisationForm
    initial = {name: getattr(found, name) for name in kind.base_fields} | {"hours": "\n".join(found.hours)}

    def act(values: dict[str, Any]) -> str:
        amend_organisation(organisation=found, changes=values, actor=request.actor, at=timezone.now())
        return here

    asked = Asked(f"更正{found.name}", "保存", found.name, here)
    return ask_and_act(request, kind(request.POST or None, initial=initial), asked, act, "改好了")


@register_page(*KEEPERS)
def organisation_close(request: RegisterRequest, code: str) -> HttpResponse:
    found = organisation_for(request.actor, code, to="change")
    here = reverse("organisation", args=[code])

    def act(values: dict[str, Any]) -> str:
        close_organisation(organisation=found, on=values["on"], actor=request.actor, at=timezone.now())
        return here

    explains = "停用以后，它的街道来的事先到区总工会。手上没办完的事还在它名下，请先转交。"
    form = ClosingForm(request.POST or None, initial={"on": timezone.localdate()})
    return ask_and_act(request, form, Asked(f"停用{found.name}", "停用", found.name, here, explains), act, "已停用")


@register_page(*KEEPERS)
@require_POST
def organisation_reopen(request: RegisterRequest, code: str) -> HttpResponse:
    found = organisation_for(request.actor, code, to="change")
    return act_and_return(
        request, lambda: reopen_organisation(organisation=found, actor=request.actor, at=timezone.now()),
        reverse("organisation", args=[code]), "已重新启用",
    )  # fmt: skip
