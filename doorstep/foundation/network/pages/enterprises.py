"""Employing units: list, one unit one file, changes, its union."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.kit.paging import newest_first
from doorstep.foundation.network.actions.places import add_enterprise, amend_place, register_union
from doorstep.foundation.network.queries.access import district_for, enterprise_for
from doorstep.foundation.network.queries.lists import buildings_of, enterprises_of, streets_of
from doorstep.foundation.network.queries.record import contact_of_enterprise, enterprise_page
from doorstep.foundation.network.queries.tables import enterprise_table
from doorstep.foundation.network.rules import KEEPERS, READERS, may

from .asking import Asked, ask_and_act
from .filters import Narrowed
from .forms import EnterpriseForm, UnionForm
from .guards import RegisterRequest, register_page

TAB = "enterprise-list"


@register_page(*READERS)
def enterprise_list(request: RegisterRequest) -> HttpResponse:
    district = district_for(request.actor)
    narrowed = Narrowed.of(request.GET, "street", "building")
    page = newest_first(enterprises_of(request.actor, **narrowed.asked), after=narrowed.after, before=narrowed.before)
    context = {"tab": TAB, "narrowed": narrowed, "table": enterprise_table(page.rows), "pager": narrowed.pager(page, "家"),
               "streets": streets_of(request.actor), "keeps": may(request.actor, "change", district), "rows": page.rows}  # fmt: skip
    return render(request, "network/enterprise_list.html", context)


@register_page(*READERS)
def enterprise(request: RegisterRequest, code: str) -> HttpResponse:
    found = enterprise_for(request.actor, code)
    record_reading(found.ref, request.actor, timezone.now(), what="用人单位档案")
    return _show(request, found, opened=False)


@register_page(*READERS)
@require_POST
def enterprise_contact(request: RegisterRequest, code: str) -> HttpResponse:
    """Opens the contact; the reading is written first, so this is no plain link."""
    found = enterprise_for(request.actor, code)
    record_reading(found.ref, request.actor, timezone.now(), what="用人单位联系人（打开）")
    return _show(request, found, opened=True)


def _show(request: RegisterRequest, found: Any, opened: bool) -> HttpResponse:
    context = {
        "enterprise": found, "page": enterprise_page(found, timezone.localdate()), "tab": TAB, "opened": opened,
        "contact": contact_of_enterprise(found, opened), "keeps": may(request.actor, "change", found),
    }  # fmt: skip
    return render(request, "network/enterprise.html", context)


def _form(request: RegisterRequest, initial: dict[str, Any] | None) -> EnterpriseForm:
    streets, buildings = streets_of(request.actor), buildings_of(request.actor).order_by("name")
    return EnterpriseForm(request.POST or None, initial=initial, streets=streets, buildings=buildings)


@register_page(*KEEPERS)
def enterprise_add(request: RegisterRequest) -> HttpResponse:
    district = district_for(request.actor, to="change")
    form = _form(request, None)

    def act(values: dict[str, Any]) -> str:
        first = {"name": values.pop("name"), "uscc": values.pop("uscc")}
        made = add_enterprise(district=district, **first, details=values, actor=request.actor, at=timezone.now())
        return reverse("enterprise", args=[made.code])

    return ask_and_act(request, form, Asked("新增用人单位", "保存", "用人单位", reverse(TAB)), act, "建好了")


@register_page(*KEEPERS)
def enterprise_change(request: RegisterRequest, code: str) -> HttpResponse:
    found = enterprise_for(request.actor, code, to="change")
    record_reading(found.ref, request.actor, timezone.now(), what="用人单位档案（更正）")
    here = reverse("enterprise", args=[code])
    initial = {name: getattr(found, name) for name in EnterpriseForm.base_fields}

    def act(values: dict[str, Any]) -> str:
        amend_place(place=found, changes=values, actor=request.actor, at=timezone.now())
        return here

    return ask_and_act(
        request, _form(request, initial), Asked(f"更正{found.name}", "保存", found.name, here), act, "改好了"
    )


@register_page(*KEEPERS)
def enterprise_union(request: RegisterRequest, code: str) -> HttpResponse:
    found = enterprise_for(request.actor, code, to="change")
    record_reading(found.ref, request.actor, timezone.now(), what="企业工会（更正）")
    here = reverse("enterprise", args=[code])
    union = getattr(found, "union", None)
    initial = {name: getattr(union, name) for name in UnionForm.base_fields} if union else {}

    def act(values: dict[str, Any]) -> str:
        register_union(enterprise=found, actor=request.actor, at=timezone.now(), **values)
        return here

    asked = Asked("企业工会", "保存", found.name, here)
    return ask_and_act(request, UnionForm(request.POST or None, initial=initial), asked, act, "记下了")
