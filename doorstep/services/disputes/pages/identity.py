"""Who the worker is: opened with a reason, for one account and one day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions.identity import look_at_identity, open_identity
from doorstep.foundation.people.pages.guards import staff_page

from ..queries.access import applicant_of, matter_for
from ..rules import READERS
from .identity_form import OpenIdentityForm


@staff_page(*READERS, second_factor=True)
def matter_identity(request: HttpRequest, code: str) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    matter = matter_for(actor, code, to="open_identity")
    person, sent = applicant_of(matter), request.method == "POST"
    form = OpenIdentityForm(request.POST if sent else None)
    if sent and form.is_valid():
        try:
            open_identity(person=person, about=matter.ref, reason=form.cleaned_data["reason"], actor=actor, at=now)
            return redirect("matter-identity", code)
        except Refused as refused:
            form.add_error("reason" if refused.field else None, refused.sentence)
    opened = None if sent else look_at_identity(person=person, about=matter.ref, actor=actor, at=now)
    context = {"matter": matter, "person": person, "form": form, "opened": opened}
    return render(request, "disputes/identity.html", context, status=422 if sent else 200)
