"""Photos, pay slips, recordings that come in under a receipt; papers checks, cleans and seals the file itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.papers.actions.files import keep_file
from doorstep.foundation.papers.actions.unsent import hand_over, unsent_files

from ..facts import EvidenceAdded, VoiceAdded
from ..models import Evidence, Receipt, VoiceNote
from ..models.voice import voice_ref

MOST, MOST_VOICES = 30, 10


@dataclass(frozen=True)
class UnsentFile:
    """A file that lay with a draft: its code, and for a voice note how long it lasts where that is known."""

    code: str
    is_voice: bool = False
    seconds: int | None = None


@action
def add_evidence(*, receipt: Receipt, upload: UploadedFile, shows: str = "", actor: Actor, at: datetime) -> Evidence:
    """The file is kept about the receipt, so that it stays with it when a lead becomes a matter. Tells FileKept and
    EvidenceAdded."""
    held = _held(receipt)
    if held.evidence.count() >= MOST:
        raise Refused(f"一张回执最多补{MOST}份材料，已经满了。请在留言里说一声，我们告诉您怎么给。", "files")
    file = keep_file(about=held.ref, upload=upload, shows=shows, actor=actor, at=at)
    evidence = Evidence.objects.create(receipt=held, file_code=file.code, shows=shows[:200], at=at)
    record(EvidenceAdded(held.about, held.ref, file.ref, is_news=True), actor, at)
    return evidence


@action
def add_voice(*, receipt: Receipt, upload: UploadedFile, seconds: int | None, actor: Actor, at: datetime) -> VoiceNote:
    """Spoken under a receipt instead of written: kept apart from other evidence, as only the handler hears it. Tells
    FileKept and VoiceAdded."""
    held = _held(receipt)
    if held.voice_notes.count() >= MOST_VOICES:
        raise Refused(f"一张回执最多录{MOST_VOICES}段话，已经满了。请写下来，或者打电话说。", "voice")
    file = keep_file(about=voice_ref(held), upload=upload, actor=actor, at=at)
    note = VoiceNote.objects.create(receipt=held, file_code=file.code, seconds=seconds, at=at)
    record(VoiceAdded(held.about, held.ref, seconds or 0, is_news=True), actor, at)
    return note


def _held(receipt: Receipt) -> Receipt:
    held = Receipt.objects.select_for_update().get(pk=receipt.pk)
    if held.disposed_at:
        raise Refused("这张回执里的内容已经按规定删除，不能再补材料。有新的事，请重新告诉我们。")
    return held


def take_over(*, receipt: Receipt, key: str, files: Sequence[UnsentFile], actor: Actor, at: datetime) -> None:
    """What lay with the draft `key` belongs to the receipt from now on; voice notes apart, as fewer people open them. Joins the
    running action, and tells FileKept with EvidenceAdded or VoiceAdded of each."""
    known = {one.code: one for one in files}
    for file in unsent_files(key):
        told = known.get(file.code)
        if told and told.is_voice:
            hand_over(file=file, about=voice_ref(receipt), actor=actor, at=at)
            VoiceNote.objects.create(receipt=receipt, file_code=file.code, seconds=told.seconds, at=at)
            record(VoiceAdded(receipt.about, receipt.ref, told.seconds or 0), actor, at)
        elif told:
            hand_over(file=file, about=receipt.ref, actor=actor, at=at)
            Evidence.objects.create(receipt=receipt, file_code=file.code, shows="", at=at)
            record(EvidenceAdded(receipt.about, receipt.ref, file.ref), actor, at)
