"""Staff pages that stayed shut: which member of staff asked for what they were not shown. The auditor reads it.

What is not theirs and what does not exist leave the same line, as they get the same answer. Like a reading it changes
nothing, so it stands outside the actions, in a stream of the account and the day.
"""

import re
from datetime import datetime, timedelta

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.recording import append

from .facts import TurnedAway
from .models import Account
from .queries.actors import whose_login
from .throttling import Limits, allow

ONCE: Limits = ((1, timedelta(minutes=1)),)
AT_MOST: Limits = ((60, timedelta(hours=1)),)  # a crawler is seen after sixty lines; it shall not fill the journal
_CODE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,20}){1,4}")


def note_turned_away(request: HttpRequest, at: datetime) -> None:
    """Called when a page of the desk answered that it was not found."""
    match, account = request.resolver_match, request.user
    if match is None or not isinstance(account, Account):
        return
    page, code = match.url_name or "", _code(match.kwargs.get("code", ""))
    if not allow("turned-away", f"{account.pk}|{page}|{code}", ONCE, at):
        return
    if not allow("turned-away-all", str(account.pk), AT_MOST, at):
        return
    actor = getattr(request, "actor", None) or Actor(account.code, "self", whose_login(account.login)[1])
    stream = f"refused:{account.code}:{timezone.localdate(at).isoformat()}"
    with transaction.atomic():
        append([(TurnedAway(Ref("asked", code), page), actor, at, stream)])


def _code(typed: str) -> str:
    """Only what looks like one of our codes: people may type anything into an address, a name or a phone among it."""
    return typed if _CODE.fullmatch(typed) else ""
