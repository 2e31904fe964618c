from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from doorstep.wiring.reference import pages


class Command(BaseCommand):
    help = "Write docs/reference from the code."

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.BASE_DIR) / "docs/reference"
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in pages().items():
            (folder / name).write_text(text)
        self.stdout.write(f"wrote {len(pages())} pages")
