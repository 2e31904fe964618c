"""Answers of a story not yet sent: sealed, found by a random token in a cookie, gone at the end or after 72 hours.

An unsent draft is nobody's record yet, so saving it is no action and tells no fact.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from .models import Draft

KEPT = timedelta(hours=72)
COOKIE = "draft"


def new_token() -> str:
    """128 random bits."""
    return secrets.token_urlsafe(16)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def load_draft(token: str, at: datetime) -> dict[str, Any]:
    """The answers so far; empty when there are none, or when they are older than 72 hours."""
    if not token:
        return {}
    draft = Draft.objects.filter(digest=_digest(token), expires_at__gt=at).first()
    return draft.answers if draft else {}


def save_draft(token: str, answers: dict[str, Any], at: datetime) -> None:
    """The time runs anew with each answered screen."""
    draft = Draft.objects.filter(digest=_digest(token)).first() or Draft(digest=_digest(token))
    draft.answers, draft.expires_at = answers, at + KEPT
    draft.save()


def clear_draft(token: str) -> None:
    if token:
        Draft.objects.filter(digest=_digest(token)).delete()


def purge_drafts(at: datetime) -> int:
    """For the schedule: what nobody sent within 72 hours goes."""
    return Draft.objects.filter(expires_at__lte=at).delete()[0]
