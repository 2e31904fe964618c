"""Who the worker is: opened by the handler with a reason, asked for by others; for one account and a time."""

from django.http import HttpResponse
from django.urls import reverse

from doorstep.foundation.people.pages.guards import StaffRequest, staff_page
from doorstep.foundation.people.pages.identity import Whose, identity_page

from ..queries.access import applicant_of, matter_for
from ..rules import READERS


@staff_page(*READERS, second_factor=True)
def matter_identity(request: StaffRequest, code: str) -> HttpResponse:
    matter = matter_for(request.actor, code, to="open_identity")
    return identity_page(request, Whose(applicant_of(matter), matter.ref, reverse("matter", args=[code]), code))
