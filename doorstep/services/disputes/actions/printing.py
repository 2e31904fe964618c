"""A paper leaves the house: who printed which one, and whether the whole name stood on it."""

from datetime import datetime

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record

from ..facts import PaperPrinted
from ..models import Matter
from .gate import allow, held


@action
def print_paper(*, matter: Matter, paper: str, with_identity: bool, actor: Actor, at: datetime) -> None:
    """Tells PaperPrinted. The content is the facts of the moment; nothing of it is kept beside them."""
    allow(held(matter), "print", actor)
    record(PaperPrinted(matter.ref, paper, with_identity), actor, at)
