"""A spoken note put into writing by the person who heard it."""

from datetime import datetime

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused

from .. import access_checks
from ..facts import VoiceTypedUp
from ..models import VoiceNote

LONGEST = 5_000


@action
def type_up(*, note: VoiceNote, words: str, actor: Actor, at: datetime) -> VoiceNote:
    """May be done again; the last one counts. Tells VoiceTypedUp."""
    words = words.strip()
    if not access_checks.handles(note.receipt.about, actor):
        raise Refused("只有经办人能听，也由经办人记成文字。")
    if not words:
        raise Refused("请把听到的写下来，写要紧的几句也行。", "words")
    if len(words) > LONGEST:
        raise Refused(f"最多写{LONGEST:,}个字，现在有{len(words):,}个字。请只记要紧的。", "words")
    held = VoiceNote.objects.select_for_update().select_related("receipt").get(pk=note.pk)
    held.typed_up, held.typed_by, held.typed_at = words, actor.account, at
    held.save(update_fields=["typed_up", "typed_by", "typed_at"])
    record(VoiceTypedUp(held.receipt.about, held.receipt.ref), actor, at)
    return held
