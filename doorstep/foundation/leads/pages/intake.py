"""Somebody came or telephoned: a lead written down at the desk, with a receipt to take home."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.drawings import Slip
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.pages.guards import staff_page

from ..actions.raising import ContactGiven, Raised, raise_lead
from ..queries.offices import own_district, own_office
from ..rules import OFFICERS, may
from .forms import NewLeadForm


@staff_page(*OFFICERS)
def lead_new(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    form = NewLeadForm(request.POST or None, initial={"send_key": secrets.token_hex(12)})
    if request.method == "POST" and form.is_valid():
        try:
            raised = _raise(form.cleaned_data, actor)
            opens = may(actor, "view", raised.lead)
            return render(request, "leads/raised.html", {"raised": raised, "slip": _slip(raised), "opens": opens})
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
    return render(request, "leads/lead_new.html", {"form": form}, status=422 if request.method == "POST" else 200)


def _raise(said: dict[str, Any], actor: Actor) -> Raised:
    """Without by_place the office they came to keeps it."""
    contact = ContactGiven(said["name"], said["phone"], reach_note=said["reach_note"])
    return raise_lead(
        district=own_district(actor), channel="desk", story=said["story"], place_words=said["place_words"],
        employer_words=said["employer_words"], asks_mediation=said["asks"] == "mediation", contact=contact,
        people_count=said["people_count"], source_key=f"desk:{said['send_key']}",
        office=None if said["by_place"] else own_office(actor), actor=actor, at=timezone.now(),
    )  # fmt: skip


def _slip(raised: Raised) -> Slip | None:
    if not raised.digits:
        return None
    office = raised.lead.office
    return Slip(
        office.name, raised.digits, phone=office.phone, note="凭这个号能看进度、补材料、留言。号只显示这一次，请收好。"
    )
