"""Rows of a ledger of former years: which columns mean what, what each row becomes, or what is wrong with it. Nothing is
written here, and no query asked."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from doorstep.foundation.kit.sealing import blind_index
from doorstep.foundation.network.register.fields import Field
from doorstep.foundation.network.register.problems import Problem
from doorstep.knowledge.language.labour_letter import topics_of

from .models import Matter
from .topics import PHRASES, topic_label

WORDS = Path(__file__).parent / "data" / "past_words.yaml"
EARLIEST, LONGEST_STORY = date(1995, 1, 1), 20_000
FIELDS = (
    Field("received", "收到日期", ("受理日期", "登记日期", "来访日期", "接待日期", "申请日期", "日期", "受理时间", "登记时间", "来访时间", "收案日期", "收到"), True),
    Field("closed", "办结日期", ("结案日期", "办结时间", "结案时间", "调解日期", "完成日期", "办理完成", "办结")),
    Field("outcome", "办理结果", ("结果", "处理结果", "调解结果", "结案方式", "办结情况", "处理情况", "办理情况"), True),
    Field("number", "编号", ("案号", "案件编号", "台账编号", "受理编号", "登记编号", "案件号", "原编号")),
    Field("record", "登记类别", ("性质", "业务类型", "事项类型", "登记类型", "来访类别")),
    Field("person", "职工姓名", ("姓名", "申请人", "来访人", "当事人", "劳动者", "职工", "反映人")),
    Field("phone", "联系电话", ("电话", "手机", "手机号", "联系方式", "职工电话")),
    Field("employer", "用人单位", ("单位", "单位名称", "用人单位名称", "被申请人", "企业名称", "公司", "公司名称", "企业")),
    Field("topics", "争议种类", ("争议类型", "类型", "类别", "案由", "争议事项", "问题类型")),
    Field("story", "事由", ("情况", "反映问题", "争议内容", "诉求内容", "主要内容", "案情", "问题描述", "简要情况", "诉求", "基本情况", "内容")),
    Field("workers", "人数", ("涉及人数", "职工人数", "涉案人数")),
    Field("amount", "金额", ("涉及金额", "诉求金额", "标的", "请求数额", "标的额", "涉案金额", "金额元", "请求数额元")),
    Field("level", "化解层级", ("层级", "解决层级")),
)  # fmt: skip
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_SUM = re.compile(r"约?(\d+(?:\.\d+)?)(万|千)?元?整?(?:左右)?")
_SCALE = {"": 1, "千": 1_000, "万": 10_000, None: 1}


@dataclass(frozen=True)
class Past:
    """One row: a closed matter, or a telling that was answered. `key` finds it again when the file comes a second time."""

    row: int
    key: str
    telling: bool
    received: date
    closed: date
    outcome: str
    level: str
    number: str = ""
    person: str = ""
    phone: str = ""
    employer: str = ""
    story: str = ""
    topics: tuple[str, ...] = ("other",)
    workers: int = 1
    amount: Decimal | None = None


@cache
def _words() -> dict[str, Any]:
    return yaml.safe_load(WORDS.read_text(encoding="utf-8"))


def read_row(
    number: int, cells: dict[str, str], mapping: dict[str, str], station: str, today: date
) -> Past | list[Problem]:
    """`cells` by heading, `mapping` from field to heading."""
    said = {field.name: cells.get(mapping.get(field.name, ""), "").replace("\x00", "").strip() for field in FIELDS}
    problems: list[Problem] = []
    values = {name: read(said[name], number, problems) for name, read in _READ.items()}
    received, closed = values["received"], values["closed"]
    if received and "closed" in mapping and not said["closed"]:
        problems.append(Problem.of(number, "办结日期", "", "还没有办结", "还在办的请在系统里登记，不从旧台账导入"))
    closed = closed or received
    for label, day in (("收到日期", received), ("办结日期", closed)):
        if day and not EARLIEST <= day <= today:
            problems.append(
                Problem.of(number, label, day.isoformat(), "不像真的日子：太早，或者还没到", "对照原来的台账改好")
            )
    if received and closed and closed < received:
        problems.append(
            Problem.of(number, "办结日期", said["closed"], f"早于收到日期{received}", "看看两个日子是不是写反了")
        )
    if not any((said["employer"], said["story"], said["topics"])):
        problems.append(Problem.of(number, "事由", "", "单位、种类、事由都没有写", "至少补上一样"))
    if problems:
        return problems
    del values["received"], values["closed"]
    return Past(
        number, _key(station, said), _is_telling(said, mapping), received, closed, level=_level(said["level"]), topics=_topics(said),
        number=said["number"][:60], person=said["person"][:60], phone=said["phone"][:60], employer=said["employer"][:200],
        story=said["story"][:LONGEST_STORY], **values,
    )  # fmt: skip


def _key(station: str, said: dict[str, str]) -> str:
    """By its number and day when it has a number; else by everything that was written in it."""
    parts = [said["number"], said["received"]] if said["number"] else [said[field.name] for field in FIELDS]
    return blind_index("past_ledger", "\x1f".join([station, *("".join(part.split()) for part in parts)]))


def _is_telling(said: dict[str, str], mapping: dict[str, str]) -> bool:
    where = said["record"] if mapping.get("record") and said["record"] else said["outcome"]
    return any(word in where for word in _words()["tellings"])


def _topics(said: dict[str, str]) -> tuple[str, ...]:
    """As named, else as read from the words; the first four."""
    by_label = {topic_label(code): code for code in PHRASES}
    named = [by_label[part] for part in re.split(r"[、，,;；/\s]+", said["topics"]) if part in by_label]
    read = named or topics_of(said["topics"]) or topics_of(said["story"])
    known = [code for code in dict.fromkeys(read) if code in PHRASES]
    return tuple(known[:4]) or ("other",)


def _level(text: str) -> str:
    return next((level for level, words in _words()["levels"].items() if any(word in text for word in words)), "")


def _day(label: str, needed: bool) -> Any:
    def read(text: str, number: int, problems: list[Problem]) -> date | None:
        day = _day_in(text)
        if day is None and (text or needed):
            fault = "认不出这个日子" if text else f"没有填{label}"
            problems.append(Problem.of(number, label, text, fault, "写成2023-05-06这样"))
        return day

    return read


def _day_in(text: str) -> date | None:
    found = _DAY.search(text)
    digits = found.groups() if found else (text[:4], text[4:6], text[6:]) if re.fullmatch(r"\d{8}", text) else None
    try:
        if digits:
            return date(*(int(part) for part in digits))
    except ValueError:
        return None
    # A cell that lost its format is a number of days.
    return date(1899, 12, 30) + timedelta(days=int(text)) if re.fullmatch(r"[34]\d{4}", text) else None


def _outcome(text: str, number: int, problems: list[Problem]) -> str:
    same = {label: code for code, label in Matter.Outcome.choices} | {code: code for code in Matter.Outcome.values}
    found = same.get(text) or next(
        (code for code, words in _words()["outcomes"] if any(word in text for word in words)), ""
    )
    if not found:
        fault = "看不出是什么结果" if text else "没有填办理结果"
        problems.append(
            Problem.of(number, "办理结果", text, fault, "写成调解成功、调解不成、撤回、自行和解、转仲裁、咨询答复里的一种")
        )
    return found


def _workers(text: str, number: int, problems: list[Problem]) -> int:
    digits = text.removesuffix("人").removeprefix("约").strip()
    if not digits:
        return 1
    if not (digits.isascii() and digits.isdigit() and 1 <= int(digits) <= 100_000):
        problems.append(Problem.of(number, "人数", text, "应当是1到100,000之间的整数", "只写数字，比如3"))
        return 1
    return int(digits)


def _amount(text: str, number: int, problems: list[Problem]) -> Decimal | None:
    plain = "".join(text.split()).replace(",", "").replace("，", "").replace("￥", "").replace("¥", "")
    if plain in ("", "-", "无", "/"):
        return None
    found = _SUM.fullmatch(plain)
    try:
        amount = Decimal(found.group(1)) * _SCALE[found.group(2)] if found else None
    except InvalidOperation:
        amount = None
    if amount is None or amount >= Decimal(10) ** 12 or amount != round(amount, 2):
        problems.append(Problem.of(number, "金额", text, "认不出这个数额", "只写数字，单位是元，最多到分，比如12400.50"))
        return None
    return round(amount, 2)


_READ: dict[str, Any] = {
    "received": _day("收到日期", True), "closed": _day("办结日期", False), "outcome": _outcome, "workers": _workers, "amount": _amount,
}  # fmt: skip
