"""What people's room throws away every night: counters, logins that are over, openings that ran out."""

from datetime import datetime
from typing import Any

from django.conf import settings

from . import sessions, throttling
from .models import IdentityOpening


def purge_traces(arguments: dict[str, Any], now: datetime) -> str:
    """Bears being run twice. The reason of an opening stays sealed in the journal."""
    counters = throttling.purge(now)
    logins = sessions.purge(now, settings.SESSION_COOKIE_AGE)
    openings, _ = IdentityOpening.objects.filter(until__lt=now).delete()
    return f"清掉{counters}个计数、{logins}处过期的登录、{openings}次到期的打开"
