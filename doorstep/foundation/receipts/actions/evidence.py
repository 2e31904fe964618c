"""Photos, pay slips, recordings that come in under a receipt; papers checks, cleans and seals the file itself."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.papers.actions.files import keep_file

from ..facts import EvidenceAdded
from ..models import Evidence, Receipt

MOST = 30


@action
def add_evidence(*, receipt: Receipt, upload: UploadedFile, shows: str = "", actor: Actor, at: datetime) -> Evidence:
    """The file is kept about the receipt, so that it stays with it when a lead becomes a matter. Tells FileKept and
    EvidenceAdded."""
    held = Receipt.objects.select_for_update().get(pk=receipt.pk)
    if held.disposed_at:
        raise Refused("这张回执里的内容已经按规定删除，不能再补材料。有新的事，请重新告诉我们。")
    if held.evidence.count() >= MOST:
        raise Refused(f"一张回执最多补{MOST}份材料，已经满了。请在留言里说一声，我们告诉您怎么给。", "files")
    file = keep_file(about=held.ref, upload=upload, shows=shows, actor=actor, at=at)
    evidence = Evidence.objects.create(receipt=held, file_code=file.code, shows=shows[:200], at=at)
    record(EvidenceAdded(held.about, held.ref, file.ref), actor, at)
    return evidence
