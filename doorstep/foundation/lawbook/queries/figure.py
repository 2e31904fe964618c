"""The page of one parameter: every value it had, and which of them people adopted."""

from dataclasses import dataclass
from datetime import date

from doorstep.foundation.kit.components import Cell, Column, Table

from .names import names
from .overview import CONFIDENCE, FigureLine, age_of, line_of
from .setting import setting_for


@dataclass(frozen=True)
class FigurePage:
    line: FigureLine
    history: Table


def figure_page(region: str, name: str, today: date) -> FigurePage:
    known = setting_for(region).book.values.get(name, ())
    rows: list[list[str | Cell]] = [
        [
            f"{one.since.isoformat()}起", Cell(f"{one.value:,f}{one.unit}"), one.source,
            f"{CONFIDENCE.get(one.confidence, one.confidence)}，{age_of(one.checked_on, today)}",
        ]
        for one in reversed(known)
    ]  # fmt: skip
    columns = [Column("从哪天起"), Column("数值", numeric=True), Column("出处"), Column("核对")]
    return FigurePage(line_of(name, names()[name], known, today), Table("历年的数", columns, rows))
