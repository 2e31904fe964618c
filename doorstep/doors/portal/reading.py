"""What our reader understood of a story: as marks on the worker's own words, and as answers they can correct.

A suggestion only: what the worker leaves standing, changes or adds on the next screen is what counts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from doorstep.knowledge.language.finding import DateSpan, Found
from doorstep.knowledge.language.understanding import Understanding, understand

from .periods import Period, in_words, periods_of
from .topic_words import TAPPED, topic_words

SURE = 0.6
MOST_MARKS, MOST_SUMS, MOST_TOPICS, MOST_PERIODS, MOST_MONTHS = 80, 6, 6, 6, 24
PER = {
    "sum": "",
    "sum_an_hour": "hour",
    "sum_a_day": "day",
    "sum_a_month": "month",
    "sum_a_year": "year",
    "sum_reckoned": "",
}
PER_WORDS = {"": "一共", "month": "每月", "day": "每天", "hour": "每小时", "year": "每年"}
_CAME = re.compile(
    r"^[^，。；！？\n]{0,3}?(?:来的|入的?职|进的?[厂店]|进的?公司|开始(?:上班|干|做)|来(?:这|公司|店|厂|上班)|到(?:这|岗))"
)
_CAME_BEFORE = re.compile(r"(?:入职|进厂|来上班)[^，。；！？\n]{0,4}$")
_TALK = re.compile(r"[今昨前明后]天|(?:周|星期|礼拜)|刚")  # when somebody went to ask, not what it is about


@dataclass(frozen=True)
class Mark:
    start: int
    end: int
    label: str
    sure: bool


@dataclass(frozen=True)
class Reading:
    answers: dict[str, Any]
    unsure_topics: tuple[str, ...]
    marks: tuple[Mark, ...]


def read_story(text: str, tapped: Sequence[str], told_on: date) -> Reading:
    found = understand(text, told_on)
    claims = [one for one in found.claims if not one.negated]
    sure = [one.value for one in claims if one.sure >= SURE]
    topics = list(dict.fromkeys([*(TAPPED[code] for code in tapped if code in TAPPED), *sure]))[:MOST_TOPICS]
    unsure = tuple(dict.fromkeys(one.value for one in claims if one.value not in topics))[:MOST_TOPICS]
    came = [one for one in found.dates if _is_coming(text, one)]
    when = _about(text, [one for one in found.dates if one not in came])
    periods = periods_of(text, when)[:MOST_PERIODS]
    answers = {
        "topics": topics, "employer": _employer(found), "people": _people(found),
        "sums": _with_total(_sums(found), periods) if "wages_owed" in topics else _sums(found),
        "when": in_words(periods), "started": in_words(periods_of(text, came)[:1]),
    }  # fmt: skip
    return Reading(answers, unsure, _marks(found, came, when))


def _is_coming(text: str, one: Found[DateSpan]) -> bool:
    return bool(_CAME.search(text[one.end : one.end + 10]) or _CAME_BEFORE.search(text[max(0, one.start - 10) : one.start]))


def _about(text: str, dates: list[Found[DateSpan]]) -> list[Found[DateSpan]]:
    of_the_matter = [one for one in dates if not _TALK.search(text[one.start : one.end])]
    return of_the_matter or dates


def _employer(found: Understanding) -> str:
    return max(found.employers, key=lambda one: one.sure).value[:120] if found.employers else ""


def _people(found: Understanding) -> int | None:
    told = [one for one in found.people if one.kind == "people" and one.sure > 0.5]
    ours = [one for one in told if one.sure > 0.9]
    return max((one.value.count for one in ours or told), default=None)


def _sums(found: Understanding) -> list[dict[str, str]]:
    said = dict.fromkeys((one.value, PER[one.kind]) for one in found.sums if not one.negated and one.kind in PER)
    return [{"amount": f"{amount:.2f}", "per": per} for amount, per in said][:MOST_SUMS]


def _with_total(sums: list[dict[str, str]], periods: list[Period]) -> list[dict[str, str]]:
    """每月5800 and two months named: the total nobody wrote stands beside it, to be taken or changed."""
    months = sum(period.months for period in periods)
    if len(sums) != 1 or sums[0]["per"] != "month" or not 1 < months <= MOST_MONTHS:
        return sums
    return [*sums, {"amount": f"{Decimal(sums[0]['amount']) * months:.2f}", "per": ""}]


def _marks(found: Understanding, came: Sequence[Found[DateSpan]], when: Sequence[Found[DateSpan]]) -> tuple[Mark, ...]:
    """Where two lie over each other, the sure one and then the shorter core stands."""
    wanted = [
        *((one, topic_words(one.value)) for one in found.claims if not one.negated),
        *(
            (one, PER_WORDS[PER.get(one.kind, "")] if PER.get(one.kind) else "钱")
            for one in found.sums
            if one.kind != "sum_reckoned"
        ),
        *((one, "入职") for one in came),
        *((one, "时间") for one in when),
        *((one, "人数") for one in found.people if one.kind == "people"),
        *((one, "单位") for one in found.employers),
    ]
    kept: list[Mark] = []
    for one, label in sorted(wanted, key=lambda each: (each[0].sure < SURE, each[0].end - each[0].start)):
        if one.start < one.end and not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(Mark(one.start, one.end, label, one.sure >= SURE))
    return tuple(sorted(kept, key=lambda mark: mark.start)[:MOST_MARKS])


@dataclass(frozen=True)
class Piece:
    """A stretch of the story: plain, or marked with what it led to."""

    words: str
    label: str = ""
    sure: bool = True


def pieces(text: str, marks: Sequence[Mark]) -> list[Piece]:
    told, at = [], 0
    for mark in marks:
        told += [Piece(text[at : mark.start]), Piece(text[mark.start : mark.end], mark.label, mark.sure)]
        at = mark.end
    return [piece for piece in (*told, Piece(text[at:])) if piece.words]


def money(amount: Decimal) -> str:
    return f"{amount:,.2f}".removesuffix(".00") + "元"
