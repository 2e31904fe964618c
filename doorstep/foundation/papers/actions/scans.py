"""What the scanner found."""

from datetime import datetime

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.papers.facts import FileScanned
from doorstep.foundation.papers.models import StoredFile

SCANNER = Actor.system("scanner")


@action
def note_scan(*, file: StoredFile, harmless: bool, actor: Actor = SCANNER, at: datetime) -> None:
    """Consequences: the file opens to those who may, or to nobody any more."""
    row = StoredFile.objects.select_for_update().get(pk=file.pk)
    row.scan = StoredFile.Scan.CLEAN if harmless else StoredFile.Scan.REFUSED
    row.save(update_fields=["scan"])
    record(FileScanned(row.about, row.ref, row.get_scan_display()), actor, at)
