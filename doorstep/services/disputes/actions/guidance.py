"""Telling the worker which ways are open, in words that reach them under their receipt; and whose move it is after a word."""

from collections.abc import Sequence
from datetime import datetime

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.receipts.actions.thread import LONGEST, say
from doorstep.foundation.receipts.queries.thread import receipts_about
from doorstep.foundation.worklist.actions.duties import settle

from .. import clocks
from ..facts import GuidanceGiven, MoveChanged
from ..grounds import DOORS
from ..models import Guidance, Matter
from ..searching import keep
from .dues import put_follow_up
from .gate import advance, held, set_move
from .once import claim_form


@action
def give_guidance(
    *, matter: Matter, words: str, next_doors: Sequence[str] = (), form_key: str = "", actor: Actor, at: datetime
) -> Guidance:
    """The words go into the thread of every receipt that is still open, and into a record of their own. The answer owed
    to the worker is settled; in a week somebody asks how they want to go on. Tells GuidanceGiven."""
    claim_form(form_key, matter, at)
    advance(matter, "give_guidance", actor=actor, at=at)
    guidance, told = write_guidance(matter, words, next_doors, actor, at)
    record(GuidanceGiven(matter.ref, tuple(next_doors), told), actor, at)
    settle(about=matter.ref, kind=clocks.ACCEPTANCE, actor=actor, at=at)
    put_follow_up(matter, actor, at)
    return guidance


def write_guidance(matter: Matter, words: str, doors: Sequence[str], actor: Actor, at: datetime) -> tuple[Guidance, bool]:
    """The record, and whether any receipt carried the words to the worker; if none did, somebody has to call."""
    words = words.strip()
    if not words:
        raise Refused("请写几句给职工的话：可以去哪里、带什么、最晚哪天", "words")
    if len(words) > LONGEST:
        raise Refused(f"一次最多{LONGEST:,}个字，现在有{len(words):,}个字，请写短一些", "words")
    if any(door not in DOORS for door in doors):
        raise Refused("有一个去处不在名单里，请重新选", "doors")
    guidance = Guidance.objects.create(matter=matter, words=words, doors=list(doors), by_account=actor.account, at=at)
    keep(matter)
    receipts = [receipt for receipt in receipts_about(matter.ref) if not receipt.disposed_at]
    for receipt in receipts:
        say(receipt=receipt, words=words, from_worker=False, actor=actor, at=at)
    return guidance, bool(receipts)


@action
def pass_the_move(*, matter: Matter, whose_move: str, actor: Actor, at: datetime) -> None:
    """A word was said that changes who must act next. Tells MoveChanged."""
    held(matter)
    names = set_move(matter, whose_move, at)
    if names:
        matter.save(update_fields=names)
    record(MoveChanged(matter.ref, whose_move), actor, at)
