"""What to do about a lead, step by step: a room above may keep a district's own lists; without one the shipped list stands."""

from collections.abc import Callable, Sequence

from doorstep.foundation.network.models import Organisation

Checklists = Callable[[Organisation, str], Sequence[str]]
_sources: list[Checklists] = []


def register_checklists(source: Checklists) -> None:
    """`source(district, level)`: the steps in force there for major, complex, small_simple or emerging; empty where it has
    none of its own to say."""
    if source not in _sources:
        _sources.append(source)


def steps_for(district: Organisation, level: str, shipped: Sequence[str]) -> tuple[str, ...]:
    return next((tuple(steps) for source in _sources if (steps := source(district, level))), tuple(shipped))
