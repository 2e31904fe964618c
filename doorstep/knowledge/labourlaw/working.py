"""The sheet a rule writes on while it reckons; what it took from the Book is noted as it takes it."""

from datetime import date
from decimal import Decimal
from typing import Any

from doorstep.knowledge.errors import NotKnownHere
from doorstep.knowledge.labourlaw.calendar import DayKind, day_kind
from doorstep.knowledge.labourlaw.doubts import DOUBTS
from doorstep.knowledge.labourlaw.parameters import Known
from doorstep.knowledge.labourlaw.worksheet import Step, Used, Warning
from doorstep.knowledge.setting import Setting


class Working:
    """`on` is the rule's reference day; with `fills` off no figure may stand in for a fact that was not given. The rule sets `outputs` and, where it answers one, `figure`, `low`, `high`."""

    def __init__(self, setting: Setting, on: date, fills: bool = True):
        self.setting = setting
        self.on = on
        self.fills = fills
        self.steps: list[Step] = []
        self.used: dict[tuple[str, date], Used] = {}
        self.warnings: dict[str, Warning] = {}
        self.outputs: dict[str, Any] = {}
        self.figure: Decimal | None = None
        self.low: Decimal | None = None
        self.high: Decimal | None = None
        self.provisional = False

    def step(self, label_zh: str, sum_zh: str, value: str, *cites: str) -> None:
        self.steps.append(Step(label_zh, sum_zh, value, cites))

    def take(self, name: str, on: date | None = None) -> Decimal:
        """The figure in force on that day (the rule's own by default). Raises NotKnownHere(name)."""
        day = on or self.on
        known = self.setting.book.value(name, day)
        self.note(known, day)
        return known.value

    def take_if_known(self, name: str, on: date | None = None) -> Decimal | None:
        """The same, or None where this region prints none."""
        try:
            return self.take(name, on)
        except NotKnownHere:
            return None

    def reads(self, name: str, on: date | None = None) -> Decimal | None:
        """How this region reads the law, or None where it has said nothing: not a figure, so not listed as used.
        A court's reading of existing law holds for older facts too: without a day today's is taken."""
        try:
            return self.setting.book.value(name, on or self.setting.book.checked_on).value
        except NotKnownHere:
            return None

    def source_of(self, name: str) -> str:
        """Who says so, of a figure or a reading of this region. Raises NotKnownHere(name)."""
        return self.setting.book.value(name, self.setting.book.checked_on).source

    def note(self, known: Known, day: date) -> None:
        label = self.setting.book.zh.get(known.name, known.name)
        self.used[known.name, known.since] = Used(
            known.name, label, known.value, known.unit, known.since, known.source, known.confidence, known.is_stale(day)
        )

    def warn(self, code: str, sentence_zh: str = "") -> None:
        """A doubt of the rulebook; its sentence stands in `doubts` unless the rule says it more exactly."""
        self.warnings[code] = Warning(code, sentence_zh or DOUBTS[code])

    def kind_of(self, day: date) -> DayKind:
        """What kind of day it is; the whole worksheet is provisional when that year's notice is not in."""
        found = day_kind(day, self.setting.calendar)
        self.provisional |= found.provisional
        return found
