"""What happens to figures and holidays, each with its sentence."""

from dataclasses import dataclass
from datetime import date

from doorstep.foundation.journal.facts import Fact, Words, fact


@fact("lawbook.figure_proposed", "录入了一个新数字，等第二个人看")
@dataclass(frozen=True)
class FigureProposed(Fact):
    region: str
    name: str
    value: str
    unit: str
    since: date

    def sentence(self) -> str:
        return f"录入{self.value}{self.unit}，从{self.since.isoformat()}起，等第二个人看"


@fact("lawbook.year_proposed", "录入了{year}年的放假安排，等第二个人看")
@dataclass(frozen=True)
class YearProposed(Fact):
    region: str
    year: int
    days_off: int
    make_up_workdays: int

    def sentence(self) -> str:
        return f"录入{self.year}年放假安排：放假{self.days_off}天，补班{self.make_up_workdays}天，等第二个人看"


@fact("lawbook.figure_adopted", "第二个人核对过，采用了")
@dataclass(frozen=True)
class FigureAdopted(Fact):
    """`entered_by` is the first of the two; the second is who acts."""

    region: str
    name: str
    value: str
    since: date
    entered_by: str


@fact("lawbook.year_adopted", "第二个人核对过，{year}年的放假安排采用了")
@dataclass(frozen=True)
class YearAdopted(Fact):
    region: str
    year: int
    entered_by: str


@fact("lawbook.rejected", "第二个人退回了")
@dataclass(frozen=True)
class ProposalRejected(Fact):
    region: str
    reason: Words = Words("")

    def sentence(self) -> str:
        return self.text + (f"：{self.reason}" if self.reason else "")
