"""Mode `r`: one week of many series as R's farringtonFlexible (surveillance 1.20.3) reckons it, its oddities included.

Fit, weigh outliers down by Anscombe residuals, fit again, keep the trend or fit once more without it. R then writes the prior weights
over the working ones, so that the dispersion in its standard errors and its trend test lacks a factor mu; that is followed here.
"""

from dataclasses import dataclass

import numpy as np

from ..series import Flags, Floats
from ..tails import student_two_sided
from .layout import Layout
from .path import EPSILON, PathFit, walk
from .settings import Settings

FEWEST_YEARS_FOR_TREND = 3


@dataclass(frozen=True)
class Baseline:
    """All (fits,). `eta` log of the mean expected now, `se` its standard error on the log scale, `phi` dispersion ≥ 1, `slope` per
    week (NaN where the trend was dropped). NaN throughout where nothing could be fitted."""

    eta: Floats
    se: Floats
    phi: Floats
    slope: Floats


def baseline_like_r(
    y: Floats, prior: Floats | None, design: Layout, settings: Settings, epsilon: float = EPSILON
) -> Baseline:
    """`y` (n, fits) without NaN; `prior` 0 where a week is missing, else 1, or None when none is. With an `epsilon` below R's the
    walk goes on to the exact fit, and R's overwritten weights are not followed: the slow way of mode `mle`."""
    found, kept = _fitted(y, prior, design, settings, True, epsilon)
    if not kept.all():
        again = np.flatnonzero(~kept)
        without = _fitted(y[:, again], None if prior is None else prior[:, again], design, settings, False, epsilon)[0]
        for name in ("eta", "se", "phi", "slope"):
            getattr(found, name)[again] = getattr(without, name)
    return found


def _fitted(
    y: Floats, prior: Floats | None, design: Layout, settings: Settings, trend: bool, epsilon: float
) -> tuple[Baseline, Flags]:
    n = np.full(y.shape[1], float(design.n)) if prior is None else prior.sum(axis=0)
    first = walk(y, prior, design, trend, epsilon)
    free = n - (first.mass > 0).sum(axis=0) - trend
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        relative = (y - first.mean) / first.mean
        phi = np.maximum(1.0, (first.weight * relative * relative).sum(axis=0) / free)
        omega = down_weights(y, first, phi, prior, n, design, settings.outlier)
        second = walk(y, omega, design, trend, epsilon)
        relative = (y - second.mean) / second.mean
        relative *= relative
        phi = np.maximum(1.0, (second.weight * relative).sum(axis=0) / free)
        overwritten = (omega * relative).sum(axis=0) / free if epsilon == EPSILON else phi
        now = design.t_now - second.centre[-1]
        se = np.sqrt(overwritten * (1 / second.mass[-1] + now * now / second.spread))
        eta = second.level[-1] + design.t_now * second.slope
        good = first.converged & (second.mass[-1] > 0) & (free > 0)
        kept = good.copy()
        if trend:
            highest = np.where(prior == 0, 0.0, y).max(axis=0) if prior is not None else y.max(axis=0)
            kept &= np.exp(eta) <= highest
            if settings.trend_p < 1:
                kept &= student_two_sided(second.slope / np.sqrt(overwritten / second.spread), free) < settings.trend_p
            if settings.years < FEWEST_YEARS_FOR_TREND:
                kept[:] = False
    slope = second.slope if trend else np.full(y.shape[1], np.nan)
    return Baseline(*(np.where(good, value, np.nan) for value in (eta, se, phi, slope))), kept


def down_weights(
    y: Floats, fit: PathFit, phi: Floats, prior: Floats | None, n: Floats, design: Layout, outlier: float
) -> Floats:
    """omega (n, fits), Σ = n: gamma·s^-2 where the Anscombe residual s exceeds `outlier`, gamma elsewhere.

    s = 1.5 (y^(2/3) mu^(-1/6) - mu^(1/2)) / √(phi (1 - h)). As s ≤ (y - mu) / √(mu phi (1 - h)), powers are taken of few rows only.
    """
    leverage = np.empty_like(y)
    for g, part in enumerate(design.parts):
        away = design.t[part, None] - fit.centre[g]
        away *= away
        away /= fit.spread
        away += np.where(fit.mass[g] > 0, 1 / fit.mass[g], 0.0)
        np.multiply(away, fit.weight[part], out=leverage[part])
    rest = y - fit.mean
    scale = phi * (1 - leverage)
    rows, cols = np.nonzero((rest > 0) & (rest * rest > outlier**2 * fit.mean * scale))
    mean = fit.mean[rows, cols]
    s = 1.5 * (np.cbrt(y[rows, cols]) ** 2 * mean ** (-1 / 6) - np.sqrt(mean)) / np.sqrt(scale[rows, cols])
    over = s > outlier
    if prior is not None:
        over &= prior[rows, cols] > 0
    rows, cols, small = rows[over], cols[over], s[over] ** -2
    gain = np.bincount(cols, small - 1, len(phi))
    gamma = n / (n + gain)
    omega = np.repeat(gamma[None], len(y), axis=0)
    if prior is not None:
        omega *= prior
    omega[rows, cols] = gamma[cols] * small
    return omega
