"""On the day printed on the slip the content goes; receipt and consents stay as a tombstone."""

from datetime import datetime

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.disposal import destroy_record_key
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.papers.actions.files import dispose_files

from ..facts import ReceiptDisposed
from ..models import Receipt
from ..models.voice import voice_ref
from ..states import OPEN
from .rights_requests import close_request


@action
def dispose_receipt(*, receipt: Receipt, actor: Actor, at: datetime) -> None:
    """Messages and evidence are deleted with their files, the tie to a person is cut, the receipt's key is destroyed.
    The digits still lead to a sentence that says so. Requests still open are answered. Tells FilesDisposed, when there were files, and ReceiptDisposed."""
    messages, evidence = erase_said(receipt, actor, at)
    _answer_what_is_open(receipt, actor, at)
    receipt.person, receipt.disposed_at = None, at
    receipt.save(update_fields=["person", "disposed_at"])
    record(ReceiptDisposed(receipt.ref, messages, evidence), actor, at)
    destroy_record_key(receipt.ref, at)


def erase_said(receipt: Receipt, actor: Actor, at: datetime) -> tuple[int, int]:
    """What was written, spoken and brought in, with its files. Joins the running action; how many messages and pieces."""
    messages, _ = receipt.messages.all().delete()
    evidence, _ = receipt.evidence.all().delete()
    voices, _ = receipt.voice_notes.all().delete()
    for about in (receipt.ref, voice_ref(receipt)):
        dispose_files(about=about, actor=actor, at=at)
    return messages, evidence + voices


def _answer_what_is_open(receipt: Receipt, actor: Actor, at: datetime) -> None:
    """There is nothing left to give or to change; that it was asked and answered stays, the words do not."""
    for request in receipt.requests.select_related("receipt"):
        if request.phase in OPEN:
            close_request(request, "done" if request.kind == "erasure" else "refused", "gone", "", actor, at)
        request.words = request.answer = request.result = ""
        request.save(update_fields=["words", "answer", "result"])


def receipts_to_dispose(about: Ref) -> list[Receipt]:
    return list(Receipt.objects.filter(about_kind=about.kind, about_code=about.code, disposed_at=None))
