"""Dated reckoning of lawful periods and of the union's own service times.

The starting day is never counted (Civil Code art. 201; Civil Procedure Law art. 85). Only the last day
rolls, never a holiday in the middle (Civil Code art. 203). `natural` is the date before rolling.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.labourlaw.calendar import (
    Calendar,
    add_months,
    add_workdays,
    next_workday_or_same,
    workday_or_before,
)
from doorstep.knowledge.labourlaw.data_files import HERE, read_yaml, region_folder
from doorstep.knowledge.labourlaw.parameters import Book
from doorstep.knowledge.labourlaw.saying import zh_day

_UNIT_ZH = {"d": "日", "w": "个工作日", "m": "个月", "y": "年"}


@dataclass(frozen=True)
class Deadline:
    """The day before rolling, the day after it, and how it was reckoned in plain sentences."""

    clock: str
    natural: date
    due: date
    citation: str
    provisional: bool
    steps: tuple[str, ...]
    note: str = ""


def load_clocks(region: str | None = None) -> Mapping[str, Mapping[str, Any]]:
    """National periods and, when the region has a file, its own beside them."""
    clocks = dict(read_yaml(HERE / "data" / "clocks.yaml")["clocks"])
    if folder := region_folder(region):
        clocks.update(read_yaml(folder / "clocks.yaml").get("clocks", {}))
    return clocks


def deadline(
    clock: str, start: date, calendar: Calendar, clocks: Mapping[str, Mapping[str, Any]] | None = None
) -> Deadline:
    """The last day of a lawful period that started on `start`. Raises BadInput for an unknown clock."""
    return _reckon(clock, start, calendar, load_clocks() if clocks is None else clocks)


def service_deadline(clock: str, start: date, calendar: Calendar, red_flag: bool = False) -> Deadline:
    """The union's own time for a step: policy, not law. A red flag makes some of them due the same day,
    holiday or not. Raises BadInput for an unknown clock."""
    clocks = read_yaml(HERE / "data" / "clocks.yaml")["service"]
    row = clocks.get(clock)
    if row and ((red_flag and row.get("red_flag") == "same_day") or row["n"] == 0):
        steps = (f"{row['zh']}：情况紧急，当天（{zh_day(start)}）就要办。",)
        return Deadline(clock, start, start, "工会服务时限", False, steps)
    return _reckon(clock, start, calendar, clocks)


def _reckon(clock: str, start: date, calendar: Calendar, clocks: Mapping[str, Mapping[str, Any]]) -> Deadline:
    row = clocks.get(clock) if isinstance(clock, str) else None
    if row is None:
        raise BadInput("clock", "没有这个期限。可选：" + "、".join(clocks) + "。")
    n, unit = row["n"], row["unit"]
    try:
        natural = _last_day(start, n, unit, calendar)
        due = next_workday_or_same(natural, calendar)
    except (OverflowError, ValueError):
        raise BadInput("start", "这个日期太远，算不了。") from None
    steps = [f"{row['starts']}当天（{zh_day(start)}）不算，从第二天起数{n}{_UNIT_ZH[unit]}，到{zh_day(natural)}。"]
    if due != natural:
        steps.append(f"{zh_day(natural)}不上班，顺延到{zh_day(due)}。最好还是在{zh_day(natural)}之前办完。")
    provisional = calendar.provisional_between(start if unit == "w" else natural, due)
    if provisional:
        steps.append("当年放假安排还没有录入，这个日期是暂定的。")
    citation = row.get("citation", "工会服务时限")
    return Deadline(clock, natural, due, citation, provisional, tuple(steps), row.get("note", ""))


def _last_day(start: date, n: int, unit: str, calendar: Calendar) -> date:
    if unit == "w":
        return add_workdays(start, n, calendar)
    if unit == "d":
        return start + timedelta(days=n)
    return add_months(start, n if unit == "m" else 12 * n)


def payday(agreed: date, calendar: Calendar, book: Book) -> tuple[date, date]:
    """(pay by, late after): a payday in a break is brought forward to the last working day before it; the
    days of grace are the region's. Interim Provisions on Payment of Wages art. 7."""
    # A court's reading of existing law holds for older paydays too, so the newest one is used.
    grace = int(book.latest("wage_late_grace_days").value)
    return workday_or_before(agreed, calendar), agreed + timedelta(days=grace)


def earliest_dismissal(notified_on: date, calendar: Calendar, book: Book) -> date:
    """First day a dismissal may take effect after the union was told. Labour Contract Law art. 43 and the
    region's own number of working days. Raises NotKnownHere where the region prints no number."""
    n = int(book.latest("union_dismissal_notice_workdays").value)
    earliest = add_workdays(notified_on, n, calendar)
    book.value("union_dismissal_notice_workdays", on=earliest)
    return earliest


def latest_notice(dismissal_on: date, calendar: Calendar, book: Book) -> date:
    """Last day on which telling the union is still early enough for a dismissal on `dismissal_on`."""
    n = int(book.value("union_dismissal_notice_workdays", on=dismissal_on).value)
    day = dismissal_on
    while add_workdays(day, n, calendar) > dismissal_on:
        day -= timedelta(days=1)
    return day
