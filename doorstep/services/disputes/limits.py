"""When a clock turns to soon and to urgent, and on which days before its end the handler is told: the house's defaults,
and over them what the district set."""

from collections.abc import Mapping
from dataclasses import dataclass

from doorstep.foundation.network.models import Organisation
from doorstep.foundation.worklist.kinds import duty_kind, register_limits

from .clocks import KINDS, LEGAL
from .models import ClockLimit


@dataclass(frozen=True)
class Limit:
    soon: int
    urgent: int
    notice: tuple[int, ...] = ()


class Limits(dict[str, Limit]):
    def __missing__(self, code: str) -> Limit:
        return default_of(code)


def default_of(code: str) -> Limit:
    kind = KINDS.get(code) or LEGAL.get(code)
    if kind is not None:
        return Limit(kind.soon, kind.urgent, kind.notice)
    other = duty_kind(code)
    return Limit(other.soon_days, other.urgent_days)


def limits_of(district: Organisation) -> Mapping[str, Limit]:
    rows = ClockLimit.objects.filter(district=district)
    return Limits({row.kind: Limit(row.soon_days, row.urgent_days, tuple(row.notice_days)) for row in rows})


def limits_below(path: str) -> dict[str, tuple[int, int]]:
    """For the worklist: what the district above or at this part of the tree set for soon and urgent."""
    above = [path[:end] for end in range(Organisation.steplen, len(path) + 1, Organisation.steplen)]
    rows = ClockLimit.objects.filter(district__path__in=above)
    return {kind: (soon, urgent) for kind, soon, urgent in rows.values_list("kind", "soon_days", "urgent_days")}


def register() -> None:
    register_limits(limits_below)
