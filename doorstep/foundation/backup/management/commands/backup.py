"""manage.py backup [--to DIR]: one sealed file with every table and every stored file; the key ring is not in it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from doorstep.foundation.backup.actions.noting import back_up
from doorstep.foundation.journal.actor import Actor


class Command(BaseCommand):
    help = "Write a sealed backup; keep the key ring somewhere else."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, help="folder to write to (default: DOORSTEP_BACKUP_DIR)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made, gone = back_up(options["to"], Actor.system("command"), timezone.now())
        except OSError as error:
            raise CommandError(f"The backup could not be written: {error.strerror or error}") from error
        self.stdout.write(f"{made.path}: {made.rows} rows, {made.files} files, {made.size} bytes")
        for name in gone:
            self.stdout.write(f"thrown away: {name}")
