"""What can be searched: each room registers its kind of record from `apps.ready()`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from doorstep.foundation.journal.actor import Actor, Ref


class Reach(Enum):
    """How much of a kind a reader sees inside their branch: everything, all but what is shielded and not their own, their
    own alone, or nothing."""

    ALL = "all"
    OPEN = "open"
    OWN = "own"
    NONE = "none"


@dataclass(frozen=True)
class Kept:
    """A record as it is kept for searching. `path` is the tree path of its office, `handler` an account's code."""

    about: Ref
    id: int
    path: str
    handler: str = ""
    shielded: bool = False
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Text:
    """Words of a record as a hit shows them: where they stand, and what they are."""

    label: str
    words: str


@dataclass(frozen=True)
class SearchKind:
    """`texts(codes, actor)` opens the words of those of the records that this actor may see, in a fixed number of queries;
    `everything()` yields every record that has words, to make the index anew."""

    kind: str
    label: str
    reach: Callable[[Actor], Reach]
    texts: Callable[[set[str], Actor], dict[str, list[Text]]]
    everything: Callable[[], Iterator[Kept]]


_kinds: dict[str, SearchKind] = {}


def register_search_kind(kind: SearchKind) -> None:
    _kinds[kind.kind] = kind


def search_kinds() -> dict[str, SearchKind]:
    return dict(_kinds)
