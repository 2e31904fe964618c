"""The page of a matter's dates: what was noted, by whom it was said, what is proven, and what proving would change."""

from dataclasses import dataclass
from datetime import date

from doorstep.foundation.kit.templatetags.typesetting import zh_date
from doorstep.foundation.lawbook.queries.setting import setting_for
from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.labourlaw.matter_facts import DATED, LABELS_ZH, DatedEvent
from doorstep.knowledge.labourlaw.matter_limitation import ACTS_ZH, what_if

from ..clock_facts import words_of
from ..models import DatedFact, Matter
from .dates import KEPT_ELSEWHERE, dated_facts_of, limitations_of, matter_dates, region_of, value_of

GROUPS = (
    ("用工", ("hire", "contract", "insurance", "resignation", "layoff", "dismissal", "file", "violation")),
    ("协商和调解", ("negotiation", "mediation", "agreement", "judicial", "enforce", "enforceable")),
    ("仲裁和法院", ("arb", "arbitration", "award", "delegated", "sued", "set", "payment")),
    ("工伤", ("injury", "appraisal", "reappraisal")),
    ("工会意见书", ("opinion", "authority")),
    ("监察、信访和援助", ("inspection", "petition", "legal")),
)
FLAGS = tuple(name for name in LABELS_ZH if name not in DATED and name not in KEPT_ELSEWHERE and name != "injury_days_lost")


@dataclass(frozen=True)
class ActLine:
    number: int
    label: str
    days: str
    proven: bool
    how: str
    proof: str
    source: str
    if_proven: tuple[str, ...]


@dataclass(frozen=True)
class DateLine:
    number: int
    label: str
    said: str
    source: str


@dataclass(frozen=True)
class DatesPage:
    acts: list[ActLine]
    dates: list[DateLine]
    elsewhere: list[DateLine]


def dates_page(matter: Matter, today: date) -> DatesPage:
    rows = dated_facts_of(matter)
    guesses: dict[str, list[str]] = {}
    for one in limitations_of(matter):
        for guess in one.what_ifs:
            guesses.setdefault(guess.event.name, []).append(guess.sentence_zh)
    acts = [_act(row, tuple(dict.fromkeys(guesses.get(str(row.number), ()))), today) for row in rows if row.is_act]
    plain = [
        DateLine(row.number, words_of(row.what), _said(row, today), row.get_source_display())
        for row in rows
        if not row.is_act
    ]
    return DatesPage(acts, plain, _elsewhere(matter, today))


def _act(row: DatedFact, if_proven: tuple[str, ...], today: date) -> ActLine:
    days = zh_date(row.on, today) + (f"到{zh_date(row.until, today)}" if row.until else "")
    return ActLine(
        row.number,
        words_of(row.what),
        days,
        row.proven,
        row.get_channel_display(),
        row.proof,
        row.get_source_display(),
        if_proven,
    )


def _said(row: DatedFact, today: date) -> str:
    value = value_of(row)
    if isinstance(value, date):
        return zh_date(value, today)
    return ("是" if value else "不是") if isinstance(value, bool) else f"{value}天"


def _elsewhere(matter: Matter, today: date) -> list[DateLine]:
    """Days kept on the matter itself or among its elements, shown here too, changed there."""
    dates = matter_dates(matter)
    days = [(name, getattr(dates, name)) for name in LABELS_ZH if name in KEPT_ELSEWHERE]
    return [DateLine(0, words_of(name), zh_date(day, today), "") for name, day in days if isinstance(day, date)]


def day_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Days to choose from, in groups as people look for them."""
    names = [name for name in DATED if name not in KEPT_ELSEWHERE]
    return [(label, [(name, LABELS_ZH[name]) for name in names if name.split("_")[0] in heads]) for label, heads in GROUPS]


def flag_choices() -> list[tuple[str, str]]:
    return [(name, LABELS_ZH[name]) for name in (*FLAGS, "injury_days_lost")]


def guess_of(matter: Matter, act: str, on: date) -> list[str]:
    """Where the limitation would run to if an act were proven; nothing is written."""
    if act not in ACTS_ZH:
        return []
    try:
        found = what_if(matter_dates(matter), DatedEvent(act, on), setting_for(region_of(matter)))
    except BadInput:
        return []
    return list(dict.fromkeys(guess.sentence_zh for _, guess in found)) or [
        "现在没有在走的仲裁时效，先把知道的日子、离职的日子填上。"
    ]
