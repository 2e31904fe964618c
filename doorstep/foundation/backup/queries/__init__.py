"""When the last backup was made, for the check of readiness and the administrator's page."""

from dataclasses import dataclass
from datetime import datetime

from doorstep.foundation.backup.facts import BackupMade
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.journal.timeline import fact_of


@dataclass(frozen=True)
class LastBackup:
    at: datetime
    name: str
    rows: int
    files: int
    size: int


def last_backup() -> LastBackup | None:
    entry = Entry.objects.filter(fact=BackupMade.code).order_by("-id").first()
    if entry is None:
        return None
    made = fact_of(entry)
    assert isinstance(made, BackupMade)
    return LastBackup(entry.at, made.name, made.rows, made.files, made.size)
