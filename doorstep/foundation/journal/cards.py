"""Cards: what a room says about one of its records to a room that does not know it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .actor import Actor, Ref


@dataclass(frozen=True)
class Card:
    """A line about a record: never a name of a worker, a phone or a story."""

    ref: Ref
    title: str
    subtitle: str = ""
    url: str = ""
    flags: tuple[str, ...] = ()
    track: str = ""
    whose_move: str = ""
    next_step: str = ""


CardSource = Callable[[set[str], Actor | None], dict[str, Card]]
_sources: dict[str, CardSource] = {}


def register_cards(kind: str, source: CardSource) -> None:
    """`source(codes, actor)` answers all codes in a fixed number of queries and leaves out what `actor` may not see;
    `actor` is None when a card is asked for by the house itself."""
    _sources[kind] = source


def cards_for(refs: Iterable[Ref], actor: Actor | None = None) -> dict[Ref, Card]:
    by_kind: dict[str, set[str]] = defaultdict(set)
    for ref in refs:
        by_kind[ref.kind].add(ref.code)
    found: dict[Ref, Card] = {}
    for kind, codes in by_kind.items():
        if kind in _sources:
            found.update({card.ref: card for card in _sources[kind](codes, actor).values()})
    return found
