"""Reading tables people send: Excel, CSV, JSON lines; rows with the number they have in the file; and cells that go out."""

import csv
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from .refusals import Refused

MAX_BYTES = 50 * 1024 * 1024
MAX_UNPACKED = 500 * 1024 * 1024
MAX_CELLS = 20_000_000
MAX_ROWS = 300_000
_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\br\s*=\s*["']([0-9]{1,7})["']""")
_ENCODINGS = ("utf-8-sig", "gb18030")
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(text: str) -> str:
    """A cell that a spreadsheet would run is kept as words."""
    return "'" + text if text.startswith(_STARTS_FORMULA) else text


@dataclass
class Table:
    """`rows` yields (row number in the file, {column: text}); cells are stripped text, missing ones empty."""

    columns: list[str]
    cells: list[list[str]] = field(repr=False)
    first_row: int = 2

    def __len__(self) -> int:
        return len(self.cells)

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        for number, cells in enumerate(self.cells, start=self.first_row):
            if any(cells):
                yield number, dict(zip(self.columns, cells, strict=False))


def open_table(content: bytes, file_name: str, *, header_row: int = 1) -> Table:
    """Raises Refused with a sentence that says what to change."""
    if file_name.lower().endswith((".jsonl", ".ndjson")):
        _check_size(content)
        return _json_lines(content)
    return with_header(read_cells(content, file_name), header_row)


def read_cells(content: bytes, file_name: str) -> list[list[str]]:
    """All cells of an Excel or CSV file as stripped text, to look for the header in. Raises Refused."""
    _check_size(content)
    if content[:2] == b"PK" or content[:4] == b"\xd0\xcf\x11\xe0":
        return _excel_rows(content)
    if file_name.lower().endswith((".csv", ".txt", ".tsv")):
        return _csv_rows(content)
    raise Refused("只能读Excel（.xlsx）、CSV和JSONL文件，请另存为其中一种再传")


def _check_size(content: bytes) -> None:
    if len(content) > MAX_BYTES:
        raise Refused(f"文件有{len(content) / 1048576:.0f}MB，最大50MB。请拆成几个文件再传")
    if not content.strip():
        raise Refused("文件是空的，请看看是不是选错了文件")


def _excel_rows(content: bytes) -> list[list[str]]:
    from python_calamine import CalamineError, CalamineWorkbook

    _refuse_bomb(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheet = book.get_sheet_by_index(0)
        merged = [span for span in (sheet.merged_cell_ranges or []) if span[0][0] != span[1][0] or span[0][0] > 3]
        if merged:
            raise Refused(f"表里有{len(merged)}处合并单元格（第{merged[0][0][0] + 1}行起）。请取消合并、每行填全再传")
        return [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    except (CalamineError, OSError, ValueError) as error:
        raise Refused("这个Excel文件打不开，可能加了密码或已损坏。请另存为新的.xlsx再传") from error


def _refuse_bomb(content: bytes) -> None:
    """Before the reader lays the sheet out cell by cell: a small file may claim gigabytes, or one cell far out."""
    if content[:2] != b"PK":
        return
    try:
        book = zipfile.ZipFile(io.BytesIO(content))
        if not _is_xlsx(set(book.namelist())):
            raise Refused("这不是Excel的.xlsx文件。请用Excel或WPS另存为.xlsx再传")
        if sum(part.file_size for part in book.infolist()) > MAX_UNPACKED or _cells_spanned(book) > MAX_CELLS:
            raise Refused("这个Excel文件展开后太大，请删去多余的空行、空列、图片和工作表再传")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise Refused("这个Excel文件打不开，可能加了密码或已损坏。请另存为新的.xlsx再传") from error


def _is_xlsx(parts: set[str]) -> bool:
    """The reader also opens .ods and .xlsb, whose few bytes may stand for billions of cells."""
    return "xl/workbook.xml" in parts and not parts & {"content.xml", "xl/workbook.bin"}


def _cells_spanned(book: zipfile.ZipFile) -> int:
    """The rectangle from A1 to the farthest cell of the largest sheet. Parts may have any name, so each one is read."""
    most = 0
    for part in book.namelist():
        if not part.lower().endswith((".xml", ".bin")):
            continue
        column = row = 0
        with book.open(part) as sheet:
            rest = b""
            while chunk := sheet.read(1 << 20):
                found = _CELL.findall(rest + chunk)
                column = max([column, *map(_column_number, {letters for letters, _ in found})])
                row = max([row, *(int(digits) for _, digits in found), *map(int, _ROW.findall(rest + chunk))])
                rest = chunk[-200:]
        most = max(most, row * max(column, 1))
    return most


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _csv_rows(content: bytes) -> list[list[str]]:
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Refused("文件的文字编码认不出来，请另存为UTF-8编码的CSV再传")
    if "\x00" in text:
        raise Refused("这不是CSV文件，请看看是不是选错了文件")
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text), delimiter="\t" if first.count("\t") > first.count(",") else ",")
    try:
        rows = [[cell.strip() for cell in row] for row in islice(reader, MAX_ROWS + 1)]
    except csv.Error as error:
        raise Refused(f"CSV第{reader.line_num}行附近的引号没有配对，请改好再传") from error
    if len(rows) > MAX_ROWS:
        raise Refused(f"一个文件最多{MAX_ROWS:,}行，请拆成几个文件再传")
    return rows


def with_header(rows: list[list[str]], header_row: int) -> Table:
    """Raises Refused when that row is no header."""
    if len(rows) < header_row:
        raise Refused(f"文件只有{len(rows)}行，没有第{header_row}行表头")
    columns = rows[header_row - 1]
    named = [name for name in columns if name]
    if len(named) < 2 or any(_looks_like_data(name) for name in named):
        raise Refused(f"第{header_row}行不像表头（每列的名字）。请在第一行写上列名，或指出表头在第几行")
    twice = sorted({name for name in named if named.count(name) > 1})
    if twice:
        raise Refused(f"表头里“{twice[0]}”出现了两次，请改成不同的名字")
    width = len(columns)
    return Table(columns, [(row + [""] * width)[:width] for row in rows[header_row:]], header_row + 1)


def _looks_like_data(name: str) -> bool:
    return len(name) > 40 or sum(letter.isdigit() for letter in name) > 7


def _json_lines(content: bytes) -> Table:
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise Refused("JSONL文件要用UTF-8编码") from error
    records: list[dict[str, Any]] = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                one = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise Refused(f"第{number}行不是完整的JSON，请改好再传") from error
            if not isinstance(one, dict):
                raise Refused(f'第{number}行应当是一个JSON对象，像{{"text": "……"}}')
            records.append(one)
        else:
            records.append({})
    columns = list(dict.fromkeys(key for one in records for key in one))
    return Table(columns, [[_text(one.get(key)) for key in columns] for one in records], 1)
