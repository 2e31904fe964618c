"""Office files are zip archives. They are judged by their table of contents, before anything is unpacked."""

import io
import zipfile

from doorstep.foundation.kit.refusals import Refused

MOST_ENTRIES = 2000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_RATIO = 120  # deflate reaches about 1000; sheets of figures about 30
SMALL = 1024 * 1024  # below that a high ratio harms nobody

BOMB = "这个文件打开后会大得不正常，收不了。请用Word、Excel打开后另存一份再传"
BROKEN = "这个文件打不开，可能没有传完整。请在电脑上确认能打开，再传一次"
MACROS = "文档里带有宏（会自动运行的程序），收不了。请另存为不带宏的docx、xlsx或PDF再传"
NESTED = "文档里还嵌着别的文件，收不了。请把里面的文件单独传，或另存为PDF再传"
_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_CONTENT_TYPES = "[Content_Types].xml"
_INNER_MARKS = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"MZ", b"BZh", b"\xfd7zXZ")


def office_kind(content: bytes) -> str:
    """`docx`, `xlsx`, or empty for another archive. Raises Refused for bombs, macros, nested files, broken files."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _refuse_bomb(entries, len(content))
            kind = _kind(archive, {entry.filename for entry in entries})
            if kind:
                _refuse_inner_files(archive, entries)
            return kind
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
        raise Refused(BROKEN, "files") from error


def _refuse_bomb(entries: list[zipfile.ZipInfo], size: int) -> None:
    whole = sum(entry.file_size for entry in entries)
    swollen = any(
        entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1) for entry in entries
    )
    starts = [entry.header_offset for entry in entries]
    overlapping = len(set(starts)) < len(starts) or sum(entry.compress_size for entry in entries) > size
    if len(entries) > MOST_ENTRIES or whole > MOST_UNPACKED or swollen or overlapping:
        raise Refused(BOMB, "files")


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    if _CONTENT_TYPES not in names:
        return ""
    with archive.open(_CONTENT_TYPES) as part:
        types = part.read(SMALL).lower()
    if b"macroenabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refused(MACROS, "files")
    return next((kind for kind, part in _PARTS.items() if part in names), "")


def _refuse_inner_files(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    for entry in entries:
        if entry.is_dir():
            continue
        with archive.open(entry) as part:
            if part.read(8).startswith(_INNER_MARKS):
                raise Refused(NESTED, "files")
