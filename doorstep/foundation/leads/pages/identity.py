"""Who it is: opened with a reason, for one account and one day."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions.identity import look_at_identity, open_identity
from doorstep.foundation.people.pages.guards import staff_page

from ..queries.access import lead_with_person
from ..rules import READERS, may
from .forms import OpenIdentityForm


@staff_page(*READERS, second_factor=True)
def lead_identity(request: HttpRequest, code: str) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    lead, person = lead_with_person(actor, code)
    answer = may(actor, "open_identity", lead)
    if not answer:
        messages.error(request, answer.why_not)
        return redirect("lead", code)
    form = OpenIdentityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            open_identity(person=person, about=lead.ref, reason=form.cleaned_data["reason"], actor=actor, at=now)
            return redirect("lead-identity", code)
        except Refused as refused:
            form.add_error("reason" if refused.field else None, refused.sentence)
    opened = look_at_identity(person=person, about=lead.ref, actor=actor, at=now) if request.method == "GET" else None
    return render(request, "leads/identity.html", {"lead": lead, "form": form, "opened": opened})
