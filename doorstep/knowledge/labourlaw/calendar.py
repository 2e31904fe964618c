"""Kinds of day and counting over them: statutory holidays, moved rest days, make-up workdays.

A year with the yearly State Council notice is published. For any other year weekends and predicted
statutory days are used and every answer is marked provisional. Measure for the Holidays of National
Annual Festivals and Memorial Days, art. 2; Civil Code arts. 201-203 for counting.
"""

import calendar as months
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from doorstep.knowledge.errors import BadInput

STATUTORY_HOLIDAY = "statutory_holiday"
REST_DAY = "rest_day"
WORKDAY = "workday"
ONE_DAY = timedelta(days=1)
_LONGEST_COUNT = 5_000


@dataclass(frozen=True)
class Year:
    """What is known of one year; `published` says whether the yearly notice is in."""

    statutory_holidays: frozenset[date] = frozenset()
    days_off: frozenset[date] = frozenset()
    make_up_workdays: frozenset[date] = frozenset()
    published: bool = False
    source: str = ""
    checked_on: date | None = None
    confidence: str = ""


@dataclass(frozen=True)
class DayKind:
    kind: str
    provisional: bool


@dataclass(frozen=True)
class Calendar:
    years: Mapping[int, Year] = field(default_factory=dict)
    _moved_off: frozenset[date] = frozenset()
    _moved_on: frozenset[date] = frozenset()

    @classmethod
    def of(cls, years: Mapping[int, Year]) -> "Calendar":
        off = frozenset().union(*(year.days_off for year in years.values()))
        on = frozenset().union(*(year.make_up_workdays for year in years.values()))
        return cls(dict(years), off, on)

    def is_published(self, year: int) -> bool:
        known = self.years.get(year)
        return known is not None and known.published

    def provisional_between(self, first: date, last: date) -> bool:
        return any(not self.is_published(year) for year in range(first.year, last.year + 1))


def day_kind(day: date, calendar: Calendar) -> DayKind:
    """statutory_holiday (paid 300%), rest_day or workday; provisional when the year has no notice yet."""
    provisional = not calendar.is_published(day.year)
    year = calendar.years.get(day.year)
    statutory = year.statutory_holidays if year else solar_holidays(day.year)
    if day in statutory:
        return DayKind(STATUTORY_HOLIDAY, provisional)
    if day in calendar._moved_on:
        return DayKind(WORKDAY, provisional)
    if day in calendar._moved_off or day.weekday() >= 5:
        return DayKind(REST_DAY, provisional)
    return DayKind(WORKDAY, provisional)


def solar_holidays(year: int) -> frozenset[date]:
    """The statutory days a solar calendar fixes; the lunar ones need a data row."""
    days = {date(year, 1, 1), date(year, 5, 1), *(date(year, 10, n) for n in (1, 2, 3))}
    if year >= 2025:
        days.add(date(year, 5, 2))
    if 2000 <= year <= 2099:
        # Qingming from the usual mean formula of this century; exact for every year checked.
        short = year - 2000
        days.add(date(year, 4, int(short * 0.2422 + 4.81) - short // 4))
    return frozenset(days)


def is_workday(day: date, calendar: Calendar) -> bool:
    return day_kind(day, calendar).kind == WORKDAY


def next_workday_or_same(day: date, calendar: Calendar) -> date:
    """Roll a last day that falls in a break to the first working day after it (Civil Code art. 203)."""
    while not is_workday(day, calendar):
        day += ONE_DAY
    return day


def workday_or_before(day: date, calendar: Calendar) -> date:
    while not is_workday(day, calendar):
        day -= ONE_DAY
    return day


def add_workdays(start: date, n: int, calendar: Calendar) -> date:
    """The nth working day after `start`, which is never counted itself. n is 0 or more."""
    if not 0 <= n <= _LONGEST_COUNT:
        raise BadInput("n", f"工作日数应在 0 到 {_LONGEST_COUNT} 之间。")
    day = start
    while n:
        day += ONE_DAY
        n -= is_workday(day, calendar)
    return day


def working_days_between(first: date, last: date, calendar: Calendar) -> int:
    """Working days from `first` to `last`, both counted; 0 when `last` is earlier."""
    span = range((last - first).days + 1)
    return sum(is_workday(first + timedelta(days=n), calendar) for n in span)


def add_months(day: date, n: int) -> date:
    """The corresponding date n months on; the month's last day when there is none (Civil Code art. 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    if day.day <= 28:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def add_years(day: date, n: int) -> date:
    return add_months(day, 12 * n)


def year_from_row(row: Mapping[str, Any], before: Year = Year()) -> Year:
    """One data row as a Year. What the row leaves out stays as it was in `before`."""

    def days(name: str, ranges: bool = False) -> frozenset[date]:
        if row.get(name) is None:
            return getattr(before, name)
        try:
            return frozenset(_spread(row[name]) if ranges else map(_day, row[name]))
        except (TypeError, ValueError):
            raise BadInput(name, "请填日期，区间写成 [开始日, 结束日]。") from None

    return Year(
        statutory_holidays=days("statutory_holidays"),
        days_off=days("days_off", ranges=True),
        make_up_workdays=days("make_up_workdays"),
        published=before.published or row.get("days_off") is not None,
        source=row.get("source") or before.source,
        checked_on=_day(row["checked_on"]) if row.get("checked_on") else before.checked_on,
        confidence=row.get("confidence") or before.confidence,
    )


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _spread(ranges: Iterable[Any]) -> Iterable[date]:
    for first, last in ((_day(a), _day(b)) for a, b in ranges):
        if last < first or (last - first).days > 60:
            raise ValueError("range")
        yield from (first + timedelta(days=n) for n in range((last - first).days + 1))
