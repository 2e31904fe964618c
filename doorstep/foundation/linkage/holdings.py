"""Which records can change hands, and who holds one now: the room of the record says so."""

from collections.abc import Callable
from dataclasses import dataclass

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.network.models import Organisation


@dataclass(frozen=True)
class Holding:
    """`moves` False: it is closed or protected from being asked for by another station; `handler` is an account's code."""

    office: Organisation
    district: Organisation
    handler: str = ""
    moves: bool = True
    shielded: bool = False


HoldingSource = Callable[[Ref], Holding | None]
_sources: dict[str, HoldingSource] = {}


def register_holding(kind: str, source: HoldingSource) -> None:
    """`source(ref)`: None for a code nobody knows."""
    _sources[kind] = source


def holding_of(about: Ref) -> Holding | None:
    source = _sources.get(about.kind)
    return source(about) if source else None


def ref_named(code: str) -> Ref:
    """The record people call by this number, of whatever kind; a reference to nothing when nobody knows it."""
    for kind, source in _sources.items():
        if source(Ref(kind, code)) is not None:
            return Ref(kind, code)
    return Ref("", code)
