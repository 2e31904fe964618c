"""Openings of identities: what waits for an answer, what was opened, and the district's rule for it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions import openings as actions
from doorstep.foundation.people.models import IdentityOpening
from doorstep.foundation.people.queries import access
from doorstep.foundation.people.queries.opening_page import opening_lines, opening_sheet
from doorstep.foundation.people.queries.openings import openings_page, practice_of, waiting_openings
from doorstep.foundation.people.rules import IDENTITY_OPENERS, OPENING_DECIDERS

from .accounts import pager_of, show_refusal
from .guards import StaffRequest, staff_page
from .opening_forms import DeclineForm, LookedIntoForm, PracticeForm, TermForm

reader_page = staff_page(*IDENTITY_OPENERS, "auditor", second_factor=True)
decider_page = staff_page(*OPENING_DECIDERS, second_factor=True)


@reader_page
def opening_list(request: StaffRequest) -> HttpResponse:
    actor, now = request.actor, timezone.now()
    page = openings_page(actor, now, request.GET.get("after", ""), request.GET.get("before", ""))
    waiting = opening_lines(waiting_openings(actor, now), actor, now)
    context = {"waiting": waiting, "lines": opening_lines(page.rows, actor, now), "pager": pager_of(request, page)}
    return render(request, "people/openings.html", {**context, "rules": actor.holds("district_officer")})


@reader_page
def opening(request: StaffRequest, code: str) -> HttpResponse:
    return _shown(request, access.opening_for(request.actor, code))


def _shown(request: StaffRequest, row: IdentityOpening, status: int = 200, **forms: Form) -> HttpResponse:
    sheet = opening_sheet(row, request.actor, timezone.now())
    every = {"term_form": TermForm(), "decline_form": DeclineForm(), "looked_form": LookedIntoForm(), **forms}
    return render(request, "people/opening.html", {"sheet": sheet, "opening": row, **every}, status=status)


def _decide(act: Callable[..., Any], form_class: type[Form], name: str, said: str) -> Callable[..., HttpResponse]:
    @decider_page
    @require_POST
    def page(request: StaffRequest, code: str) -> HttpResponse:
        row, form = access.opening_for(request.actor, code), form_class(request.POST)
        if not form.is_valid():
            return _shown(request, row, 422, **{name: form})
        try:
            act(opening=row, **form.cleaned_data, actor=request.actor, at=timezone.now())
            messages.success(request, said)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        return redirect("opening", code)

    return page


opening_grant = _decide(actions.grant_opening, TermForm, "term_form", "同意了，到期自己会关上")
opening_decline = _decide(actions.decline_opening, DeclineForm, "decline_form", "已经告诉申请的同事")
opening_look = _decide(actions.look_into_opening, LookedIntoForm, "looked_form", "记下了，红旗去掉了")


@staff_page("district_officer", second_factor=True)
def opening_practice(request: StaffRequest) -> HttpResponse:
    district = access.own_district(request.actor)
    now = practice_of(district)
    form = PracticeForm(request.POST or None, initial={"emergency": now.emergency, "names_told": now.names_told})
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_practice(district=district, **form.cleaned_data, actor=request.actor, at=timezone.now())
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "改好了，从现在起照这个办")
            return redirect("opening-list")
    return render(request, "people/opening_practice.html", {"form": form, "district": district})
