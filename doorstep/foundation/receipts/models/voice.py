from django.db import models

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.kit.fields import Row, SealedTextField

from .receipt import Receipt


class VoiceNote(Row):
    """Spoken instead of written, three minutes at most; heard by the handler only, and typed up by a person."""

    receipt = models.ForeignKey(Receipt, on_delete=models.CASCADE, related_name="voice_notes")
    file_code = models.CharField(max_length=40, unique=True)
    seconds = models.PositiveSmallIntegerField(null=True, blank=True)
    at = models.DateTimeField()
    typed_up = SealedTextField()
    typed_by = models.CharField(max_length=40, default="", blank=True)
    typed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "录音留言"

    @property
    def ref(self) -> Ref:
        return Ref("voice_note", str(self.pk))


def voice_ref(receipt: Receipt) -> Ref:
    """The files of its voice notes are kept apart from its other evidence: fewer people may open them."""
    return Ref("voice", receipt.code)
