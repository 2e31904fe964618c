"""Answers of a story not yet sent: sealed, found by a random token in a cookie, gone at the end or after 72 hours.

An unsent draft is nobody's record yet, so saving it is no action and tells no fact.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import models

from doorstep.foundation.papers.actions.unsent import forget_unsent

from .models import Draft

KEPT = timedelta(hours=72)
SENDING = timedelta(seconds=30)


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


def save_draft(token: str, answers: dict[str, Any], at: datetime, kept: timedelta = KEPT) -> None:
    """The time runs anew with each answered screen; a claim for sending ends."""
    draft = Draft.objects.filter(digest=_digest(token)).first() or Draft(digest=_digest(token))
    draft.answers, draft.expires_at, draft.sending_until = answers, at + kept, None
    draft.save()


def files_key(token: str) -> str:
    """Under which the files of this draft lie; it ends with the draft."""
    return _digest(token)[:40]


def claim_for_sending(token: str, at: datetime) -> bool:
    """Of two identical forms sent at one moment only one may go on. A claim falls after 30 seconds, as its holder may
    have died."""
    free = models.Q(sending_until=None) | models.Q(sending_until__lt=at)
    mine = Draft.objects.filter(free, digest=_digest(token), expires_at__gt=at)
    return mine.update(sending_until=at + SENDING) == 1


def release_claim(token: str) -> None:
    Draft.objects.filter(digest=_digest(token)).update(sending_until=None)


def is_being_sent(token: str, at: datetime) -> bool:
    return Draft.objects.filter(digest=_digest(token), sending_until__gte=at).exists()


def clear_draft(token: str) -> None:
    if token:
        forget_unsent([files_key(token)])
        Draft.objects.filter(digest=_digest(token)).delete()


def purge_drafts(at: datetime) -> int:
    """For the schedule: what nobody sent within 72 hours goes."""
    gone = Draft.objects.filter(expires_at__lte=at)
    forget_unsent([digest[:40] for digest in gone.values_list("digest", flat=True)])
    return gone.delete()[0]
