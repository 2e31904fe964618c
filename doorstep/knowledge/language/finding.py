"""What was found in a text: a kind, its value, where it stands, how sure, and whether the writer denies it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

Value = TypeVar("Value", covariant=True)


@dataclass(frozen=True)
class DateSpan:
    """`first` and `last` day meant; `precision` is day, part (of a month), month, quarter, half, year or span."""

    first: date
    last: date
    precision: str


@dataclass(frozen=True)
class HeadCount:
    """`at_least` when the words are vague (三十多人) and the figure is their lower end; `words` as written."""

    count: int
    words: str = ""
    at_least: bool = False


@dataclass(frozen=True)
class Found(Generic[Value]):
    """`text[start:end]` are the shortest words that say it. `sure` runs from 0 to 1.

    Kinds: claim · sum, sum_an_hour, sum_a_day, sum_a_month, sum_a_year (what each time costs or pays), sum_reckoned (not
    said: so many months of a monthly sum) · date · people, people_elsewhere (the size of a firm, somebody else's number) · employer.
    """

    kind: str
    value: Value
    start: int
    end: int
    sure: float = 1.0
    negated: bool = False


Sum = Found[Decimal]
