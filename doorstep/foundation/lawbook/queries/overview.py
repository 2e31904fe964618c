"""Each figure with its value, source, confidence and age; what is stale, unconfirmed or missing stands first."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from doorstep.foundation.kit.components import Link
from doorstep.knowledge.labourlaw.calendar import Year
from doorstep.knowledge.labourlaw.parameters import Known
from doorstep.knowledge.setting import Setting

from .access import waiting_proposals
from .names import Named, names
from .proposal import title_of
from .setting import setting_for

SURE = frozenset({"verified", "policy", "derived"})
CONFIDENCE = {"verified": "看过原文", "recalled": "转述，还要核对", "policy": "政策口径", "derived": "按规定推算"}
MISSING, STALE, UNCONFIRMED, FINE = "missing", "stale", "unconfirmed", ""
PROBLEMS = {MISSING: "还没有数", STALE: "新数该出来了", UNCONFIRMED: "还没看过原文", FINE: ""}
_ORDER = {MISSING: 0, STALE: 1, UNCONFIRMED: 2, FINE: 3}


@dataclass(frozen=True)
class FigureLine:
    name: str
    label: str
    value: str
    unit: str
    since: date | None
    source: str
    confidence: str
    checked: date | None
    age: str
    problem: str
    href: str

    @property
    def problem_words(self) -> str:
        return PROBLEMS[self.problem]


@dataclass(frozen=True)
class YearLine:
    year: int
    published: bool
    days_off: int
    make_up: int
    source: str
    age: str

    @property
    def words(self) -> str:
        return f"放假{self.days_off}天，补班{self.make_up}天" if self.published else "通知还没有录入，日期按推算，是暂定的"


@dataclass(frozen=True)
class Overview:
    waiting: list[Link]
    first: list[FigureLine]
    rest: list[FigureLine]
    years: list[YearLine]


def overview(region: str, today: date) -> Overview:
    lines = figure_lines(region, today)
    waiting = [Link(title_of(row), reverse("law-proposal", args=[row.code])) for row in waiting_proposals(region)]
    first, rest = [line for line in lines if line.problem], [line for line in lines if not line.problem]
    return Overview(waiting, first, rest, year_lines(setting_for(region), today))


def figure_lines(region: str, today: date) -> list[FigureLine]:
    book = setting_for(region).book
    lines = [line_of(name, named, book.values.get(name, ()), today) for name, named in names().items()]
    return sorted(lines, key=lambda line: _ORDER[line.problem])


def line_of(name: str, named: Named, values: tuple[Known, ...], today: date) -> FigureLine:
    known = next((one for one in reversed(values) if one.since <= today), values[-1] if values else None)
    href = reverse("law-figure", args=[name])
    if known is None:
        return FigureLine(name, named.label, "", named.unit, None, "", "", None, "", MISSING, href)
    return FigureLine(
        name, named.label, f"{known.value:,f}", known.unit, known.since, known.source, CONFIDENCE.get(known.confidence, known.confidence),
        known.checked_on, age_of(known.checked_on, today), problem_of(known, today), href,
    )  # fmt: skip


def problem_of(known: Known, today: date) -> str:
    if known.is_stale(today):
        return STALE
    return FINE if known.confidence in SURE else UNCONFIRMED


def age_of(checked: date | None, today: date) -> str:
    if checked is None:
        return ""
    days = (today - checked).days
    if days < 1:
        return "今天核对"
    return f"{days}天前核对" if days < 60 else f"{days // 30}个月前核对" if days < 730 else f"{days // 365}年前核对"


def year_lines(setting: Setting, today: date) -> list[YearLine]:
    """From last year to two years on: what a clock running today may meet."""
    span = range(today.year - 1, today.year + 3)
    return [_year(year, setting.calendar.years.get(year), today) for year in span]


def _year(year: int, known: Year | None, today: date) -> YearLine:
    if known is None:
        return YearLine(year, False, 0, 0, "", "")
    return YearLine(
        year,
        known.published,
        len(known.days_off),
        len(known.make_up_workdays),
        known.source,
        age_of(known.checked_on, today),
    )
