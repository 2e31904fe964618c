"""manage.py new_key_ring [--file PATH]: a ring with fresh keys, printed or written to a new file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doorstep.foundation.backup.ringfile import write_ring
from doorstep.foundation.kit.sealing import new_key_ring


class Command(BaseCommand):
    help = "Make a key ring. Without it nothing sealed can be read again: keep a copy apart from the data."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--file", type=Path, help="write it there instead of printing it; never over an existing file")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path | None = options["file"]
        if path is None:
            self.stdout.write(new_key_ring().to_json())
            return
        if path.exists():
            raise CommandError(f"{path} exists already, and writing over a key ring loses what is sealed under it.")
        write_ring(new_key_ring(), path)
        self.stdout.write(f"written to {path}; keep a copy apart from the data")
