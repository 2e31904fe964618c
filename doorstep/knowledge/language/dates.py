"""Days, months and years in a worker's words, reckoned from the day of telling: 2023.5–2024.2, 去年3月, 上个月, 年底.

Each date said is given once where it stands; a period (从…到…) gives its two ends, the second borrowing what it leaves out.
A year not said is the last one in which the date lay before the telling, and `sure` says that it was supposed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from doorstep.knowledge.language.finding import DateSpan, Found
from doorstep.knowledge.language.numerals import DIGITS, read_number, read_year

EARLIEST, YEARS_AHEAD = 1930, 20
_DIG = "".join(DIGITS)
_YEAR = rf"(?:(?:19|20)[0-9]{{2}}|[{_DIG}]{{4}})"
_SHORT = rf"(?:[0-9]{{2}}|[{_DIG}]{{2}})"
_M = r"(?:1[0-2]|0?[1-9]|十[一二]?|正|元|腊|[一二三四五六七八九](?![十百千]))"
_D = r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_PART = r"(?:上旬|中旬|下旬|月?初|月?中(?!旬|秋|午|间|介|心|国)|月?底|月?末)"
_RELATIVE = r"(?:大前年|前年|去年|上年|今年|本年|当年|明年|后年)"
_SEP = r"\s?[-./－—、]\s?"

# 2016年5月3号, 16年5月, 去年三月底, 2019年, 2019年上半年; a two-digit year needs a month, a day or a word of birth or office beside it.
_WRITTEN = re.compile(
    rf"(?<![0-9{_DIG}第百千万满了])(?:(?P<year>{_YEAR})\s?年?度?|(?P<short>{_SHORT})\s?年|(?P<rel>{_RELATIVE})的?(?:农历|阴历|公历)?)\s?(?:的)?"
    rf"(?P<month>{_M})\s?(?:月份?|(?=[.][0-9]))(?:\s?的?(?:[.、])?(?P<day>{_D})\s?(?:[日号]|(?![0-9十百千万个天多元块年月名人余])(?=[^{_DIG}]|$))|(?P<part>{_PART}))?"
)
_WHOLE_YEAR = re.compile(
    rf"(?<![0-9{_DIG}第百千万.])(?:(?P<year>{_YEAR})\s?(?:年度?(?!级|薪|限)|(?=至今|到现在|出生|生人))|(?P<rel>{_RELATIVE}))(?P<part>上半年|下半年|春节|年?初|年?底|年?末|年中|[春夏秋冬]天?|开春|暑假|国庆|五一|元旦)?"
)
_SHORT_YEAR = re.compile(
    # 07年 and 93年 can only be years; 13年 is one where something began or happened, and not after 干了, 满 or 近.
    rf"(?<![0-9{_DIG}第百千万.])(?:(?P<short>0[0-9]|[7-9][1-9]|[89]0|[七八九][{_DIG}]|[零〇][{_DIG}])年(?!代|后(?=的|出生))"
    rf"|(?<![了满近约超足共达有过作干做龄超班活])(?P<recent>[56][0-9]|70|[12][0-9]|[五六二一][零〇一二三四五六七八九])年(?=开始|入职|进厂|进的|来的?|就|参加|底|初|起|至今|到现在|买|退|毕业|下岗"
    rf"|在|春|夏|秋|冬|上半|下半|签|抗|当兵|入伍|出生|生人|又|整年|才|被|因|我|去的|调|离|嫁|结婚|办的)"
    rf"|(?<=[在从自于是到至])(?P<since>[5-9][0-9]|[012][0-9])年(?![多来余])|(?P<born>[3-9][0-9])(?=出生|生的|生人))(?P<part>上半年|下半年|年?底|年?初)?"
)
_DOTTED = re.compile(
    r"(?<![0-9.:/\-])(?P<year>(?:19|20)[0-9]{2})\s?[-./－]\s?(?P<month>1[0-2]|0?[1-9])(?:\s?[-./－]\s?(?P<day>3[01]|[12][0-9]|0?[1-9])日?)?(?![0-9元块万])(?:月份?)?"
)
_COMPACT = re.compile(
    r"(?<![0-9.])(?P<year>(?:19|20)[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])?(?![0-9.元])"
)
_BARE = re.compile(
    rf"(?<![0-9{_DIG}.个几半多每第点百千十年])(?:(?P<rel>上个?月|本月|这个?月|下个?月|当月)的?(?P<relday>{_D})[日号]"
    rf"|(?P<month>{_M})(?:月份|月(?!底薪|[嫂亮饼息租供均结经休球季票收薪]|工(?!资)|份)(?:(?P<day>{_D})\s?[日号]|(?P<part>{_PART}))?))"
)
# 从3月到6月, 3至6月, 7月和8月, 一二月: months that lean on another one.
_LEANING = re.compile(
    rf"(?<![0-9{_DIG}.个])(?P<month>{_M})(?=(?:\s?(?:[-—–~、，,/]|至|到|和|与|跟|及)\s?{_M}){{1,5}}(?:月份|月(?!薪)))"
)
# 5月1日至5日: the day alone has the month and the year of the one before it.
_LAST_DAY = re.compile(rf"(?<=[日号])\s?(?:[-—–~至到和、及]|起至)\s?(?P<day>{_D})[日号]")
# 2019年三四月, 七八月份: two months side by side.
_PAIR = re.compile(rf"(?<![{_DIG}十0-9])(?P<month>[一二三四五六七八])(?=[二三四五六七八九](?:月份|月(?!薪)))")
_PAIR_LAST = re.compile(
    rf"(?<![{_DIG}十0-9][一二三四五六七八])(?<=[一二三四五六七八])(?P<month>[二三四五六七八九])(?:月份|月(?!薪))"
)
_JUST = (
    (re.compile(r"大前天"), -3), (re.compile(r"(?<!大)前天"), -2), (re.compile(r"昨[天日晚夜]"), -1),
    (re.compile(r"今[天日晚早]|当[天日](?=我|就)"), 0), (re.compile(r"明[天日](?!里)"), 1), (re.compile(r"(?<![以之今往])后天"), 2),
)  # fmt: skip
_MONTHS = (
    (re.compile(r"上上个?月份?"), -2), (re.compile(r"(?<!上)上个?月(?!班)份?"), -1), (re.compile(r"(?:这个?|本)月份?"), 0), (re.compile(r"下个?月(?!班)份?"), 1),
)  # fmt: skip
_WEEKS = re.compile(r"(?P<rel>上上|上|这|本|下)个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天末])?(?!边|末班)")
_AGO = re.compile(
    rf"(?P<count>[0-9]{{1,3}}|[{_DIG}十半]{{1,3}})个?(?P<half>半)?(?P<unit>天|周|星期|礼拜|月|年)(?:之|以)?前(?!后)(?!的?工资)"
)


_PATTERNS = (_COMPACT, _DOTTED, _WRITTEN, _WHOLE_YEAR, _SHORT_YEAR, _PAIR, _PAIR_LAST, _BARE, _LEANING, _LAST_DAY)


@dataclass(frozen=True)
class _Said:
    """Parts as written; `guessed` when the year was not."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    part: str = ""
    written_year: bool = True


@dataclass(frozen=True)
class DateSaid(Found[DateSpan]):
    """`written` holds only what the text says of a calendar date (2016-12, --03-02, 1961); empty for 前天 and 上个月."""

    written: str = ""


def find_dates(text: str, told_on: date) -> list[DateSaid]:
    """`text` folded to half width, in its order."""
    said = list(_calendar_dates(text, told_on))
    found = [one for one in (_resolved(each, told_on) for each in said) if one]
    found += list(_relative(text, told_on))
    kept: list[DateSaid] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _calendar_dates(text: str, told_on: date) -> Iterator[_Said]:
    taken: list[_Said] = []
    covered = bytearray(len(text))
    for pattern in _PATTERNS:
        for hit in pattern.finditer(text):
            if any(covered[hit.start() : hit.end()]):
                continue
            one = _parts(hit, told_on)
            if one and not _no_date(text, hit):
                taken.append(one)
                covered[one.start : one.end] = b"\1" * (one.end - one.start)
    taken.sort(key=lambda one: one.start)
    dates: list[_Said] = []
    for one in taken:
        before = dates[-1] if dates else None
        dated = _with_year_of(one, before, text)
        if before and not before.month and dated is not one and text[before.end : one.start] in ("", "的"):
            # 2023年的3、4月: the year belongs to the month and is no date of its own.
            dated = replace(dates.pop(), end=one.end, month=one.month, day=one.day, part=one.part)
        dates.append(dated)
    yield from dates


def _with_year_of(one: _Said, before: _Said | None, text: str) -> _Said:
    """A month close behind a date with its year (2016年5月至8月, 2023年的3、4月) has that year, or the next one when it runs over."""
    if one.day and not one.month and before is not None and before.month:
        # Nothing but the sign of a span stands between them.
        return replace(one, year=before.year, month=before.month, written_year=before.written_year)
    if one.year is not None or before is None or before.year is None:
        return one
    between = text[before.end : one.start]
    if len(between) > 6 or any(sign in between for sign in "。；！？\n"):
        return one
    runs_over = bool(_UNTIL.search(between)) and (one.month or 0) < (before.month or 0)
    joined = not between or bool(_UNTIL.search(between)) or bool(_AND.fullmatch(between))
    return _Said(one.start, one.end, before.year + runs_over, one.month, one.day, one.part, before.written_year and joined)


def _parts(hit: re.Match[str], told_on: date) -> _Said | None:
    named = hit.groupdict()
    year, written = None, True
    if named.get("year"):
        year = read_year(named["year"])
    elif two := next((named[name] for name in ("short", "recent", "since", "born") if named.get(name)), None):
        year = _century(read_year(two), told_on)
    elif named.get("rel"):
        if "月" in named["rel"]:
            moved = _month_of(told_on, _MONTHS_BY_WORD[named["rel"].replace("个", "")])
            return _Said(hit.start(), hit.end(), moved.year, moved.month, _number(named["relday"]), "", False)
        year, written = told_on.year + _YEARS_BY_WORD[named["rel"]], False
    month = _month(named.get("month"))
    day = _number(named.get("day"))
    if year is not None and not EARLIEST <= year <= told_on.year + YEARS_AHEAD:
        return None
    start = hit.start("day") if day and not month else hit.start()
    return _Said(start, hit.end(), year, month, day, named.get("part") or "", written)


_YEARS_BY_WORD = {"大前年": -3, "前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "当年": 0, "明年": 1, "后年": 2}
_MONTHS_BY_WORD = {"上月": -1, "本月": 0, "这月": 0, "当月": 0, "下月": 1}


def _no_date(text: str, hit: re.Match[str]) -> bool:
    """当年 alone is a story, not a year; a law's name carries one that says nothing of the worker."""
    words = hit.group()
    return words in ("当年", "本年") or (hit.groupdict().get("rel") == "当年" and not hit.groupdict().get("month"))


def _century(two: int | None, told_on: date) -> int | None:
    if two is None:
        return None
    return 2000 + two if two <= told_on.year % 100 + 5 else 1900 + two


def _month(words: str | None) -> int | None:
    if not words:
        return None
    return {"正": 1, "元": 1, "腊": 12}.get(words) or _number(words)


def _number(words: str | None) -> int | None:
    value = read_number(words) if words else None
    return None if value is None else int(value)


def _resolved(one: _Said, told_on: date) -> DateSaid | None:
    if one.day and not one.month:
        return None
    year, sure = one.year, 0.98 if one.written_year else 0.95
    if year is None:
        year, sure = told_on.year, 0.8
        if (one.month or 0, one.day or 0) > (told_on.month, told_on.day if one.day else 0) and (
            one.month or 0
        ) > told_on.month:
            year -= 1
    try:
        span = _span(year, one.month, one.day, one.part)
    except ValueError:
        return None
    written = _as_written(one)
    return DateSaid("date", span, one.start, one.end, sure, False, written)


def _as_written(one: _Said) -> str:
    if one.year is not None and one.written_year:
        parts = [f"{one.year:04}"]
    elif one.month:
        parts = ["-"]
    else:
        return ""
    if one.month:
        parts.append(f"{one.month:02}")
        if one.day:
            parts.append(f"{one.day:02}")
    return "-".join(parts)


def _span(year: int, month: int | None, day: int | None, part: str) -> DateSpan:
    if month and day:
        only = date(year, month, day)
        return DateSpan(only, only, "day")
    if month:
        first, last = _whole_month(year, month)
        for words, (lower, upper) in {
            "上旬": (1, 10),
            "初": (1, 10),
            "中": (11, 20),
            "下旬": (21, 31),
            "底": (21, 31),
            "末": (21, 31),
        }.items():
            if words in part:
                return DateSpan(first.replace(day=lower), min(last, first + timedelta(days=upper - 1)), "part")
        return DateSpan(first, last, "month")
    for words, (lower, upper) in _PARTS_OF_YEAR.items():
        if words in part:
            return DateSpan(date(year, lower, 1), _whole_month(year, upper)[1], "half" if "半年" in words else "quarter")
    return DateSpan(date(year, 1, 1), date(year, 12, 31), "year")


_PARTS_OF_YEAR = {
    "上半年": (1, 6), "下半年": (7, 12), "春节": (1, 2), "初": (1, 3), "开春": (2, 4), "春": (3, 5), "夏": (6, 8), "暑": (7, 8),
    "秋": (9, 11), "冬": (11, 12), "底": (11, 12), "末": (11, 12), "年中": (5, 7), "国庆": (10, 10), "五一": (5, 5), "元旦": (1, 1),
}  # fmt: skip


def _whole_month(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1)
    return first, following - timedelta(days=1)


def _month_of(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def _relative(text: str, told_on: date) -> Iterator[DateSaid]:
    for pattern, days in _JUST:
        for hit in pattern.finditer(text):
            day = told_on + timedelta(days=days)
            yield DateSaid("date", DateSpan(day, day, "day"), *hit.span(), 0.95)
    for pattern, months in _MONTHS:
        for hit in pattern.finditer(text):
            first = _month_of(told_on, months)
            yield DateSaid("date", DateSpan(*_whole_month(first.year, first.month), "month"), *hit.span(), 0.95)
    for hit in _WEEKS.finditer(text):
        yield DateSaid("date", _week(hit, told_on), *hit.span(), 0.9)
    for hit in _AGO.finditer(text):
        span = _ago(hit, told_on)
        if span:
            yield DateSaid("date", span, *hit.span(), 0.6)
    yield from _ends_of_year(text, told_on)


def _week(hit: re.Match[str], told_on: date) -> DateSpan:
    monday = (
        told_on - timedelta(days=told_on.weekday()) + timedelta(weeks={"上上": -2, "上": -1, "下": 1}.get(hit["rel"], 0))
    )
    if not hit["day"]:
        return DateSpan(monday, monday + timedelta(days=6), "part")
    if hit["day"] == "末":
        return DateSpan(monday + timedelta(days=5), monday + timedelta(days=6), "part")
    day = monday + timedelta(days="一二三四五六日".find(hit["day"].replace("天", "日")))
    return DateSpan(day, day, "day")


def _ago(hit: re.Match[str], told_on: date) -> DateSpan | None:
    if hit["count"] == "半":
        if hit["unit"] not in "月年":
            return None
        count, half = 0, True
    else:
        value = read_number(hit["count"])
        if value is None:
            return None
        count, half = int(value), bool(hit["half"])
    if hit["unit"] in ("天",):
        day = told_on - timedelta(days=count)
        return DateSpan(day, day, "day")
    if hit["unit"] in ("周", "星期", "礼拜"):
        day = told_on - timedelta(weeks=count)
        return DateSpan(day - timedelta(days=3), day + timedelta(days=3), "part")
    if hit["unit"] == "月":
        first = _month_of(told_on, -count)
        return DateSpan(*_whole_month(first.year, first.month), "month")
    if count > 60:
        return None
    if half:
        first = _month_of(told_on, -count * 12 - 6)
        return DateSpan(*_whole_month(first.year, first.month), "month")
    return _span(told_on.year - count, None, None, "")


_UNTIL = re.compile(r"[至到\-—–~]")
_AND = re.compile(r"[、和与及跟，,的]{1,2}")
_ENDS = re.compile(r"(?<![今去前本半一每几多两三\d])(?P<part>年底|年初|月底|月初|上半年|下半年)(?=[^上]|$)")


def _ends_of_year(text: str, told_on: date) -> Iterator[DateSaid]:
    for hit in _ENDS.finditer(text):
        part = hit["part"]
        if part.startswith("月"):
            month = told_on if part == "月初" or told_on.day >= 20 else _month_of(told_on, -1)
            span = _span(month.year, month.month, None, part)
        else:
            ahead = part == "年底" and told_on.month <= 2 or part == "下半年" and told_on.month < 7
            span = _span(told_on.year - ahead, None, None, part)
        yield DateSaid("date", span, *hit.span(), 0.5)
