"""EARS C1, C2 and C3: this week against the seven before it. Hutwagner et al., J. Urban Health 2003; in the form of R's
surveillance::earsC (1.20.3), whose C3 takes the current week in through y and its own spread."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from doorstep.knowledge.errors import BadInput

from .series import Flags, Floats, checked, checked_alpha, checked_weeks

DEFAULT_ALPHA = {"C1": 0.001, "C2": 0.001, "C3": 0.025}
LAG = {"C1": 1, "C2": 3, "C3": 3}
FEWEST_WEEKS = 5  # of the baseline's seven that must be there when some are missing


@dataclass(frozen=True)
class EarsResult:
    """All (series, weeks judged). `bound`: alarm above it, NaN where it cannot be had; `alarm` never in a missing week."""

    bound: Floats
    alarm: Flags


def ears(
    counts: ArrayLike,
    weeks: ArrayLike,
    method: str = "C1",
    *,
    alpha: float | None = None,
    baseline: int = 7,
    least_sd: float = 0.5,
) -> EarsResult:
    """Upper bounds of EARS and the weeks above them.

    `counts` (series, weeks) reports per week, NaN missing; `weeks` indexes from 0. C1: mean + z(1-alpha)·sd of the `baseline` weeks
    before; C2: the same two weeks earlier; C3: max(0, y_t + sd_t·(z - Σ_{s=t-1,t-2} max(0, c2(s) - 1))). `least_sd` is the smallest
    spread believed, in reports: with 0 (R's default) one report after seven quiet weeks alarms. Raises `BadInput`.
    """
    if method not in LAG:
        raise BadInput("method", "只有 C1、C2、C3 三种。")
    lag = LAG[method]
    y = checked(counts).y
    asked = checked_weeks(weeks, y.shape[1], baseline + lag - 1 + (2 if method == "C3" else 0))
    z = NormalDist().inv_cdf(1 - checked_alpha(DEFAULT_ALPHA[method] if alpha is None else alpha))
    mean, sd = _baseline(y, asked, lag, baseline, least_sd)
    now = y[:, asked]
    with np.errstate(invalid="ignore", divide="ignore"):
        if method == "C3":
            bound = now + sd * (z - _excess(y, asked - 1, baseline, least_sd) - _excess(y, asked - 2, baseline, least_sd))
            bound = np.maximum(0.0, bound)
        else:
            bound = mean + z * sd
        return EarsResult(bound, now > bound)


def _excess(y: Floats, weeks: np.ndarray, baseline: int, least_sd: float) -> Floats:
    mean, sd = _baseline(y, weeks, LAG["C2"], baseline, least_sd)
    return np.asarray(np.maximum(0.0, (y[:, weeks] - mean) / sd - 1.0))


def _baseline(y: Floats, weeks: np.ndarray, lag: int, baseline: int, least_sd: float) -> tuple[Floats, Floats]:
    """Mean and sd (n - 1) of the weeks t-lag-baseline+1 … t-lag. Running sums of whole numbers are exact in float64."""
    start = int(weeks.min()) - lag - baseline + 1
    part = y[:, start : int(weeks.max())]
    there = ~np.isnan(part)
    filled = np.where(there, part, 0.0)
    last = weeks - lag - start + 1
    n, total, squares = (_window(values, last, baseline) for values in (there.astype(np.float64), filled, filled * filled))
    enough = n >= min(baseline, FEWEST_WEEKS)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(enough, total / n, np.nan)
        sd = np.sqrt(np.maximum(n * squares - total * total, 0.0) / (n * (n - 1)))
    return mean, np.maximum(np.where(enough, sd, np.nan), least_sd)


def _window(values: Floats, last: np.ndarray, baseline: int) -> Floats:
    sums = np.zeros((values.shape[0], values.shape[1] + 1))
    np.cumsum(values, axis=1, out=sums[:, 1:])
    return np.asarray(sums[:, last] - sums[:, last - baseline])
