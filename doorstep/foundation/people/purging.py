"""What people's room throws away every night: counters, logins that are over, openings that ran out."""

from datetime import datetime
from typing import Any

from django.conf import settings

from . import sessions, throttling
from .models import IdentityOpening
from .purposes import KEPT_FOR

MOST = 2_000


def purge_traces(arguments: dict[str, Any], now: datetime) -> str:
    """Bears being run twice. The reason of an opening stays sealed in the journal."""
    counters = throttling.purge(now)
    logins = sessions.purge(now, settings.SESSION_COOKIE_AGE)
    openings = _lapsed_openings(now)
    return f"清掉{counters}个计数、{logins}处过期的登录、{openings}次到期的打开"


def _lapsed_openings(now: datetime) -> int:
    """The words go as soon as it lapsed; who looked, when and by what right stays half a year, and so does its purpose."""
    IdentityOpening.objects.filter(until__lt=now - KEPT_FOR).delete()
    lapsed = list(IdentityOpening.objects.filter(until__lt=now, words_gone=False)[:MOST])
    for row in lapsed:
        row.reason, row.answer, row.words_gone = "", "", True
    IdentityOpening.objects.bulk_update(lapsed, ["reason", "answer", "words_gone"], batch_size=100)
    return len(lapsed)
