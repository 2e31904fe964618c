"""manage.py restore FILE --into-empty: put a backup into a fresh database and an empty data folder; --check only reads it."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from doorstep.foundation.backup.actions.noting import note_restore
from doorstep.foundation.backup.archive import BackupUnreadable
from doorstep.foundation.backup.restoring import CannotRestore, check, is_migrated, restore
from doorstep.foundation.journal.actor import Actor


class Command(BaseCommand):
    help = "Restore a sealed backup into an empty house, or check that it can be read."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--into-empty", action="store_true", help="restore; refused when anything is there")
        what.add_argument("--check", action="store_true", help="read it all and compare it with its manifest")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            done = check(path) if options["check"] else self._restore(path)
        except (BackupUnreadable, CannotRestore) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror or error}") from error
        said = "checked" if options["check"] else "restored"
        self.stdout.write(f"{said}: {done.rows} rows, {len(done.files)} files, as of {done.made_at}")

    def _restore(self, path: Path) -> Any:
        if not is_migrated():
            call_command("migrate", interactive=False, verbosity=0)
        done = restore(path)
        note_restore(restored=done, actor=Actor.system("command"), at=timezone.now())
        return done
