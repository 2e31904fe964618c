"""法律数字和放假安排: what the house reckons with, entered by one person and checked by another."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.lawbook.actions import adopting
from doorstep.foundation.lawbook.models import Proposal
from doorstep.foundation.lawbook.queries.access import district_of_keeper, parameter_for, proposal_for, region_of_keeper
from doorstep.foundation.lawbook.queries.figure import figure_page
from doorstep.foundation.lawbook.queries.overview import overview
from doorstep.foundation.lawbook.queries.proposal import proposal_page
from doorstep.foundation.lawbook.rules import KEEPERS, may
from doorstep.foundation.people.pages.guards import StaffRequest, staff_page

from .forms import FigureForm, ReasonForm, YearForm

keeper_page = staff_page(*KEEPERS, second_factor=True)
WAITING = "录入了，请另一位同事核对后采用。"


@keeper_page
def law(request: StaffRequest) -> HttpResponse:
    district = district_of_keeper(request.actor)
    page = overview(district.region, timezone.localdate())
    return render(request, "lawbook/law.html", {"page": page, "district": district})


@keeper_page
def law_figure(request: StaffRequest, name: str) -> HttpResponse:
    region, now = parameter_for(request.actor, name), timezone.now()
    page = figure_page(region, name, timezone.localdate(now))
    form = FigureForm(request.POST or None, unit=page.line.unit)

    def act() -> Proposal:
        return adopting.propose_figure(
            region=region, name=name, unit=page.line.unit, **form.cleaned_data, actor=request.actor, at=now
        )

    if request.method == "POST" and (made := _done(form, act)):
        messages.success(request, WAITING)
        return redirect("law-proposal", made.code)
    status = 422 if request.method == "POST" else 200
    return render(request, "lawbook/figure.html", {"page": page, "form": form}, status=status)


@keeper_page
def law_year_new(request: StaffRequest) -> HttpResponse:
    region, now = region_of_keeper(request.actor), timezone.now()
    form = YearForm(request.POST or None, initial={"year": timezone.localdate(now).year + 1})

    def act() -> Proposal:
        return adopting.propose_year(region=region, **form.answers(), actor=request.actor, at=now)

    if request.method == "POST" and (made := _done(form, act)):
        messages.success(request, WAITING)
        return redirect("law-proposal", made.code)
    return render(request, "lawbook/year_new.html", {"form": form}, status=422 if request.method == "POST" else 200)


def _done(form: forms.Form, act: Callable[[], Any]) -> Any:
    if not form.is_valid():
        return None
    try:
        return act()
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return None


@keeper_page
def law_proposal(request: StaffRequest, code: str) -> HttpResponse:
    return _show(request, code, ReasonForm())


def _show(request: StaffRequest, code: str, form: ReasonForm, status: int = 200) -> HttpResponse:
    row = proposal_for(request.actor, code)
    context = {
        "row": row, "page": proposal_page(row, timezone.localdate()), "form": form,
        "may_adopt": may(request.actor, "adopt", row), "is_own": row.entered_by == request.actor.account,
    }  # fmt: skip
    return render(request, "lawbook/proposal.html", context, status=status)


@keeper_page
@require_POST
def law_adopt(request: StaffRequest, code: str) -> HttpResponse:
    try:
        adopting.adopt(proposal=proposal_for(request.actor, code), actor=request.actor, at=timezone.now())
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, "采用了。从现在起都按它算，受影响的期限正在重新算。")
    return redirect("law-proposal", code)


@keeper_page
@require_POST
def law_reject(request: StaffRequest, code: str) -> HttpResponse:
    row, form = proposal_for(request.actor, code), ReasonForm(request.POST)

    def act() -> bool:
        adopting.reject(proposal=row, **form.cleaned_data, actor=request.actor, at=timezone.now())
        return True

    if _done(form, act):
        messages.success(request, "退回了，原来的数不变。")
        return redirect("law-overview")
    return _show(request, code, form, 422)
