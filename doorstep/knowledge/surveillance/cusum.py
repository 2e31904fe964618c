"""Negative-binomial CUSUM: many small excesses in a row, which no single week shows. Höhle and Paul, Comput. Stat. Data Anal. 52 (2008)
4357; the limit from a Markov chain after Brook and Evans, Biometrika 59 (1972) 539."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike

from doorstep.knowledge.errors import BadInput

from .series import Flags, Floats, checked
from .tails import log_point, upper_bound

RATIOS = (1.5, 2.0)
WEEKS_BETWEEN = 104.0  # weeks from start to a false alarm, on average
STATES, HALVINGS = 80, 24
MEANS_PER_OCTAVE = 2
DISPERSIONS = (1.0, 1.1, 1.25, 1.5, 2.0, 3.0, 5.0, 8.0, 15.0)


@dataclass(frozen=True)
class CusumResult:
    """Both (series, weeks): `level` before it is reset, NaN where no mean is known yet; `alarm` where it reaches the limit."""

    level: Floats
    alarm: Flags


def nb_cusum(
    counts: ArrayLike, mu: ArrayLike, phi: ArrayLike, *, ratio: float = 1.5, limit: ArrayLike | None = None
) -> CusumResult:
    """S_t = max(0, S_{t-1} + log likelihood ratio of y_t under mean ratio·mu against mu), from S_0 = limit / 2, reset by an alarm.

    `counts`, `mu` > 0, `phi` ≥ 1: (series, weeks); `mu` and `phi` must not know the last half year (Farrington's baseline leaves it out).
    `limit` (series, weeks) or None: from `limits`, 104 weeks between false alarms. A missing week leaves S as it was. Raises `BadInput`.
    """
    if ratio <= 1:
        raise BadInput("ratio", "要找的倍数应大于 1，例如 1.5。")
    y = checked(counts).y
    mean, spread = (np.broadcast_to(np.asarray(each, dtype=np.float64), y.shape) for each in (mu, phi))
    bound = limits(mean, spread, ratio) if limit is None else np.broadcast_to(np.asarray(limit, dtype=np.float64), y.shape)
    step = increments(y, mean, spread, ratio)
    known = ~np.isnan(step + bound)
    level, alarm = np.full(y.shape, np.nan), np.zeros(y.shape, bool)
    now, started = np.zeros(len(y)), np.zeros(len(y), bool)
    for week in range(y.shape[1]):
        at = known[:, week]
        now = np.where(at & ~started, bound[:, week] / 2, now)
        started |= at
        now = np.where(at, np.maximum(0.0, now + np.where(at, step[:, week], 0.0)), now)
        level[at, week] = now[at]
        alarm[:, week] = at & (now >= bound[:, week]) & (y[:, week] > 0)
        now = np.where(alarm[:, week], 0.0, now)
    return CusumResult(level, alarm)


def increments(y: ArrayLike, mu: ArrayLike, phi: ArrayLike, ratio: float) -> Floats:
    """y log(r(1+a mu)/(1+a r mu)) - (1/a) log((1+a r mu)/(1+a mu)), a = (phi-1)/mu; y log r - mu (r-1) where phi = 1."""
    extra = np.asarray(phi, dtype=np.float64) - 1.0
    grown = np.log1p(ratio * extra) - np.log1p(extra)
    with np.errstate(divide="ignore", invalid="ignore"):
        drift = np.where(extra > 1e-9, grown / extra, ratio - 1)
    return np.asarray(np.asarray(y) * (np.log(ratio) - grown) - np.asarray(mu) * drift)


def limits(mu: Floats, phi: Floats, ratio: float) -> Floats:
    """Limits for the cells of a grid of means (half octaves) and dispersions; NaN where `mu` or `phi` is. Shapes broadcast."""
    mean, spread = np.broadcast_arrays(np.asarray(mu, dtype=np.float64), np.asarray(phi, dtype=np.float64))
    result = np.full(mean.shape, np.nan)
    use = np.isfinite(mean + spread) & (mean > 0)
    octave = np.round(np.log2(np.clip(mean[use], 1 / 64, 4096)) * MEANS_PER_OCTAVE).astype(np.int64)
    kind = np.abs(np.log(np.maximum(spread[use], 1.0))[:, None] - np.log(DISPERSIONS)).argmin(axis=1)
    cells, which = np.unique(octave * len(DISPERSIONS) + kind, return_inverse=True)
    found = [
        _limit(2.0 ** (cell // len(DISPERSIONS) / MEANS_PER_OCTAVE), DISPERSIONS[cell % len(DISPERSIONS)], ratio)
        for cell in cells
    ]
    result[use] = np.array(found)[which] if found else 0.0
    return result


@lru_cache(maxsize=4096)
def _limit(mu: float, phi: float, ratio: float) -> float:
    """The smallest limit, to 1 in 2^24 of its range, at which the mean run from limit/2 to an alarm is `WEEKS_BETWEEN` weeks."""
    low, high = 0.01, 1.0
    while run_length(mu, phi, ratio, high) < WEEKS_BETWEEN and high < 512:
        low, high = high, 2 * high
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if run_length(mu, phi, ratio, middle) < WEEKS_BETWEEN else (low, middle)
    return high


def run_length(mu: float, phi: float, ratio: float, limit: float) -> float:
    """Mean weeks to the first alarm without an excess, from limit / 2: states 0 … limit, one step per week."""
    top = int(upper_bound(np.array([mu]), np.array([phi]), 1e-9)[0]) + 2
    y = np.arange(top)
    chance = np.exp(log_point(y, mu, phi))
    step = increments(y, mu, phi, ratio)
    width = limit / STATES
    middle = (np.arange(STATES) + 0.5) * width
    middle[0] = 0.0
    ends = np.maximum(0.0, middle[:, None] + step)
    state = np.minimum((ends / width).astype(np.int64), STATES)
    moves = np.zeros((STATES, STATES + 1))
    for row in range(STATES):
        moves[row] = np.bincount(state[row], chance, STATES + 1)
    try:
        weeks = np.linalg.solve(np.eye(STATES) - moves[:, :STATES], np.ones(STATES))
    except np.linalg.LinAlgError:
        return float("inf")
    return float(weeks[STATES // 2]) if weeks.min() > 0 else float("inf")
