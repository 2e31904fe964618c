"""Puts the acting account's `Actor` on the request, and ends a login that was left alone."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from .queries.actors import actor_of

ACTING_ORGANISATION = "acting_organisation"


class ActingAccount:
    """One query for whoever is logged in; none for visitors without a session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = None  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            chosen = request.session.get(ACTING_ORGANISATION, "")
            request.actor = actor_of(request.user, "desk", timezone.localdate(), chosen)  # type: ignore[attr-defined]
        return self.get_response(request)
