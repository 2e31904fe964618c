"""What was spoken under a receipt: who sees that it is there, and who hears it."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.papers.models import StoredFile
from doorstep.foundation.papers.queries.access import file_for

from .. import access_checks
from ..models import Receipt, VoiceNote
from .access import receipt_by_code


@dataclass(frozen=True)
class VoiceLine:
    code: str
    length: str
    typed_up: str
    at: datetime


def voices_about(about: Ref) -> list[VoiceLine]:
    """Of all receipts of a record, oldest first; one query."""
    rows = VoiceNote.objects.filter(receipt__about_kind=about.kind, receipt__about_code=about.code).order_by("id")
    return [VoiceLine(row.file_code, length(row.seconds), row.typed_up, row.at) for row in rows]


def voices_under(receipt: Receipt) -> list[VoiceLine]:
    rows = receipt.voice_notes.order_by("id")
    return [VoiceLine(row.file_code, length(row.seconds), row.typed_up, row.at) for row in rows]


def length(seconds: int | None) -> str:
    if not seconds:
        return ""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}分{rest}秒" if minutes else f"{rest}秒"


def voice_for(actor: Actor, code: str) -> VoiceNote:
    """For whoever takes part in the thread; whether they may hear it is asked apart (`may_hear`)."""
    note = VoiceNote.objects.select_related("receipt").filter(file_code=code).first()
    if note is None or not access_checks.allowed(note.receipt.about, actor):
        raise Http404
    return note


def sound_for(actor: Actor, code: str) -> StoredFile:
    """The recording of a note, for its handler; no other file is played here."""
    if not VoiceNote.objects.filter(file_code=code).exists():
        raise Http404
    return file_for(actor, code)


def may_hear(about: Ref, actor: Actor) -> bool:
    """The handler only. `about` is that of the file: `voice`, with the receipt's code."""
    receipt = receipt_by_code(about.code)
    return receipt is not None and access_checks.handles(receipt.about, actor)
