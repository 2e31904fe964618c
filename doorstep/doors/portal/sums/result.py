"""The result as it is shown: one sentence, the slips, what was answered, what was assumed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from doorstep.foundation.kit.components import Sheet
from doorstep.foundation.lawbook.worksheet_view import sheet_of
from doorstep.knowledge.labourlaw.everyone import SUMS
from doorstep.knowledge.labourlaw.everyone.questions import UNSURE, Question, Sum
from doorstep.knowledge.labourlaw.everyone.wording import in_yuan
from doorstep.knowledge.labourlaw.worksheet import Worksheet

from .walking import Walk


@dataclass(frozen=True)
class Outcome:
    saying: str
    sheets: Sequence[Sheet]
    answered: Sequence[tuple[Question, str]]
    assumed: Sequence[str]
    warnings: Sequence[str]
    instead: Sequence[tuple[Sum, str]]
    provisional: bool


def outcome_of(walk: Walk) -> Outcome:
    """Raises BadInput and NotKnownHere as the rules do."""
    found = walk.sum.work_out(walk.answers, walk.setting, walk.today)
    sheets = list(found.sheets)
    return Outcome(
        saying=found.saying_zh,
        sheets=[sheet_of(sheet, walk.today) for sheet in sheets],
        answered=[(question, said(question, walk.answers[question.name])) for question in walk.asked],
        assumed=found.assumed_zh,
        warnings=_warnings(sheets),
        instead=[(SUMS[slug], why) for slug, why in found.instead],
        provisional=any(sheet.provisional for sheet in sheets),
    )


def _warnings(sheets: Sequence[Worksheet]) -> list[str]:
    return list(dict.fromkeys(warning.sentence_zh for sheet in sheets for warning in sheet.warnings))


def said(question: Question, value: Any) -> str:
    """An answer in words, as a person would write it down."""
    if value == UNSURE:
        return "不清楚"
    if isinstance(value, bool):
        return "是" if value else "不是"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if question.kind == "money":
        return in_yuan(value)
    if question.kind == "month":
        return f"{value[:4]}年{int(value[5:])}月"
    if question.kind in {"rows", "days"}:
        return _many(question, value)
    labels = {one.value: one.label_zh for one in question.choices}
    if isinstance(value, list):
        return "、".join(labels.get(one) or str(one) for one in value)
    number = f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
    return labels.get(number, f"{number}{question.unit_zh}")


def _many(question: Question, value: Any) -> str:
    if question.kind == "days":
        return "；".join(f"{day.year}年{day.month}月{day.day}日{hours.normalize():f}小时" for day, hours in value.items())
    return "；".join("，".join(f"{one.short_zh}{said(one, row[one.name])}" for one in question.columns) for row in value)
