"""Who it is: opened by the handler with a reason, asked for by others; for one account and a time."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from doorstep.foundation.people.pages.guards import StaffRequest, staff_page
from doorstep.foundation.people.pages.identity import Whose, identity_page

from ..queries.access import lead_with_person
from ..rules import READERS, may


@staff_page(*READERS, second_factor=True)
def lead_identity(request: StaffRequest, code: str) -> HttpResponse:
    lead, person = lead_with_person(request.actor, code)
    answer = may(request.actor, "open_identity", lead)
    if not answer:
        messages.error(request, answer.why_not)
        return redirect("lead", code)
    return identity_page(request, Whose(person, lead.ref, reverse("lead", args=[code]), code))
