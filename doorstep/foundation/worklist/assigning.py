"""Several records go to one colleague: each by its own room's action, so that one refusal holds up no other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.models import Account

MOST = 50
GONE = "没有找到，或者已经不归您看"

Assign = Callable[[str, Account, str, Actor, datetime], None]
Held = Callable[[Actor], QuerySet]
_assigns: dict[str, Assign] = {}
_held: dict[str, Held] = {}


@dataclass(frozen=True)
class Assigned:
    """`why_not` is empty when it was done."""

    ref: Ref
    why_not: str = ""


def register_assigning(kind: str, assign: Assign) -> None:
    """`assign(code, handler, form_key, actor, at)`: the room's action on the record this actor may touch; it refuses in words,
    and a form key that was acted on changes nothing."""
    _assigns[kind] = assign


def register_held(kind: str, held: Held) -> None:
    """`held(actor)`: open records this actor sees, as rows with `code` and `handler`; for the work of whoever left."""
    _held[kind] = held


def held_sources() -> dict[str, Held]:
    return dict(_held)


def assignable(refs: Sequence[Ref]) -> list[Ref]:
    """Each once, in order, of kinds that can be assigned."""
    return [ref for ref in dict.fromkeys(refs) if ref.kind in _assigns]


def assign_each(
    *, refs: Sequence[Ref], handler: Account, key: str, actor: Actor, at: datetime, most: int = MOST
) -> list[Assigned]:  # fmt: skip
    """One action per record; `key` makes a form sent twice harmless."""
    done = []
    for ref in assignable(refs)[:most]:
        try:
            _assigns[ref.kind](ref.code, handler, f"{key}:{ref.code}"[:64], actor, at)
            done.append(Assigned(ref))
        except Refused as refused:
            done.append(Assigned(ref, refused.sentence))
        except Http404:
            done.append(Assigned(ref, GONE))
    return done
