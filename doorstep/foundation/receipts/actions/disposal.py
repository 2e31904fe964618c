"""On the day printed on the slip the content goes; receipt and consents stay as a tombstone."""

from datetime import datetime

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.disposal import destroy_record_key
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.papers.actions.files import dispose_files

from ..facts import ReceiptDisposed
from ..models import Receipt


@action
def dispose_receipt(*, receipt: Receipt, actor: Actor, at: datetime) -> None:
    """Messages and evidence are deleted with their files, the tie to a person is cut, the receipt's key is destroyed.
    The digits still lead to a sentence that says so. Tells FilesDisposed, when there were files, and ReceiptDisposed."""
    messages, _ = receipt.messages.all().delete()
    evidence, _ = receipt.evidence.all().delete()
    dispose_files(about=receipt.ref, actor=actor, at=at)
    receipt.person, receipt.disposed_at = None, at
    receipt.save(update_fields=["person", "disposed_at"])
    record(ReceiptDisposed(receipt.ref, messages, evidence), actor, at)
    destroy_record_key(receipt.ref, at)


def receipts_to_dispose(about: Ref) -> list[Receipt]:
    return list(Receipt.objects.filter(about_kind=about.kind, about_code=about.code, disposed_at=None))
