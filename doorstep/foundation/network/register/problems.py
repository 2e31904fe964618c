"""What is wrong with a row: its number in the file, the field, the value, the fault and what to do about it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

_SHOWN = 60


@dataclass(frozen=True)
class Problem:
    row: int
    field: str
    value: str
    fault: str
    remedy: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, row: int, field: str, value: str, fault: str, remedy: str) -> "Problem":
        """A long value is cut: the person finds the cell by row and field."""
        return cls(row, field, value if len(value) <= _SHOWN else value[:_SHOWN] + "…", fault, remedy)


def problems_from(rows: Iterable[dict[str, Any]]) -> list[Problem]:
    return [Problem(**row) for row in rows]
