"""What a story says: claims, sums, dates, people and employer, each with its place in the text. Suggestions, never a gate."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from doorstep.knowledge.language.dates import DateSaid, find_dates
from doorstep.knowledge.language.employers import find_employers
from doorstep.knowledge.language.finding import Found, HeadCount, Sum
from doorstep.knowledge.language.labour_letter import claims_of
from doorstep.knowledge.language.lexicon import fold_figures
from doorstep.knowledge.language.numerals import read_number
from doorstep.knowledge.language.people import find_people
from doorstep.knowledge.language.sums import find_sums

LONGEST = 20_000
_UNPAID_MONTHS = re.compile(
    r"(?P<count>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})个(?P<half>半)?(?P<vague>多)?月(?:的)?(?:工资|薪水|工钱|钱)?[^，。！？；\n]{0,8}?(?:没|未|不)(?:有)?(?:发|给|结|付)"
)
_UNPAID_FIRST = re.compile(
    r"(?:拖欠|欠|压|没发|未发|没给|不发)[^，。！？；\n]{0,6}?(?P<count>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})个(?P<half>半)?(?P<vague>多)?月"
)


@dataclass(frozen=True)
class Understanding:
    """Each list in the order worth showing: claims and employers the clearest first, the others as they stand in the text."""

    claims: tuple[Found[str], ...] = ()
    sums: tuple[Sum, ...] = ()
    dates: tuple[DateSaid, ...] = ()
    people: tuple[Found[HeadCount], ...] = ()
    employers: tuple[Found[str], ...] = ()


def understand(text: str, told_on: date) -> Understanding:
    """`told_on` is the day of telling, from which 上个月 and 去年3月 are reckoned. Beyond 20,000 characters nothing is read."""
    text = text[:LONGEST]
    plain = fold_figures(text)
    sums = find_sums(plain)
    return Understanding(
        claims=tuple(
            Found("claim", one.topic, one.start, one.end, _sureness(one.worth), one.negated) for one in claims_of(text)
        ),
        sums=(*sums, *_reckoned(plain, sums)),
        dates=tuple(find_dates(plain, told_on)),
        people=tuple(find_people(plain)),
        employers=tuple(
            Found("employer", text[one.start : one.end], one.start, one.end, one.sure) for one in find_employers(plain)
        ),
    )


def _sureness(worth: float) -> float:
    return round(min(0.98, 0.5 + worth / 15), 2)


def _reckoned(text: str, sums: list[Sum]) -> list[Sum]:
    """每月5000 and 三个月没发: the total nobody wrote, offered beside what was said and much less sure."""
    monthly = [one for one in sums if one.kind == "sum_a_month"]
    hit = _UNPAID_MONTHS.search(text) or _UNPAID_FIRST.search(text)
    if len(monthly) != 1 or not hit:
        return []
    months = (read_number(hit["count"]) or Decimal(0)) + (Decimal("0.5") if hit["half"] else 0)
    total = (monthly[0].value * months).quantize(Decimal("0.01"))
    if not months or any(one.value == total for one in sums):
        return []
    return [Found("sum_reckoned", total, *hit.span(), 0.4)]
