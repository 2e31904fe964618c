"""All open clocks of a region follow a calendar or a figure that two people adopted: in slices, told one by one, closed
matters never touched. Begun again after a kill it finds what is left to do."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet, prefetch_related_objects

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.recording import action, record_many
from doorstep.foundation.lawbook.queries.setting import one_look
from doorstep.foundation.worklist.actions.duties import move_many, put_many, settle_many
from doorstep.foundation.worklist.models import Duty
from doorstep.knowledge.setting import Setting

from .. import clocks
from ..models import Matter
from .dues import Changes, changes_of, moved_fact

SLICE = 2_000
FIELDS = (
    "code", "office", "district", "handler", "phase", "major", "topics", "triage_facts", "mediation_asked_on", "accepted_on",
    "taken_on", "office__code", "district__region", "handler__code",
)  # fmt: skip


def recompute(*, region: str, because: str, source: Ref, actor: Actor, at: datetime) -> tuple[int, int]:
    """How many matters were looked at, and how many clocks moved."""
    seen = moved = 0
    for matters in slices(open_matters(region)):
        with one_look():
            touched = [one.matter for one in look_at(matters, clocks.local_day(at)) if one.is_moved]
            if touched:
                moved += move_clocks(matters=touched, because=because, source=source, actor=actor, at=at)
        seen += len(matters)
    return seen, moved


@action
def move_clocks(*, matters: Sequence[Matter], because: str, source: Ref, actor: Actor, at: datetime) -> int:
    """The open legal duties of these matters go where the law now puts them; who was second to adopt it stands as who
    moved them. Tells ClockMoved of each."""
    keys = [matter.pk for matter in matters]
    # Locked before their duties are read: whoever closes one of them now waits, or is seen.
    held = list(
        _light(Matter.objects.select_for_update(of=("self",)).filter(pk__in=keys)).exclude(phase=Matter.Phase.CLOSED)
    )
    lines, put, moves, gone = [], [], [], []
    for one in look_at(held, clocks.local_day(at)):
        lines += [(moved_fact(one.matter, moved, because, source), actor, at) for moved in one.changes.moved]
        moves += [(one.standing[new.kind], new.due, new.started_on) for new in one.changes.put if new.kind in one.standing]
        put += [new for new in one.changes.put if new.kind not in one.standing]
        gone += [one.standing[kind] for kind in one.changes.gone]
    move_many(moves=moves, actor=actor, at=at)
    put_many(duties=put, actor=actor, at=at)
    settle_many(duties=gone, actor=actor, at=at)
    record_many(lines)
    return len(lines)


def open_matters(region: str) -> QuerySet[Matter]:
    return _light(Matter.objects.filter(district__region=region)).exclude(phase=Matter.Phase.CLOSED)


def _light(rows: QuerySet[Matter]) -> QuerySet[Matter]:
    """Without what is sealed: no story is needed to count days."""
    return rows.select_related("office", "district", "handler").only(*FIELDS)


def slices(rows: QuerySet[Matter]) -> Iterator[list[Matter]]:
    last = 0
    while found := list(rows.filter(pk__gt=last).order_by("pk")[:SLICE]):
        yield found
        last = found[-1].pk


@dataclass(frozen=True)
class Looked:
    """One matter, its open legal duties by kind, and what would change."""

    matter: Matter
    standing: dict[str, Duty]
    changes: Changes

    @property
    def is_moved(self) -> bool:
        return bool(self.changes.moved)


def look_at(matters: list[Matter], today: date, setting: Setting | None = None) -> Iterator[Looked]:
    """What would change under `setting`, or under what holds; a few queries a slice, nothing is written."""
    standing: dict[str, dict[str, Duty]] = defaultdict(dict)
    for start in range(0, len(matters), 900):
        some = matters[start : start + 900]
        prefetch_related_objects(some, "dated_facts")
        codes = [matter.code for matter in some]
        duties = Duty.objects.open().filter(about_kind="matter", about_code__in=codes, kind__in=clocks.LEGAL_KINDS)
        for duty in duties:
            standing[duty.about_code][duty.kind] = duty
    for matter in matters:
        found = standing[matter.code]
        days = {kind: duty.due for kind, duty in found.items()}
        yield Looked(matter, found, changes_of(matter, days, today, setting))
