"""A holiday notice as people paste it: days one by one or as spans, each line checked, and the whole against the year.

The paste is forgiving about signs, never about days: what cannot be read is named with its line.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from doorstep.foundation.kit.refusals import Refused

MOST_DAYS_OFF, MOST_MAKE_UP = 60, 15
_PART = re.compile(r"[、，,;；\s]+")
_SPAN = re.compile(r"(?:到|至|～|~|—+|–|(?<=\d)\s*-\s*(?=\d+月)|\.\.)")
_DAY = re.compile(r"(?:(\d{4})[年/.-])?(\d{1,2})[月/.-](\d{1,2})[日号]?$")
_JUST_DAY = re.compile(r"(\d{1,2})[日号]?$")


@dataclass(frozen=True)
class Notice:
    days_off: tuple[date, ...]
    make_up_workdays: tuple[date, ...]
    statutory_holidays: tuple[date, ...]

    def as_columns(self) -> dict[str, list[str]]:
        return {name: [day.isoformat() for day in sorted(set(days))] for name, days in vars(self).items()}


def read_days(text: str, year: int, field: str) -> tuple[date, ...]:
    """Days out of pasted words: `1月1日至3日`, `2027-02-05 至 2027-02-11`, `10/1-10/7`. Raises Refused with the line."""
    found: list[date] = []
    for number, line in enumerate(text.splitlines(), 1):
        for part in filter(None, _PART.split(_joined(line))):
            found += _days_of(part, year, field, number)
    return tuple(sorted(set(found)))


def _joined(line: str) -> str:
    """Spaces round a sign of span belong to it; weekdays in brackets are for people."""
    line = re.sub(r"[（(][^）)]*[）)]", "", line)
    return re.sub(r"\s*(到|至|～|~|—+|–)\s*", r"\1", line.strip())


def _days_of(part: str, year: int, field: str, number: int) -> list[date]:
    ends = [one for one in _SPAN.split(part) if one]
    if len(ends) == 1:
        return [_day(ends[0], year, field, number)]
    if len(ends) != 2:
        raise _unreadable(part, field, number)
    first = _day(ends[0], year, field, number)
    last = _day(ends[1], year, field, number, month=first.month)
    if last < first or (last - first).days > 30:
        raise Refused(f"第{number}行“{part[:20]}”前后两个日子不对，后一天应在前一天之后，最多隔30天", field)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _day(text: str, year: int, field: str, number: int, month: int = 0) -> date:
    whole, alone = _DAY.match(text), _JUST_DAY.match(text)
    try:
        if whole:
            return date(int(whole[1] or year), int(whole[2]), int(whole[3]))
        if alone and month:
            return date(year, month, int(alone[1]))
    except ValueError:
        raise Refused(f"第{number}行“{text[:20]}”没有这一天，请再看一下", field) from None
    raise _unreadable(text, field, number)


def _unreadable(text: str, field: str, number: int) -> Refused:
    return Refused(f"第{number}行“{text[:20]}”看不懂，请写成“10月1日至7日”或者“2027-10-01”", field)


def check_notice(year: int, notice: Notice) -> None:
    """What every notice of the State Council keeps; anything else is a slip of the hand."""
    for field, days in vars(notice).items():
        strange = [day for day in days if day.year != year and not _over_new_year(field, day, year)]
        if strange:
            raise Refused(f"{strange[0].isoformat()}不在{year}年里，请再看一下", field)
    off, on, statutory = (set(days) for days in vars(notice).values())
    if not statutory:
        raise Refused("请填法定节假日，加班费按这几天算三倍", "statutory_holidays")
    if not off:
        raise Refused("请填放假的日子", "days_off")
    if len(off) > MOST_DAYS_OFF or len(on) > MOST_MAKE_UP:
        raise Refused(f"放假最多{MOST_DAYS_OFF}天，补班最多{MOST_MAKE_UP}天，请看看是不是贴重了", "days_off")
    if both := sorted(off & on):
        raise Refused(f"{both[0].isoformat()}又放假又补班，请留一处", "make_up_workdays")
    if lone := sorted(day for day in on if day.weekday() < 5):
        raise Refused(f"{lone[0].isoformat()}本来就是工作日，不用补班，请再看一下", "make_up_workdays")
    if missing := sorted(statutory - off):
        raise Refused(f"法定节假日{missing[0].isoformat()}不在放假的日子里，请补上", "days_off")


def _over_new_year(field: str, day: date, year: int) -> bool:
    """A New Year break may begin in the last days of December, or make up for itself there."""
    return field != "statutory_holidays" and day.year == year - 1 and day.month == 12 and day.day >= 25
