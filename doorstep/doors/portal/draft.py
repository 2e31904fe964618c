"""The draft of this browser: found by its cookie, sealed in receipts."""

from typing import Any

from django.http import HttpResponse

from doorstep.foundation.receipts import drafts

from . import cookies
from .visit import Visit


def token_of(visit: Visit) -> str:
    return cookies.read(visit.request, cookies.DRAFT)


def draft_of(visit: Visit) -> dict[str, Any]:
    return drafts.load_draft(token_of(visit), visit.now)


def keep(visit: Visit, response: HttpResponse, answers: dict[str, Any]) -> HttpResponse:
    """A token from outside is never adopted: without a living draft a new one is drawn."""
    token = token_of(visit) if draft_of(visit) else drafts.new_token()
    drafts.save_draft(token, answers, visit.now)
    cookies.write(response, cookies.DRAFT, token, cookies.DRAFT_SECONDS)
    return response


def drop(visit: Visit, response: HttpResponse) -> HttpResponse:
    drafts.clear_draft(token_of(visit))
    cookies.forget(response, cookies.DRAFT)
    return response


def drop_shown_slip(visit: Visit, response: HttpResponse) -> HttpResponse:
    """Whoever goes on to another page has left the slip: its digits go."""
    return drop(visit, response) if token_of(visit) and "slip" in draft_of(visit) else response
