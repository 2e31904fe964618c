"""Ending logins: the browser's session goes from the store at once, and the row says since when."""

from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.db.models import QuerySet

from .models import Account, LoginSession


def open_sessions(account: Account) -> QuerySet[LoginSession]:
    return LoginSession.objects.filter(account=account, ended_at=None).order_by("-seen_at")


def end_all(account: Account, at: datetime, *, but: str = "") -> int:
    return _end(open_sessions(account).exclude(session_key=but) if but else open_sessions(account), at)


def end_one(session_key: str, at: datetime) -> int:
    return _end(LoginSession.objects.filter(session_key=session_key, ended_at=None), at)


def _end(rows: QuerySet[LoginSession], at: datetime) -> int:
    store = import_module(settings.SESSION_ENGINE).SessionStore
    keys = list(rows.values_list("session_key", flat=True))
    for key in keys:
        store(key).delete()
    return LoginSession.objects.filter(session_key__in=keys).update(ended_at=at)


def purge(now: datetime, longest_seconds: int) -> int:
    """Rows of logins that are over for a day; what happened stands in the journal."""
    over = now - timedelta(seconds=longest_seconds) - timedelta(days=1)
    deleted, _ = LoginSession.objects.filter(started_at__lt=over).delete()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    return deleted
