"""All open clocks of a region follow a calendar or a figure that two people adopted: in slices, told one by one, closed
matters never touched. Begun again after a kill it finds what is left to do."""

from collections.abc import Sequence
from datetime import datetime

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.recording import action, record_many
from doorstep.foundation.lawbook.queries.setting import one_look
from doorstep.foundation.worklist.actions.duties import move_many, put_many, settle_many
from doorstep.foundation.worklist.models import Duty

from .. import clocks
from ..models import Matter
from ..queries.looking import look_at, open_matters, slices
from .dues import changes_of, moved_fact


def recompute(*, region: str, because: str, source: Ref, actor: Actor, at: datetime) -> tuple[int, int]:
    """How many matters were looked at, and how many clocks moved."""
    seen = moved = 0
    for rows in slices(open_matters(region)):
        with one_look():
            touched = [one.pk for one in look_at(rows, region) if one.moves]
            if touched:
                moved += move_clocks(keys=touched, because=because, source=source, actor=actor, at=at)
        seen += len(rows)
    return seen, moved


@action
def move_clocks(*, keys: Sequence[int], because: str, source: Ref, actor: Actor, at: datetime) -> int:
    """The open legal duties of these matters go where the law now puts them; who was second to adopt it stands as who
    moved them. Tells ClockMoved of each."""
    # Locked before their duties are read: whoever closes one of them now waits, or is seen.
    held = Matter.objects.select_for_update(of=("self",)).select_related("office", "district", "handler")
    matters = list(
        held.filter(pk__in=keys)
        .exclude(phase=Matter.Phase.CLOSED)
        .defer("story", "element_words")
        .prefetch_related("dated_facts")
    )
    standing = _standing([matter.code for matter in matters])
    lines, put, moves, gone = [], [], [], []
    for matter in matters:
        mine = standing.get(matter.code, {})
        changes = changes_of(matter, {kind: duty.due for kind, duty in mine.items()}, clocks.local_day(at))
        lines += [(moved_fact(matter, one, because, source), actor, at) for one in changes.moved]
        moves += [(mine[one.kind], one.due, one.started_on) for one in changes.put if one.kind in mine]
        put += [one for one in changes.put if one.kind not in mine]
        gone += [mine[kind] for kind in changes.gone]
    move_many(moves=moves, actor=actor, at=at)
    put_many(duties=put, actor=actor, at=at)
    settle_many(duties=gone, actor=actor, at=at)
    record_many(lines)
    return len(lines)


def _standing(codes: list[str]) -> dict[str, dict[str, Duty]]:
    found: dict[str, dict[str, Duty]] = {}
    rows = Duty.objects.open().filter(about_kind="matter", about_code__in=codes, kind__in=clocks.LEGAL_KINDS)
    for duty in rows:
        found.setdefault(duty.about_code, {})[duty.kind] = duty
    return found
