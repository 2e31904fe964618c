"""The desk's own pages: the way in, and the search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from doorstep.foundation.people.pages.guards import own_page, staff_page
from doorstep.foundation.worklist.pages.desk import today

from .entrance import NO_ROLE, WELCOME, WORKERS, whom_to_ask
from .searching import SHORTEST, search


@own_page
def home(request: HttpRequest) -> HttpResponse:
    """The worklist for those who have one; for everybody else what they can do and whom to ask."""
    actor = request.actor  # type: ignore[attr-defined]
    if actor and actor.holds(*WORKERS):
        return today(request)
    says = [WELCOME[role] for role in sorted(actor.roles) if role in WELCOME] if actor else [NO_ROLE]
    context = {"says": says or [NO_ROLE], "contact": whom_to_ask(actor, timezone.now())}
    return render(request, "desk/welcome.html", context)


@staff_page(*WORKERS)
def desk_search(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    groups = search(request.actor, words)  # type: ignore[attr-defined]
    return render(request, "desk/search.html", {"words": words, "groups": groups, "too_short": len(words) < SHORTEST})
