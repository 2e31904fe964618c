"""Count rules: so many different people about one place within so many days. Needs no history, so it is there from the first day."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from doorstep.knowledge.errors import BadInput

from .series import Floats, Whole


@dataclass(frozen=True)
class CountRule:
    """`sources` different people within `days` days (both ends counted)."""

    sources: int = 3
    days: int = 30

    def __post_init__(self) -> None:
        if self.sources < 2 or self.days < 1:
            raise BadInput("sources", "至少两名不同的人、至少一天；一个人说的事按线索办理。")


@dataclass(frozen=True)
class RuleHits:
    """One row per crossing of the rule: `series`, `day` it was crossed, distinct `people` in the window on that day."""

    series: Whole
    day: Whole
    people: Whole


def count_rule(series: ArrayLike, person: ArrayLike, day: ArrayLike, rule: CountRule = CountRule()) -> RuleHits:
    """Days on which a series comes to have `rule.sources` different people within `rule.days` days.

    `series`, `person`, `day`: (n,) whole numbers, in any order; `person` is a keyed number, never a name; a person who comes again
    counts once. While the window stays at or above the rule no new hit is told. Own rule of this house: no equation.
    """
    which, who, when = (np.asarray(column, dtype=np.int64) for column in (series, person, day))
    if not which.shape == who.shape == when.shape or which.ndim != 1:
        raise BadInput("series", "序列、来源、日期三列的行数应相同。")
    order = np.lexsort((when, which))
    hits: list[tuple[int, int, int]] = []
    for rows in np.split(order, np.flatnonzero(np.diff(which[order])) + 1):
        if len(rows) >= rule.sources:
            hits += [(int(which[rows[0]]), *hit) for hit in _crossings(who[rows], when[rows], rule)]
    table = np.array(hits, dtype=np.int64).reshape(-1, 3)
    return RuleHits(table[:, 0], table[:, 1], table[:, 2])


def _crossings(who: Whole, when: Whole, rule: CountRule) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    inside: dict[int, int] = {}
    first, above = 0, False
    for row, (person, today) in enumerate(zip(who.tolist(), when.tolist(), strict=True)):
        while when[first] <= today - rule.days:
            gone = int(who[first])
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
                above = above and len(inside) >= rule.sources
            first += 1
        inside[person] = inside.get(person, 0) + 1
        more_today = row + 1 < len(when) and when[row + 1] == today
        if not more_today:
            if len(inside) >= rule.sources and not above:
                found.append((today, len(inside)))
            above = len(inside) >= rule.sources
    return found


def false_alarms_per_year(reports_per_year: ArrayLike, rule: CountRule = CountRule()) -> Floats:
    """Crossings a year to expect where `reports_per_year` different people report independently (a Poisson process).

    Of reports that end a window of `rule.days` days, those that find exactly `sources - 1` others in it cross the rule:
    rate × P(N = sources - 1), N Poisson with mean rate × (days - ½) / 365. An upper bound where people come again.
    """
    rate = np.asarray(reports_per_year, dtype=np.float64)
    mean = rate * ((rule.days - 0.5) / 365.0)  # on whole days a report sees half of its own day
    others = rule.sources - 1
    factorial = np.prod(np.arange(1, others + 1, dtype=np.float64))
    return np.asarray(rate * np.exp(-mean) * mean**others / factorial)
