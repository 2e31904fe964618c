"""What kinds of duty there are: each room registers its own from `apps.ready()`."""

from dataclasses import dataclass


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
