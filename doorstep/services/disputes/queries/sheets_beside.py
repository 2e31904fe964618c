"""Two kept worksheets of one rule beside each other: what they came to, and what besides the facts has changed between them."""

from dataclasses import dataclass
from decimal import Decimal

from doorstep.foundation.lawbook.worksheet_view import amount
from doorstep.knowledge.labourlaw.catalogue import RULES
from doorstep.knowledge.labourlaw.worksheet import Worksheet

from ..models import Matter, SavedSheet
from .worksheets import Compared, compared, said

MOST_OFFERED = 12


@dataclass(frozen=True)
class Beside:
    """`moved` are figures of the book that stood differently: (label, then, later). `apart` is the difference as kept,
    `besides` the part of it that no fact explains; both without a sign."""

    one: SavedSheet
    other: SavedSheet
    found: Compared | None
    moved: list[tuple[str, str, str]]
    gap: Decimal | None

    @property
    def names(self) -> tuple[str, str]:
        """By whose account; by number where both are of the same one."""
        if self.one.account == self.other.account:
            return self.one.name, self.other.name
        return self.one.get_account_display(), self.other.get_account_display()

    @property
    def apart(self) -> Decimal | None:
        return None if self.gap is None else abs(self.gap)

    @property
    def direction(self) -> str:
        return "多" if (self.gap or 0) > 0 else "少"

    @property
    def besides(self) -> Decimal:
        by_facts = self.found.comparison.gap if self.found else None
        return Decimal(0) if self.gap is None or by_facts is None else abs(self.gap - by_facts)

    @property
    def same_rules(self) -> bool:
        return self.one.rule_version == self.other.rule_version


def beside(one: SavedSheet, other: SavedSheet) -> Beside:
    first, second = _came_to(one.sheet), _came_to(other.sheet)
    gap = None if first is None or second is None else second - first
    return Beside(one, other, compared(one, other), _moved(one.sheet, other.sheet), gap)


def others_of(row: SavedSheet, matter: Matter) -> list[SavedSheet]:
    """Kept sheets of the same rule, newest first: what this one may be put beside. One query."""
    return list(matter.sheets.filter(rule=row.rule).exclude(pk=row.pk).order_by("-number")[:MOST_OFFERED])


def told(row: SavedSheet) -> list[tuple[str, str]]:
    """The facts a sheet was given, as a person says them; those of a rule that is gone are left to its steps."""
    rule = RULES.get(row.rule)
    if rule is None:
        return []
    return [
        (field.label_zh, said(field, row.facts[field.name]))
        for field in rule.fields
        if row.facts.get(field.name) is not None
    ]


def _came_to(sheet: Worksheet) -> Decimal | None:
    return sheet.high if sheet.figure is None else sheet.figure


def _moved(one: Worksheet, other: Worksheet) -> list[tuple[str, str, str]]:
    later = {used.name: used for used in other.used}
    return [
        (used.label_zh, amount(used.value, used.unit), amount(later[used.name].value, later[used.name].unit))
        for used in one.used
        if used.name in later and later[used.name].value != used.value
    ]
