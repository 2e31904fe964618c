"""The check page: is the district ready for work?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from doorstep.foundation.founding.queries.readiness import readiness_of
from doorstep.foundation.people.pages.guards import staff_page


@staff_page("administrator")
def readiness(request: HttpRequest) -> HttpResponse:
    """Without a second factor, as that is one of the things it may say is missing."""
    found = readiness_of(request.actor, timezone.now())  # type: ignore[attr-defined]
    return render(request, "founding/readiness.html", {"districts": found})
