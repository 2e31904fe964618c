"""Reading a hotline's file: Excel, CSV or JSON lines → letters, and the rows that cannot be read with what to change."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.kit.sealing import blind_index
from doorstep.foundation.kit.tables import MAX_BYTES, open_table

from .actions.raising import LONGEST_STORY

SYNONYMS = {
    "text": (
        "text",
        "content",
        "letter",
        "内容",
        "来信内容",
        "诉求内容",
        "诉求",
        "正文",
        "来电内容",
        "问题描述",
        "反映内容",
        "留言内容",
    ),
    "title": ("title", "标题", "主题", "来信标题"),
    "time": ("time", "date", "received_on", "时间", "来信时间", "来电时间", "受理时间", "登记时间", "日期", "留言时间"),
    "place": ("place", "address", "地点", "地址", "发生地址", "事发地址", "诉求地址", "所在街道"),
    "phone": ("phone", "tel", "mobile", "电话", "联系电话", "手机", "手机号", "来电号码", "联系方式"),
    "source": ("source", "来源", "渠道"),
    "id": ("id", "number", "工单编号", "工单号", "编号", "序号", "留言编号"),
}
_DATE = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]*(\d{1,2})[:时点](\d{1,2})分?(?:[:]?\d{1,2}(?:\.\d+)?)?秒?)?"
)
WRITE_TIME_SO = "时间请写成2026-11-23或2026-11-23 9:30"


@dataclass(frozen=True)
class Letter:
    """One row that can be read. Keys say whether it has come before: by its source's number, and by what it says."""

    row: int
    text: str
    place: str
    phone: str
    received_on: datetime | None
    source_key: str
    content_key: str


@dataclass(frozen=True)
class BadRow:
    row: int
    remedy: str


def letters_in(content: bytes, file_name: str, now: datetime) -> Iterator[Letter | BadRow]:
    """Raises Refused when the file as a whole cannot be read, or has no column with the words."""
    rows = _json_rows(content) if file_name.lower().endswith((".jsonl", ".ndjson")) else _table_rows(content, file_name)
    for number, cells in rows:
        yield cells if isinstance(cells, BadRow) else _letter(number, cells, now)


def _table_rows(content: bytes, file_name: str) -> Iterable[tuple[int, dict[str, str]]]:
    table = open_table(content, file_name)
    if not any(_meaning(column) == "text" for column in table.columns):
        raise Refused("没有找到来信内容那一列。请把那一列的表头写成“内容”")
    return ((number, _known(cells)) for number, cells in table.rows())


def _json_rows(content: bytes) -> Iterator[tuple[int, dict[str, str] | BadRow]]:
    """Line by line, so that one broken line does not stop the others."""
    if len(content) > MAX_BYTES:
        raise Refused(f"文件有{len(content) / 1048576:.0f}MB，最大50MB。请拆成几个文件再导")
    if not content.strip():
        raise Refused("文件是空的，请看看是不是选错了文件")
    for number, line in enumerate(content.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            cells = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            yield number, BadRow(number, "这一行不是完整的JSON，请改好再导")
            continue
        if isinstance(cells, dict):
            yield number, _known({str(name): "" if value is None else str(value).strip() for name, value in cells.items()})
        else:
            yield number, BadRow(number, '这一行应当是一个JSON对象，像{"text": "……"}')


def _meaning(column: str) -> str:
    name = column.strip().lower()
    return next((meaning for meaning, names in SYNONYMS.items() if name in names), "")


def _known(cells: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for column, value in cells.items():
        meaning = _meaning(column)
        if meaning and value:
            found.setdefault(meaning, _storable(value))
    return found


def _storable(text: str) -> str:
    """Half a character from a system that cut in the middle shows as a question mark; NUL goes."""
    return text.replace("\x00", "").encode(errors="replace").decode()


def _letter(number: int, cells: dict[str, str], now: datetime) -> Letter | BadRow:
    text, title = cells.get("text", ""), cells.get("title", "")
    if title and not text.startswith(title):
        text = f"{title}\n{text}"
    if len(text.strip()) < 4:
        return BadRow(number, "没有来信内容，请补上内容或删掉这一行")
    if len(text) > LONGEST_STORY:
        return BadRow(number, f"内容有{len(text):,}个字，最多{LONGEST_STORY:,}个。请拆成几封再导")
    received = _moment(cells.get("time", ""), now)
    if isinstance(received, str):
        return BadRow(number, received)
    phone, source_id = cells.get("phone", ""), cells.get("id", "")
    by_source = f"hotline:{blind_index('letter', cells.get('source', '') + '|' + source_id)}" if source_id else ""
    said = "".join(sign for sign in text if sign.isalnum()) + "|" + "".join(sign for sign in phone if sign.isdigit())
    return Letter(number, text.strip(), cells.get("place", ""), phone, received, by_source, blind_index("letter", said))


def _moment(text: str, now: datetime) -> datetime | None | str:
    """None when there is no time; a sentence when it cannot be."""
    if not text:
        return None
    found = _DATE.match(text.strip())
    if not found:
        return f"时间看不懂。{WRITE_TIME_SO}"
    year, month, day, hour, minute = (int(part or 0) for part in found.groups())
    try:
        moment = timezone.make_aware(datetime(year, month, day, hour, minute))
    except ValueError:
        return f"没有这个时间。{WRITE_TIME_SO}"
    if moment > now:
        return "时间晚于现在，请再看一下"
    return moment if year >= 2000 else "时间早于2000年，请再看一下"
