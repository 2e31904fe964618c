"""Noting what was read. No change of a record, like the reading log: no fact is recorded."""

from datetime import datetime

from doorstep.foundation.notices.models import Notice


def mark_read(notice: Notice, at: datetime) -> None:
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=at)


def mark_all_read(account_code: str, at: datetime) -> int:
    return Notice.objects.filter(account__code=account_code, read_at=None).update(read_at=at)
