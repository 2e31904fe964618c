"""The result of a rule: what went in, each step with its numbers and article, the figures used, the sum, the doubts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

_SUMS = ("figure", "low", "high")


@dataclass(frozen=True)
class Step:
    label_zh: str
    sum_zh: str
    value: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class Used:
    """A figure of the Book as it stood on the rule's day. `stale`: a newer one is due but nobody has found it."""

    name: str
    label_zh: str
    value: Decimal
    unit: str
    since: date
    source: str
    confidence: str
    stale: bool = False


@dataclass(frozen=True)
class Warning:
    code: str
    sentence_zh: str


@dataclass(frozen=True)
class Worksheet:
    """`inputs` and `outputs` are as case files write them. `figure` is in yuan (None where a rule answers no sum or a
    range); `low` and `high` are the ends of what the law or the dispute leaves open. `provisional`: days were counted in
    a year whose holiday notice is not in. `book` is the fingerprint of all figures it was reckoned with."""

    rule: str
    version: str
    title_zh: str
    inputs: Mapping[str, Any]
    steps: tuple[Step, ...]
    used: tuple[Used, ...]
    outputs: Mapping[str, Any]
    figure: Decimal | None = None
    figure_label_zh: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    warnings: tuple[Warning, ...] = ()
    provisional: bool = False
    book: str = ""
    cites: tuple[str, ...] = field(default=())

    def as_record(self) -> dict[str, Any]:
        """Plain JSON; `from_record` gives back the same worksheet."""
        record = asdict(self)
        record |= {name: None if record[name] is None else str(record[name]) for name in _SUMS}
        for used in record["used"]:
            used |= {"value": str(used["value"]), "since": used["since"].isoformat()}
        for step in record["steps"]:
            step["cites"] = list(step["cites"])
        return record | {name: list(record[name]) for name in ("steps", "used", "warnings", "cites")}

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Worksheet":
        """A kept worksheet, whatever the rules say today."""
        known = {name: value for name, value in record.items() if name in cls.__dataclass_fields__}
        known |= {name: None if record.get(name) is None else Decimal(record[name]) for name in _SUMS}
        known["steps"] = tuple(Step(**step | {"cites": tuple(step["cites"])}) for step in record["steps"])
        known["used"] = tuple(
            Used(**one | {"value": Decimal(one["value"]), "since": date.fromisoformat(one["since"])})
            for one in record["used"]
        )
        known["warnings"] = tuple(Warning(**one) for one in record["warnings"])
        known["cites"] = tuple(record.get("cites", ()))
        return cls(**known)
