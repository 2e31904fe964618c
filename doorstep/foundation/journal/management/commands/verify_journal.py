"""manage.py verify_journal [--anchor FILE …]: exit 1 and the first fault of each stream when the journal was touched."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doorstep.foundation.journal.anchors import anchor_folder
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.journal.verifying import verify_against_file, verify_anchors, verify_streams


class Command(BaseCommand):
    help = "Verify the hash chains of the journal, its heads and its daily anchors."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anchor", action="append", type=Path, help="an anchor file kept elsewhere; may be repeated")

    def handle(self, *args: Any, **options: Any) -> None:
        files = options["anchor"] or sorted(anchor_folder().glob("anchor-*.txt"))[-1:]
        faults = [*verify_streams(), *verify_anchors()]
        for path in files:
            if not path.is_file():
                raise CommandError(f"{path}: no such anchor file")
            faults += verify_against_file(path)
        for fault in faults:
            self.stdout.write(str(fault))
        if faults:
            raise CommandError(f"{len(faults)} fault(s) found")
        self.stdout.write(f"{Entry.objects.count()} entries verified, no fault")
