"""Reports to weekly counts: what can be used is counted once, what cannot is handed back with its reason."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from doorstep.knowledge.errors import BadInput

from .series import LARGEST, Floats, Whole

DAYS_OF_WEEK = 7
REASONS = {
    "future": "日期在统计日之后",
    "too_old": "日期早于统计范围",
    "negative": "件数是负数",
    "broken": "件数不是有效的整数",
    "too_large": "件数大得不合情理，请核对",
    "unknown_series": "地点或行业不在名册里",
    "doubled": "与另一行完全相同，只算一次",
}


@dataclass(frozen=True)
class Tally:
    """`y` (series, weeks) with NaN in weeks not `reported`; `rejected` reason → row numbers of the input."""

    y: Floats
    rejected: dict[str, Whole]


def tally(
    day: ArrayLike, series: ArrayLike, weight: ArrayLike, *, how_many: int, last_day: int, weeks: int,
    reported: ArrayLike | None = None, mark: ArrayLike | None = None,
) -> Tally:  # fmt: skip
    """Weekly counts of the `weeks` weeks that end on `last_day`.

    `day` (n,) whole day numbers, `series` (n,) 0 … how_many-1, `weight` (n,) reports in the row; `mark` (n,) whatever makes a row
    the same report (rows with equal mark count once). `reported` (how_many, weeks) False where a source fell silent: a mask, not
    a zero. Raises `BadInput` when the columns have different lengths.
    """
    days, which, weights = np.asarray(day), np.asarray(series), np.asarray(weight, dtype=np.float64)
    if not days.shape == which.shape == weights.shape or days.ndim != 1:
        raise BadInput("day", "日期、序列、件数三列的行数应相同。")
    week = weeks - 1 - (last_day - days) // DAYS_OF_WEEK
    with np.errstate(invalid="ignore"):
        tests = {
            "future": days > last_day,
            "too_old": week < 0,
            "negative": weights < 0,
            "broken": ~np.isfinite(weights) | (weights != np.floor(weights)),
            "too_large": weights > LARGEST,
            "unknown_series": (which < 0) | (which >= how_many),
            "doubled": _repeats(mark, len(days)),
        }
    good = np.ones(len(days), bool)
    rejected = {}
    for reason, hit in tests.items():
        rejected[reason] = np.flatnonzero(hit & good)
        good &= ~hit
    cells = which[good].astype(np.int64) * weeks + week[good].astype(np.int64)
    y = np.bincount(cells, weights[good], how_many * weeks).astype(np.float64).reshape(how_many, weeks)
    if reported is not None:
        y = np.where(np.asarray(reported, bool), y, np.nan)
    return Tally(y, {reason: rows for reason, rows in rejected.items() if rows.size})


def _repeats(mark: ArrayLike | None, n: int) -> np.ndarray:
    again = np.zeros(n, bool)
    if mark is not None:
        again[:] = True
        again[np.unique(np.asarray(mark), return_index=True)[1]] = False
    return again
