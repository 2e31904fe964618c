"""What happens to a matter's worksheets."""

from dataclasses import dataclass
from decimal import Decimal

from doorstep.foundation.journal.facts import Fact, fact
from doorstep.knowledge.labourlaw.catalogue import RULES

from .models.worksheet import SavedSheet

_ACCOUNT = dict(SavedSheet.Account.choices)


def _title(rule: str) -> str:
    return RULES[rule].title_zh if rule in RULES else "一项"


@fact("disputes.sheet_saved", "存下计算单")
@dataclass(frozen=True)
class SheetSaved(Fact):
    """`book` is the fingerprint of the figures; `sum` is None where the rule answers no single sum."""

    number: int
    rule: str
    account: str
    rule_version: str
    book: str
    sum: Decimal | None = None

    def sentence(self) -> str:
        came_to = f"：{self.sum:,.2f}元" if self.sum is not None else ""
        return f"存下第{self.number}张计算单，{_title(self.rule)}，{_ACCOUNT.get(self.account, '')}{came_to}"


@fact("disputes.sheet_shared", "把计算单给双方看")
@dataclass(frozen=True)
class SheetShared(Fact):
    number: int

    def sentence(self) -> str:
        return f"把第{self.number}张计算单给双方看，用于调解，不是裁决"


@fact("disputes.sheet_taken_back", "收回计算单")
@dataclass(frozen=True)
class SheetTakenBack(Fact):
    number: int

    def sentence(self) -> str:
        return f"收回第{self.number}张计算单，双方不再看到"
