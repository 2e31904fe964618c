"""With the record its transfers lose their words; who gave it to whom, and when, stays."""

from datetime import datetime

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.recording import action, record

from ..facts import TransfersDisposed
from ..models import Transfer


def dispose_transfers(*, about: Ref, actor: Actor, at: datetime) -> int:
    """Called by the room of the record when its day has come. A record that never changed hands is left alone."""
    rows = list(Transfer.objects.filter(about_kind=about.kind, about_code=about.code))
    if rows:
        _dispose(about=about, transfers=rows, actor=actor, at=at)
    return len(rows)


@action
def _dispose(*, about: Ref, transfers: list[Transfer], actor: Actor, at: datetime) -> None:
    for transfer in transfers:
        transfer.reason = transfer.answer_words = ""
        transfer.save(update_fields=["reason", "answer_words"])
    record(TransfersDisposed(about, len(transfers)), actor, at)
