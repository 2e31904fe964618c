"""The employer and the building of a lead, found in the register; then perhaps another station has to have it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.queries.finding import buildings_named, enterprises_named
from doorstep.foundation.people.pages.guards import staff_page

from ..actions.moving import correct
from ..cards import title_of
from ..queries.access import lead_for
from ..queries.place import belongs_elsewhere
from ..rules import READERS, may
from .place_form import PlaceForm


@staff_page(*READERS)
def place(request: HttpRequest, code: str) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    lead, sent = lead_for(actor, code, to="correct"), request.method == "POST"
    answer = may(actor, "correct", lead)
    if not answer:
        messages.error(request, answer.why_not)
        return redirect("lead", code)
    find: dict[str, Callable[[str], list[Any]]] = {
        "enterprise": enterprises_named(actor),
        "building": buildings_named(actor),
    }
    form = PlaceForm(request.POST if sent else None, lead=lead, find=find)
    if sent and form.is_valid():
        try:
            return _next(request, correct(lead=lead, changes=form.cleaned_data["changes"], actor=actor, at=timezone.now()))
        except Refused as refused:
            form.add_error(None, refused.sentence)
    context = {"form": form, "lead": lead, "lead_title": title_of(lead)}
    return render(request, "leads/place.html", context, status=422 if sent else 200)


def _next(request: HttpRequest, lead: Any) -> HttpResponse:
    """A place of another station leads on to the form that sends it there, filled in as far as it can be."""
    elsewhere = belongs_elsewhere(lead)
    if elsewhere is None:
        messages.success(request, "单位和地点记下了。")
        return redirect("lead", lead.code)
    messages.info(request, f"记下了。{elsewhere.why}，要不要转过去？")
    return redirect("lead-reroute", lead.code)
