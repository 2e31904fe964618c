"""Excel books that leave the house: every cell is text or a plain number, nothing in them runs, and each page says who took
it along and when."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils import timezone
from xlsxwriter import Workbook

from doorstep.foundation.kit.tables import harmless

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | int | Decimal | None
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True)
class Mark:
    """Who took it along, for which office, when, and under which number."""

    who: str
    office: str
    at: datetime
    code: str = ""

    @property
    def says(self) -> str:
        when = timezone.localtime(self.at)
        number = f"，编号{self.code}" if self.code else ""
        return f"{self.office} {self.who}于{when:%Y-%m-%d %H:%M}导出{number}。仅供工作使用，不得外传"


class Book:
    """Sheets of text; money as numbers with two places. The mark stands in the first row of each sheet, in its printed
    foot and in the properties of the file."""

    def __init__(self, title: str, mark: Mark) -> None:
        self._out, self._mark = io.BytesIO(), mark
        self._book = Workbook(self._out, _OPTIONS)
        self._book.set_properties({"title": title, "author": mark.who, "company": mark.office, "comments": mark.says})
        self._styles = {
            "mark": self._book.add_format({"font_color": "#5F574C", "italic": True}),
            "head": self._book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"}),
            "text": self._book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
            "count": self._book.add_format({"num_format": "#,##0", "valign": "top"}),
            "money": self._book.add_format({"num_format": "#,##0.00", "valign": "top"}),
        }

    def sheet(self, name: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]], *, widths: Sequence[int]) -> None:
        page = self._book.add_worksheet(name)
        for column, width in enumerate(widths):
            page.set_column(column, column, width)
        page.write_string(0, 0, self._mark.says, self._styles["mark"])
        for column, heading in enumerate(headings):
            page.write_string(1, column, heading, self._styles["head"])
        for number, row in enumerate(rows, start=2):
            for column, cell in enumerate(row):
                self._write(page, number, column, cell)
        page.freeze_panes(2, 0)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(1)
        page.set_footer(f"&L{self._mark.says.replace('&', '&&')}&R&P/&N"[:250])

    def _write(self, page, row: int, column: int, cell: Cell) -> None:  # type: ignore[no-untyped-def]
        if isinstance(cell, Decimal):
            page.write_number(row, column, float(cell), self._styles["money"])
        elif isinstance(cell, int):
            page.write_number(row, column, cell, self._styles["count"])
        elif cell:
            page.write_string(row, column, harmless(cell)[:32_000], self._styles["text"])

    def content(self) -> bytes:
        self._book.close()
        return self._out.getvalue()
