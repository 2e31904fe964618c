"""Days and months as a worker reads them back: months that touch become one stretch, and what is written reads again."""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from doorstep.knowledge.language.finding import DateSpan, Found

_UNTIL = re.compile(r"\s*(?:份|以来)?\s*(?:到|至|－|-|—|–|~|～)+\s*")


@dataclass(frozen=True)
class Period:
    first: date
    last: date

    @property
    def words(self) -> str:
        """2026年9月到10月, 2026年9月3日, 2025年."""
        if not self._whole_months:
            return _day(self.first) if self.first == self.last else f"{_day(self.first)}到{_day(self.last)}"
        if (self.first.month, self.last.month) == (1, 12):
            years = self.first.year, self.last.year
            return f"{years[0]}年" if years[0] == years[1] else f"{years[0]}年到{years[1]}年"
        start = f"{self.first.year}年{self.first.month}月"
        if (self.first.year, self.first.month) == (self.last.year, self.last.month):
            return start
        year = "" if self.first.year == self.last.year else f"{self.last.year}年"
        return f"{start}到{year}{self.last.month}月"

    @property
    def months(self) -> int:
        """0 when it is not made of whole months."""
        over = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        return over if self._whole_months else 0

    @property
    def _whole_months(self) -> bool:
        return self.first.day == 1 and self.last.day == monthrange(self.last.year, self.last.month)[1]


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def periods_of(text: str, found: Sequence[Found[DateSpan]]) -> list[Period]:
    """From … to … is one stretch, and so are months that touch; oldest first."""
    joined: list[Period] = []
    before: Found[DateSpan] | None = None
    for one in sorted(found, key=lambda each: each.start):
        period = Period(one.value.first, one.value.last)
        if before and joined and joined[-1].first <= period.first and _UNTIL.fullmatch(text[before.end : one.start]):
            joined[-1] = Period(joined[-1].first, max(joined[-1].last, period.last))
        else:
            joined.append(period)
        before = one
    return _touching(joined)


def _touching(periods: Iterable[Period]) -> list[Period]:
    merged: list[Period] = []
    for one in sorted(set(periods), key=lambda each: (each.first, each.last)):
        if merged and one.first <= merged[-1].last + timedelta(days=1) and (merged[-1]._whole_months == one._whole_months):
            merged[-1] = Period(merged[-1].first, max(merged[-1].last, one.last))
        else:
            merged.append(one)
    return merged


def in_words(periods: Iterable[Period]) -> str:
    return "、".join(period.words for period in periods)
