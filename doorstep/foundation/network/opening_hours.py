"""Opening hours as people write them (周一到周五8:30–17:30): is somebody there at this moment?"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache

from django.utils import timezone

from doorstep.knowledge.labourlaw.calendar import STATUTORY_HOLIDAY, Calendar, day_kind
from doorstep.knowledge.labourlaw.data_files import load_calendar

_DAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_TO = r"(?:到|至|[-–—~～])"
_SPAN = re.compile(rf"(?:周|星期)([一二三四五六日天])(?:{_TO}(?:周|星期)?([一二三四五六日天]))?")
_CLOCK = re.compile(rf"(\d{{1,2}})[:：](\d{{2}})\s*{_TO}\s*(\d{{1,2}})[:：](\d{{2}})")


@dataclass(frozen=True)
class Opening:
    days: frozenset[int]
    begins: time
    ends: time


def openings(lines: Iterable[str]) -> list[Opening] | None:
    """None when a line cannot be read: then nothing is said rather than something wrong."""
    found: list[Opening] = []
    for line in lines:
        days, clocks = _days(line), list(_clocks(line))
        if not days or not clocks:
            return None
        found += [Opening(days, begins, ends) for begins, ends in clocks]
    return found


def _days(line: str) -> frozenset[int]:
    if "每天" in line or "全周" in line:
        return frozenset(range(7))
    if "工作日" in line:
        return frozenset(range(5))
    days: set[int] = set()
    for first, last in _SPAN.findall(line):
        begin, end = _DAYS[first], _DAYS[last or first]
        days.update(range(begin, end + 1) if begin <= end else [*range(begin, 7), *range(end + 1)])
    return frozenset(days)


def _clocks(line: str) -> Iterator[tuple[time, time]]:
    for hour, minute, end_hour, end_minute in _CLOCK.findall(line):
        try:
            yield time(int(hour), int(minute)), time(min(int(end_hour), 23), 59 if int(end_hour) == 24 else int(end_minute))
        except ValueError:
            return


@lru_cache(maxsize=1)
def _calendar() -> Calendar:
    return load_calendar()


def someone_here(lines: Iterable[str], now: datetime) -> bool | None:
    """True or False when the hours say so. None without readable hours, and on days moved by a public holiday, when
    stations keep hours of their own."""
    spans = openings(lines)
    local = timezone.localtime(now)
    kind = day_kind(local.date(), _calendar()).kind
    moved = kind == STATUTORY_HOLIDAY or (kind == "workday") != (local.weekday() < 5)
    if not spans or moved:
        return None
    return any(local.weekday() in span.days and span.begins <= local.time() < span.ends for span in spans)
