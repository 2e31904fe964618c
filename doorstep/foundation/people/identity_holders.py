"""Whose hands a record is in, as far as opening an identity goes: rooms above say so for their own kind."""

from collections.abc import Callable
from dataclasses import dataclass

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.network.models import Organisation

from .models import Person


@dataclass(frozen=True)
class Holder:
    """`handler` is an account's code, empty while nobody handles the record."""

    office: Organisation
    handler: str = ""


HolderSource = Callable[[Ref], Holder | None]
RecordsOf = Callable[[Person], list[Ref]]
_sources: dict[str, tuple[HolderSource, RecordsOf]] = {}


def register_holder(kind: str, source: HolderSource, records_of: RecordsOf) -> None:
    """Call in `ready()`. `source(ref)`: None for a code nobody knows; `records_of(person)`: all records that name them."""
    _sources[kind] = (source, records_of)


def holder_of(about: Ref) -> Holder | None:
    return _sources[about.kind][0](about) if about.kind in _sources else None


def records_of(person: Person) -> list[Ref]:
    return [ref for _, find in _sources.values() for ref in find(person)]
