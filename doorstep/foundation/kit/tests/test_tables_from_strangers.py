"""Files of a few kilobytes that stand for billions of cells are refused before anything is laid out."""

import io
import zipfile

import pytest
from xlsxwriter import Workbook

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.kit.tables import open_table, read_cells

FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def workbook() -> bytes:
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    page = book.add_worksheet()
    page.write_row(0, 0, ["楼宇名称", "街道"])
    page.write_row(1, 0, ["槐荫大厦", "槐安门街道"])
    book.close()
    return out.getvalue()


def rebuilt(row: str = "", sheet: str = "sheet1.xml", **more: bytes) -> bytes:
    out, source = io.BytesIO(), zipfile.ZipFile(io.BytesIO(workbook()))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name in source.namelist():
            content = source.read(name).replace(b"</sheetData>", row.encode() + b"</sheetData>")
            book.writestr(name.replace("sheet1.xml", sheet), content.replace(b"sheet1.xml", sheet.encode()))
        for name, content in more.items():
            book.writestr(name.replace("__", "."), content)
    return out.getvalue()


def test_a_plain_workbook_is_read() -> None:
    assert read_cells(rebuilt(), "a.xlsx") == [["楼宇名称", "街道"], ["槐荫大厦", "槐安门街道"]]


@pytest.mark.parametrize(
    "content",
    [
        rebuilt(FAR),
        rebuilt(FAR.replace('"', "'")),
        rebuilt(FAR, sheet="anything.xml"),
        rebuilt(FAR.replace("<c r=", "<c s='0'  r =")),
        rebuilt('<row r="1048576"><c><v>1</v></c></row><row r="5"><c r="XFD5"><v>1</v></c></row>'),
    ],
    ids=["far cell", "single quotes", "sheet of another name", "other attributes first", "far row and far column"],
)
def test_a_cell_far_out_is_refused_however_it_is_written(content: bytes) -> None:
    with pytest.raises(Refused, match="展开后太大"):
        read_cells(content, "a.xlsx")


def test_other_kinds_of_workbook_in_a_zip_are_refused() -> None:
    with pytest.raises(Refused, match="另存为.xlsx"):
        read_cells(rebuilt(content__xml=b"<table/>"), "a.xlsx")


def test_a_csv_of_millions_of_short_rows_is_refused_before_it_is_laid_out() -> None:
    with pytest.raises(Refused, match="最多300,000行"):
        read_cells(b"a,b\n" * 300_001, "a.csv")


def test_a_line_nested_without_end_is_told() -> None:
    with pytest.raises(Refused, match="第1行不是完整的JSON"):
        open_table(b"[" * 100_000, "x.jsonl")
