"""Files of actions that were rolled back lie in the storage without a row: nobody has their key, and they go."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.core.files.storage import default_storage

from .models import StoredFile
from .vault import FOLDER, thrown_away

SETTLED = timedelta(days=1)


def sweep(arguments: dict[str, Any], now: datetime) -> str:
    """Nightly. Younger files may belong to an action that is still running."""
    gone = 0
    for folder in _folders():
        names = {f"{FOLDER}/{folder}/{name}" for name in default_storage.listdir(f"{FOLDER}/{folder}")[1]}
        known = set(StoredFile.objects.filter(stored_as__in=names, disposed_at=None).values_list("stored_as", flat=True))
        for name in sorted(names - known):
            if default_storage.get_modified_time(name) < now - SETTLED:
                thrown_away(name)
                gone += 1
    return f"清掉了{gone}个没有主的文件"


def _folders() -> Iterator[str]:
    try:
        yield from sorted(default_storage.listdir(FOLDER)[0])
    except FileNotFoundError:
        return
