"""Finding the header of a register file: the first of its top rows that names what the register needs."""

from collections.abc import Sequence

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.kit.tables import Table, read_cells, with_header

from .fields import FIELDS, Field
from .mapping import guess_columns, missing_columns

_TOP_ROWS = 8


def open_register(kind: str, content: bytes, file_name: str, header_row: int = 0) -> tuple[Table, int]:
    """The table and the row of its header; 0 looks for it, so that a title above the header does no harm."""
    return open_with(FIELDS[kind], read_cells(content, file_name), header_row)


def open_with(fields: Sequence[Field], cells: list[list[str]], header_row: int = 0) -> tuple[Table, int]:
    """The same for fields of another room."""
    if header_row:
        return with_header(cells, header_row), header_row
    readable: list[tuple[int, int, Table]] = []
    for number in range(1, min(_TOP_ROWS, len(cells)) + 1):
        try:
            table = with_header(cells, number)
        except Refused:
            continue
        readable.append((len(missing_columns(fields, guess_columns(fields, table.columns))), number, table))
    if not readable:
        return with_header(cells, 1), 1
    _, number, table = min(readable, key=lambda one: one[:2])
    return table, number
