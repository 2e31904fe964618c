"""What kinds of duty there are: each room registers its own from `apps.ready()`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class DutyKind:
    """`label` stands beside the clock, `next_step` says what to do when the record itself says nothing."""

    code: str
    label: str
    next_step: str = ""
    soon_days: int = 3
    urgent_days: int = 0


_kinds: dict[str, DutyKind] = {}


def register_duty_kind(code: str, label: str, next_step: str = "", soon_days: int = 3, urgent_days: int = 0) -> None:
    """From `urgent_days` before its end a duty stands under 今天, from `soon_days` its clock says it is soon."""
    _kinds[code] = DutyKind(code, label, next_step, soon_days, urgent_days)


def duty_kind(code: str) -> DutyKind:
    return _kinds.get(code) or DutyKind(code, "待办")


def all_duty_kinds() -> dict[str, DutyKind]:
    return dict(sorted(_kinds.items()))


Limits = Callable[[str], Mapping[str, tuple[int, int]]]
_limits: list[Limits] = []


def register_limits(source: Limits) -> None:
    """`source(path)` says what the district of that part of the tree set: by kind, soon and urgent days; one query."""
    _limits.append(source)


def kinds_for(path: str) -> dict[str, DutyKind]:
    """Every kind as the district of that path sees it."""
    kinds = all_duty_kinds()
    for source in _limits:
        for code, (soon, urgent) in source(path).items():
            if code in kinds:
                kinds[code] = replace(kinds[code], soon_days=soon, urgent_days=urgent)
    return kinds
