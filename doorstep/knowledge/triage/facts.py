"""What is known of a matter when it is sorted, and the policy numbers it is sorted by."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.inputs import Inputs

NONE, WATCH, REFER = "none", "watch", "refer"
CRIMINAL_LEVELS = (NONE, WATCH, REFER)


@dataclass(frozen=True)
class MatterFacts:
    """None means nobody knows yet. Sums in yuan, `days_to_limitation` in natural days (negative: passed).

    `days_to_limitation` None with `no_limitation` True means that no limit runs.
    """

    workers: int | None = None
    common_claim: bool | None = None
    amount: Decimal | None = None
    prev_year_avg_annual_wage: Decimal | None = None
    facts_disputed: bool | None = None
    status_disputed: bool | None = None
    injury_involved: bool | None = None
    deaths: int | None = None
    serious_injuries: int | None = None
    stoppage: bool | None = None
    violence_or_self_harm_risk: bool | None = None
    employer_fled: bool | None = None
    criminal_level: str | None = None
    days_to_limitation: int | None = None
    no_limitation: bool = False
    respondent_missing: bool | None = None
    multi_employer: bool | None = None
    demand_made: bool | None = None
    topics: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, value in _read(self.__dict__).items():
            object.__setattr__(self, name, value)

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> "MatterFacts":
        """Facts from a plain mapping, such as a form or a case file. Raises BadInput naming the field."""
        return cls(**_read(given))


_FLAGS = (
    "common_claim",
    "facts_disputed",
    "status_disputed",
    "injury_involved",
    "stoppage",
    "violence_or_self_harm_risk",
    "employer_fled",
    "respondent_missing",
    "multi_employer",
    "demand_made",
)


def _read(given: Mapping[str, Any]) -> dict[str, Any]:
    inputs = Inputs(given)
    read: dict[str, Any] = {name: inputs.flag(name) for name in _FLAGS}
    read |= {name: inputs.count(name) for name in ("workers", "deaths", "serious_injuries")}
    read |= {name: inputs.number(name) for name in ("amount", "prev_year_avg_annual_wage")}
    read["days_to_limitation"] = inputs.count("days_to_limitation", below_zero=True)
    read["criminal_level"] = inputs.choice("criminal_level", CRIMINAL_LEVELS)
    return read


@dataclass(frozen=True)
class TriagePolicy:
    """Numbers a union may set for itself. The ten workers are Mediation and Arbitration Law art. 7, the
    seven days Legal Aid Law art. 44; thirty workers and thirty days are policy."""

    collective_workers: int = 10
    major_workers: int = 30
    limitation_days: int = 30
    legal_aid_days: int = 7

    def __post_init__(self) -> None:
        inputs = Inputs(self.__dict__)
        for name in self.__dict__:
            if inputs.count(name, required=True) < 1:
                raise BadInput(name, "请填大于零的整数。")
        if self.major_workers < self.collective_workers:
            raise BadInput("major_workers", "重大人数不能少于集体争议人数。")


STANDARD_POLICY = TriagePolicy()
