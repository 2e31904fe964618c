"""How often one account or one address may try. Keyed hashes only; windows are thrown away after a day.

Counting is no change of a record: it records no fact and stands outside the actions.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction
from django.db.models import F

from doorstep.foundation.kit.sealing import blind_index

from .models import Throttle

Limits = Iterable[tuple[int, timedelta]]
KEPT = timedelta(days=1)


_ONE_MORE = (
    'INSERT INTO people_throttle ("kind", "key", "window", "count") VALUES (%s, %s, %s, 1) ON CONFLICT ("kind", "key", "window") '
    'DO UPDATE SET "count" = people_throttle."count" + 1 WHERE people_throttle."count" < %s'
)


class _Full(Exception):
    pass


def keyed(text: str) -> str:
    """What stands in the table for an account or an address."""
    return blind_index("throttle", text)


def _window(kind: str, length: timedelta, at: datetime) -> tuple[str, datetime]:
    seconds = int(length.total_seconds())
    start = int(at.timestamp()) // seconds * seconds
    return f"{kind}/{seconds // 60}", datetime.fromtimestamp(start, UTC)


def allow(kind: str, key: str, limits: Limits, at: datetime) -> bool:
    """Count one try against every limit (count, window), or none when one of them is reached. `key` is a keyed hash or
    any text (it is hashed here). Two that try at once cannot both take the last place."""
    try:
        with transaction.atomic():
            for count, length in limits:
                _take(*_window(kind, length, at), keyed(key), count)
    except _Full:
        return False
    return True


def _take(kind: str, window: datetime, key: str, limit: int) -> None:
    """One statement, as every telling that is sent waits for it: the first try makes the row, a later one adds to it
    while there is room."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE_MORE, [kind, key, connection.ops.adapt_datetimefield_value(window), limit])
        if not cursor.rowcount:
            raise _Full


def give_back(kind: str, key: str, limits: Limits, at: datetime) -> None:
    """The try was a good one and does not count."""
    for _, length in limits:
        name, window = _window(kind, length, at)
        Throttle.objects.filter(kind=name, key=keyed(key), window=window, count__gt=0).update(count=F("count") - 1)


def used_up(kind: str, key: str, limits: Limits, at: datetime) -> bool:
    """Whether the next try would be refused; counts nothing."""
    for count, length in limits:
        name, window = _window(kind, length, at)
        if Throttle.objects.filter(kind=name, key=keyed(key), window=window, count__gte=count).exists():
            return True
    return False


def purge(now: datetime) -> int:
    deleted, _ = Throttle.objects.filter(window__lt=now - KEPT).delete()
    return deleted
