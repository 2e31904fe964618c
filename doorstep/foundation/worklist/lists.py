"""The lists of the desk: each room registers its own from `apps.ready()`, so that it can be kept as a view and exported."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from doorstep.foundation.journal.actor import Actor, Ref

Asking = Mapping[str, str]


@dataclass(frozen=True)
class Column:
    label: str
    width: int = 14


@dataclass(frozen=True)
class Line:
    """A row as it leaves the house: masked as the list on the page is."""

    about: Ref
    cells: tuple[str, ...]


@dataclass(frozen=True)
class DeskList:
    """`count` and `lines` take what stands in the address line, and start from what the actor may see."""

    code: str
    label: str
    url_name: str
    columns: tuple[Column, ...]
    count: Callable[[Actor, Asking, date], int]
    lines: Callable[[Actor, Asking, date], Iterator[Line]]


_lists: dict[str, DeskList] = {}


def register_list(desk_list: DeskList) -> None:
    _lists[desk_list.code] = desk_list


def list_named(code: str) -> DeskList | None:
    return _lists.get(code)


def list_codes() -> list[str]:
    return sorted(_lists)
