"""A worksheet of the core as the paper slip of the kit."""

from datetime import date
from decimal import Decimal

from doorstep.foundation.kit.components import Sheet, SheetLine
from doorstep.knowledge.labourlaw.saying import in_yuan
from doorstep.knowledge.labourlaw.worksheet import Step, Used, Worksheet

NOTE = "这是按给出的事实算的，供商量用，不是裁决。单位说法不同，结果会变。"


def sheet_of(worksheet: Worksheet, made_on: date | None = None, note: str = NOTE) -> Sheet:
    """`made_on` stands at the head; a figure with a range shows both ends."""
    return Sheet(
        title=worksheet.title_zh,
        lines=[*map(_line, worksheet.steps), *map(_used, worksheet.used)],
        total_label=worksheet.figure_label_zh,
        total=_total(worksheet),
        made_on=f"算于{made_on.year}年{made_on.month}月{made_on.day}日" if made_on else "",
        note=note,
    )


def _line(step: Step) -> SheetLine:
    return SheetLine(step.label_zh, step.value, step.sum_zh, "；".join(step.cites))


def _used(used: Used) -> SheetLine:
    since = f"{used.since.year}年{used.since.month}月{used.since.day}日起"
    doubt = "。新的数还没有查到，请核实" if used.stale else ""
    return SheetLine(used.label_zh, amount(used.value, used.unit), f"{since}{doubt}", used.source)


def amount(value: Decimal, unit: str) -> str:
    """A figure with its unit: yuan as money, the rest as a plain number."""
    if unit.startswith("元"):
        return in_yuan(value) + unit.removeprefix("元")
    return f"{value.normalize():f}{unit}"


def _total(worksheet: Worksheet) -> str:
    if worksheet.low is not None and worksheet.high is not None and worksheet.low != worksheet.high:
        return f"{in_yuan(worksheet.low)}至{in_yuan(worksheet.high)}"
    return "" if worksheet.figure is None else in_yuan(worksheet.figure)
