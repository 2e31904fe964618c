"""The report of an import as a file to mend: every bad row with number, field, value, fault and remedy."""

import csv
import io
from collections.abc import Iterable, Sequence

from xlsxwriter import Workbook

from doorstep.foundation.kit.tables import harmless

from .fields import FIELDS
from .problems import Problem

HEADINGS = ("行号", "字段", "填的内容", "问题", "怎么改")


def _lines(problems: Iterable[Problem]) -> list[tuple[str, ...]]:
    return [(str(one.row), one.field, harmless(one.value), harmless(one.fault), one.remedy) for one in problems]


def problems_as_csv(problems: Iterable[Problem]) -> bytes:
    """With a byte order mark, as Excel would otherwise read UTF-8 as something else."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    writer.writerows(_lines(problems))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def problems_as_xlsx(problems: Iterable[Problem]) -> bytes:
    return sheet("问题", HEADINGS, _lines(problems), widths=(8, 18, 28, 36, 44))


def template_as_xlsx(kind: str) -> bytes:
    """An empty file with the headings, what must be filled marked, and one line as an example."""
    headings = [field.label + ("（必填）" if field.required else "") for field in FIELDS[kind]]
    return sheet("名册", headings, [[field.example for field in FIELDS[kind]]], widths=[22] * len(headings))


def sheet(name: str, headings: Sequence[str], rows: Iterable[Sequence[str]], *, widths: Sequence[int]) -> bytes:
    out = io.BytesIO()
    book = Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    page = book.add_worksheet(name)
    bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    for column, width in enumerate(widths):
        page.set_column(column, column, width, text)
    for number, row in enumerate([headings, *rows]):
        for column, cell in enumerate(row):
            page.write_string(number, column, cell, text if number else bold)
    page.freeze_panes(1, 0)
    book.close()
    return out.getvalue()
