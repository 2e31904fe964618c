"""The monthly 台账 as an Excel book: the rows, the figures with what they mean."""

from collections.abc import Iterable, Sequence

from doorstep.foundation.papers.excel import Book, Cell, Mark

from .queries.ledger import GENERAL, HEADINGS, WIDTHS, Figure


def ledger_book(title: str, rows: Iterable[Sequence[Cell]], figures: Sequence[Figure], mark: Mark) -> bytes:
    book = Book(title, mark)
    book.sheet("台账", HEADINGS, rows, widths=WIDTHS)
    told: list[list[Cell]] = [[one.label, one.value, one.unit, one.means] for one in figures]
    told += [_plain("", ""), *(_plain(label, says) for label, says in GENERAL)]
    book.sheet("数字和说明", ("数字", "多少", "单位", "是怎么算的"), told, widths=(28, 16, 8, 90))
    return book.content()


def _plain(label: str, says: str) -> list[Cell]:
    return [label, "", "", says]
