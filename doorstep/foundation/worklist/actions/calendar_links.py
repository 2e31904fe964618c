"""The private address of somebody's days: made, replaced, revoked. The token is shown once and kept as a digest."""

import secrets
from datetime import datetime

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.models import Account

from ..facts import CalendarLinkMade, CalendarLinkRevoked
from ..links import digest_of
from ..models import CalendarLink


@action
def make_link(*, account: Account, organisation: str, actor: Actor, at: datetime) -> str:
    """The token. One that was there before opens nothing from now on. Tells CalendarLinkMade."""
    token = secrets.token_urlsafe(32)
    gone, _ = CalendarLink.objects.filter(account=account).delete()
    CalendarLink.objects.create(account=account, token_digest=digest_of(token), organisation=organisation, made_at=at)
    record(CalendarLinkMade(account.ref, bool(gone)), actor, at)
    return token


@action
def revoke_link(*, account: Account, actor: Actor, at: datetime) -> None:
    """Whoever holds the address finds nothing any more. Tells CalendarLinkRevoked."""
    gone, _ = CalendarLink.objects.filter(account=account).delete()
    if not gone:
        raise Refused("没有在用的日历链接")
    record(CalendarLinkRevoked(account.ref), actor, at)
