"""The draft of this browser: found by its cookie, sealed in receipts."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse

from doorstep.foundation.receipts import drafts

from . import cookies
from .visit import Visit

TABLET = timedelta(minutes=10)


def token_of(visit: Visit) -> str:
    return cookies.read(visit.request, cookies.DRAFT)


def draft_of(visit: Visit) -> dict[str, Any]:
    return drafts.load_draft(token_of(visit), visit.now)


def living_token(visit: Visit) -> str:
    """A token from outside is never adopted: without a living draft a new one is drawn."""
    return token_of(visit) if draft_of(visit) else drafts.new_token()


def keep(visit: Visit, response: HttpResponse, answers: dict[str, Any], token: str = "") -> HttpResponse:
    """On a tablet that many use it lives a few minutes only."""
    token = token or living_token(visit)
    drafts.save_draft(token, answers, visit.now, TABLET if visit.on_tablet else drafts.KEPT)
    cookies.write(response, cookies.DRAFT, token, int(TABLET.total_seconds()) if visit.on_tablet else cookies.DRAFT_SECONDS)
    return response


def drop(visit: Visit, response: HttpResponse) -> HttpResponse:
    drafts.clear_draft(token_of(visit))
    cookies.forget(response, cookies.DRAFT)
    return response


def drop_shown_slip(visit: Visit, response: HttpResponse) -> HttpResponse:
    """Whoever goes on to another page has left the slip: its digits go."""
    return drop(visit, response) if token_of(visit) and "slip" in draft_of(visit) else response
