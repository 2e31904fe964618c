"""Weekly counts as the detectors want them: one row per series, one column per week, a gap as NaN."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from doorstep.knowledge.errors import BadInput

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Whole = NDArray[np.int64]

LARGEST = 1_000_000.0  # above it a count is a slip of the pen; the sums of squares below stay exact in float64 up to here


@dataclass(frozen=True)
class Counts:
    """`y` (series, weeks) float64, whole numbers or NaN; `too_large` (how many, 2) series and week of what was masked."""

    y: Floats
    too_large: Whole

    @property
    def seen(self) -> Flags:
        """(series,) whether a series has any report at all; an all-zero series never alarms and is not fitted."""
        return np.asarray(np.nansum(self.y, axis=1) > 0)


def checked(counts: ArrayLike) -> Counts:
    """Counts per series and week, checked.

    `counts`: (series, weeks) or (weeks,), reports per week; NaN where the week is missing. A count above `LARGEST` is masked
    and listed. Raises `BadInput("counts")` for a negative or broken number, for infinity, text, or another shape.
    """
    try:
        y = np.array(counts, dtype=np.float64, ndmin=2)
    except (TypeError, ValueError):
        raise BadInput("counts", "每周件数应是数字；没有报数的周请留空，不要填文字。") from None
    if y.ndim != 2 or y.shape[1] == 0:
        raise BadInput("counts", "应是“每行一个序列、每列一周”的表。")
    with np.errstate(invalid="ignore"):
        wrong = (y < 0) | np.isinf(y) | (y != np.floor(y)) & ~np.isnan(y)
    if wrong.any():
        row, week = np.argwhere(wrong)[0]
        raise BadInput("counts", f"件数应是 0 或正整数：第 {row + 1} 个序列第 {week + 1} 周是 {y[row, week]:g}。")
    with np.errstate(invalid="ignore"):
        large = y > LARGEST
    y[large] = np.nan
    return Counts(y, np.argwhere(large))


def checked_weeks(weeks: ArrayLike, total: int, history: int) -> Whole:
    """Weeks to judge, as indexes from 0 into `total` weeks, each with `history` weeks before it.

    Raises `BadInput("weeks")` for a week outside the data ("future") or one with less history.
    """
    asked = np.atleast_1d(np.asarray(weeks))
    if asked.ndim != 1 or asked.size == 0 or not np.issubdtype(asked.dtype, np.integer):
        raise BadInput("weeks", "要判断的周应是一列整数。")
    if asked.max() >= total:
        raise BadInput("weeks", f"数据只到第 {total} 周，不能判断还没到的周。")
    if asked.min() < history:
        raise BadInput("weeks", f"判断一周之前至少要有 {history} 周的数据。")
    return asked.astype(np.int64)


def checked_alpha(alpha: float) -> float:
    if not 0 < alpha < 1:
        raise BadInput("alpha", "误报概率应在 0 与 1 之间，例如 0.01。")
    return float(alpha)
