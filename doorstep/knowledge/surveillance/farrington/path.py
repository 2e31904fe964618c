"""The quasi-Poisson fit as R's glm.fit walks it, many series at once.

The rest of the method depends on where R stops: iteratively reweighted least squares from mu = y + 0.1 until the deviance moves
by less than 1e-8 of itself; the weights of the last step belong to the mean before it, and R goes on using them.
Season levels and one slope make the normal equations an arrow: levels are eliminated, one division is left for the slope.
"""

from dataclasses import dataclass

import numpy as np

from ..series import Flags, Floats
from .layout import Layout

EPSILON, MOST_STEPS, SMALLEST_MEAN = 1e-8, 25, 2.220446049250313e-16
SHRINK_BELOW = 0.6  # share of series still moving below which the finished are taken out of the way


@dataclass(frozen=True)
class PathFit:
    """Columns are fits. `mean` and `weight` (n, fits), the latter of the last step; `level` (levels, fits) and `slope` (fits,);
    of the same step `mass` M_g and `centre` tbar_g (levels, fits), `spread` S (fits,; infinite without a trend)."""

    mean: Floats
    weight: Floats
    level: Floats
    slope: Floats
    mass: Floats
    centre: Floats
    spread: Floats
    converged: Flags

    def put(self, at: np.ndarray, step: "PathFit", of: np.ndarray) -> None:
        for name in ("mean", "weight", "level", "mass", "centre"):
            getattr(self, name)[:, at] = getattr(step, name)[:, of]
        for name in ("slope", "spread", "converged"):
            getattr(self, name)[at] = getattr(step, name)[of]


def walk(y: Floats, prior: Floats | None, design: Layout, trend: bool, epsilon: float = EPSILON) -> PathFit:
    """`y` (n, fits) counts in the rows of `design`, `prior` weights of the same shape or None for ones (0 leaves a row out)."""
    n, fits = y.shape
    result = _empty(n, len(design.parts), fits)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        fixed = np.where(y > 0, y * np.log(np.maximum(y, 1)), 0.0) - y
        mean = y + 0.1
        eta = np.log(mean)
        deviance = _deviance(y, fixed, eta, mean, prior)
        at = np.arange(fits)
        open_ = np.ones(fits, bool)
        for count in range(1, MOST_STEPS + 1):
            step, eta = _step(y, eta, mean, prior, design, trend)
            moved = _deviance(y, fixed, eta, step.mean, prior)
            step.converged[:] = np.abs(moved - deviance) / (np.abs(moved) + 0.1) < epsilon
            done = open_ & (step.converged if count < MOST_STEPS else True)
            if done.any():
                result.put(at[done], step, np.flatnonzero(done))
                open_ &= ~done
            if not open_.any():
                break
            mean, deviance = step.mean, moved
            if open_.mean() < SHRINK_BELOW:
                y, fixed, eta, mean = (array[:, open_] for array in (y, fixed, eta, mean))
                prior = None if prior is None else prior[:, open_]
                deviance, at, open_ = deviance[open_], at[open_], open_[open_]
    return result


def _step(
    y: Floats, eta: Floats, mean: Floats, prior: Floats | None, design: Layout, trend: bool
) -> tuple[PathFit, Floats]:
    weight = mean if prior is None else prior * mean
    answer = weight * eta
    rest = y - mean
    answer += rest if prior is None else prior * rest
    mass, first, second = level_sums(weight, design, 3)
    total, slanted = level_sums(answer, design, 2)
    some = mass > 0
    inverse = np.where(some, 1 / mass, 0.0)
    centre = first * inverse
    if trend:
        spread = second.sum(axis=0) - (first * centre).sum(axis=0)
        slope = (slanted.sum(axis=0) - (total * centre).sum(axis=0)) / spread
    else:
        spread, slope = np.full(y.shape[1], np.inf), np.zeros(y.shape[1])
    level = (total - slope * first) * inverse
    eta = design.t[:, None] * slope
    for g, part in enumerate(design.parts):
        eta[part] += level[g]
    fresh = np.maximum(np.exp(eta), SMALLEST_MEAN)
    return PathFit(fresh, weight, level, slope, mass, centre, spread, np.zeros(y.shape[1], bool)), eta


def level_sums(values: Floats, design: Layout, powers: int) -> Floats:
    """(powers, levels, fits): Σ values·t^p over each level's rows, p = 0 … powers-1."""
    sums = np.empty((len(design.parts), powers, values.shape[1]))
    basis = design.t[None, :] ** np.arange(powers)[:, None]
    for g, part in enumerate(design.parts):
        np.matmul(basis[:, part], values[part], out=sums[g])
    return sums.transpose(1, 0, 2)


def _deviance(y: Floats, fixed: Floats, eta: Floats, mean: Floats, prior: Floats | None) -> Floats:
    each = fixed - y * eta
    each += mean
    if prior is not None:
        each *= prior
    return np.asarray(2 * each.sum(axis=0))


def _empty(n: int, levels: int, fits: int) -> PathFit:
    wide, level, flat = (n, fits), (levels, fits), fits
    return PathFit(
        np.empty(wide), np.empty(wide), np.empty(level), np.empty(flat), np.empty(level), np.empty(level), np.empty(flat),
        np.zeros(flat, bool),
    )  # fmt: skip
