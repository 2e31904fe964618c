"""Backups, restores and changes of keys are noted in the journal; the work itself is done by the commands."""

from datetime import datetime
from pathlib import Path

from django.conf import settings

from doorstep.foundation.backup.facts import INSTALLATION, BackupMade, BackupRestored, KeysRotated
from doorstep.foundation.backup.making import Made, make_backup, prune
from doorstep.foundation.backup.restoring import Restored
from doorstep.foundation.backup.rotating import Rotated
from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record


@action
def note_backup(*, made: Made, actor: Actor, at: datetime) -> None:
    """Consequences: the check page and the administrator's page name it as the last backup."""
    record(BackupMade(INSTALLATION, made.path.name, made.rows, made.files, made.size), actor, at)


@action
def note_restore(*, restored: Restored, actor: Actor, at: datetime) -> None:
    """Consequences: the journal says from which moment it goes on."""
    record(BackupRestored(INSTALLATION, restored.made_at, restored.rows, len(restored.files)), actor, at)


@action
def note_rotation(*, rotated: Rotated, actor: Actor, at: datetime) -> None:
    """Consequences: none; the values lie under the new key already."""
    record(KeysRotated(INSTALLATION, rotated.key, rotated.values, rotated.indexes), actor, at)


def back_up(folder: Path | None, actor: Actor, at: datetime) -> tuple[Made, list[str]]:
    """Make one, note it, throw old ones away; for the command and the nightly job."""
    target = folder or Path(settings.BACKUP_DIR)
    made = make_backup(target, at)
    note_backup(made=made, actor=actor, at=at)
    return made, prune(target, settings.BACKUPS_KEPT)
