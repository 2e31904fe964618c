"""Mode `mle`: the same model fitted to the end, fast.

Given the slope b, a level's mean is its total over E_g(b) = Σ exp(b t), so one number is sought per series: Newton on the profile
likelihood (Cameron and Trivedi, Regression Analysis of Count Data, 2nd ed., ch. 9.4 for the conditional form). E_g and its two
derivatives depend on b alone and come from Chebyshev tables; the few rows weighted down are taken off one by one.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ..series import Flags, Floats, Whole
from ..tails import student_two_sided
from .layout import Layout
from .like_r import FEWEST_YEARS_FOR_TREND, Baseline, baseline_like_r
from .settings import Settings

STEEPEST = 0.02  # slope per week within the tables, 2.8-fold in a year; beyond it the slow way
DEGREE, NEWTON_STEPS, NEAR = 18, 12, 1e-12
CANDIDATE = 2.0  # Pearson residual from which a row is looked at: an Anscombe residual above 2.58 needs more while h < 0.4
SLOW_EPSILON = 1e-13
SMALLEST = 1e-8  # cases a level is taken to have had where none was seen


@dataclass(frozen=True)
class Outliers:
    """Rows weighted down, one entry each: its `row`, `fit`, level `g`, and what is taken off its weight (`off` = 1 - s^-2)."""

    row: Whole
    fit: Whole
    g: Whole
    off: Floats


_NONE = np.zeros(0, np.int64)
NOBODY = Outliers(_NONE, _NONE, _NONE, np.zeros(0))


@dataclass(frozen=True)
class Profile:
    """`slope` (fits,), `sums` (3, levels, fits) of v·t^p·exp(slope t), `totals` (levels, fits) of v·y; `found` whether it converged."""

    slope: Floats
    sums: Floats
    totals: Floats
    found: Flags


def baseline_exact(y: Floats, prior: Floats | None, design: Layout, settings: Settings) -> Baseline:
    """As `baseline_like_r`, with phi and standard errors from the exact fit."""
    if prior is not None:
        return baseline_like_r(y, prior, design, settings, SLOW_EPSILON)
    result, kept, slow = _fitted(y, design, settings, trend=True)
    if (again := np.flatnonzero(~kept & ~slow)).size:
        _put(result, again, _fitted(y[:, again], design, settings, trend=False)[0])
    if (again := np.flatnonzero(slow)).size:
        _put(result, again, baseline_like_r(y[:, again], None, design, settings, SLOW_EPSILON))
    return result


def _put(result: Baseline, at: Whole, other: Baseline) -> None:
    for name in ("eta", "se", "phi", "slope"):
        getattr(result, name)[at] = getattr(other, name)


def _fitted(y: Floats, design: Layout, settings: Settings, trend: bool) -> tuple[Baseline, Flags, Flags]:
    n, levels, fits = design.n, len(design.parts), y.shape[1]
    free = n - levels - trend
    square = y * y
    first = _profile(y, design, NOBODY, np.zeros(fits), trend)
    mean, pearson = _means(square, first, design)
    phi = np.maximum(1.0, (pearson - first.totals.sum(axis=0)) / free)
    outliers = _outliers(y, mean, phi, first, design, settings.outlier, trend)
    second = _profile(y, design, outliers, first.slope, trend)
    mean, pearson = _means(square, second, design)
    rows, cols = outliers.row, outliers.fit
    pearson -= np.bincount(cols, outliers.off * square[rows, cols] / mean[rows, cols], fits)
    gamma = n / (n - np.bincount(cols, outliers.off, fits))
    phi = np.maximum(1.0, gamma * (pearson - second.totals.sum(axis=0)) / free)
    mass = gamma * np.maximum(second.totals[-1], SMALLEST)
    centre = second.sums[1] / second.sums[0]
    spread = gamma * (second.totals * (second.sums[2] / second.sums[0] - centre * centre)).sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        now = (design.t_now - centre[-1]) ** 2 / spread if trend else 0.0
        se = np.sqrt(phi * (1 / mass + now))
        eta = np.log(mass / (gamma * second.sums[0, -1])) + design.t_now * second.slope
        kept = np.exp(eta) <= y.max(axis=0)
        if settings.trend_p < 1:
            kept &= student_two_sided(second.slope * np.sqrt(spread / phi), free) < settings.trend_p
    kept &= settings.years >= FEWEST_YEARS_FOR_TREND
    slope = second.slope if trend else np.full(fits, np.nan)
    return Baseline(eta, se, phi, slope), kept, ~(first.found & second.found)


def _profile(y: Floats, design: Layout, outliers: Outliers, start: Floats, trend: bool) -> Profile:
    levels, fits = len(design.parts), y.shape[1]
    cell, size = outliers.g * fits + outliers.fit, levels * fits
    t = design.t[outliers.row]
    taken = outliers.off * y[outliers.row, outliers.fit]
    totals, slanted = _totals(y, design)
    totals = np.maximum(totals - np.bincount(cell, taken, size).reshape(levels, fits), 0.0)
    slanted = slanted - np.bincount(outliers.fit, taken * t, fits)
    slope, found = start.copy(), np.full(fits, not trend)
    for _ in range(NEWTON_STEPS):
        sums = _tables(design)(slope)
        if len(t):
            gone = outliers.off * np.exp(slope[outliers.fit] * t)
            for power in range(3):
                sums[power] -= np.bincount(cell, gone * t**power, size).reshape(levels, fits)
        if found.all():
            break
        centre = sums[1] / sums[0]
        score = slanted - (totals * centre).sum(axis=0)
        bend = (totals * (sums[2] / sums[0] - centre * centre)).sum(axis=0)
        step = np.where(found, 0.0, score / np.maximum(bend, 1e-12))
        slope = np.clip(slope + step, -STEEPEST, STEEPEST)
        found |= np.abs(step) * np.abs(design.t).max() < NEAR**0.5  # Newton squares the error: the next is below NEAR
    return Profile(slope, sums, totals, found & (np.abs(slope) < STEEPEST))


def _totals(y: Floats, design: Layout) -> tuple[Floats, Floats]:
    totals = np.stack([y[part].sum(axis=0) for part in design.parts])
    return totals, design.t @ y


def _means(square: Floats, profile: Profile, design: Layout) -> tuple[Floats, Floats]:
    """(n, fits) means, and (fits,) Σ y²/mu."""
    mean = design.t[:, None] * profile.slope
    np.exp(mean, out=mean)
    scale = np.maximum(profile.totals, SMALLEST) / profile.sums[0]
    for g, part in enumerate(design.parts):
        mean[part] *= scale[g]
    return mean, np.asarray((square / mean).sum(axis=0))


def _outliers(y: Floats, mean: Floats, phi: Floats, fit: Profile, design: Layout, outlier: float, trend: bool) -> Outliers:
    limit = np.sqrt(mean)
    limit *= CANDIDATE * np.sqrt(phi)
    limit += mean
    rows, cols = np.nonzero(y > limit)
    g = design.level[rows]
    mu, t = mean[rows, cols], design.t[rows]
    centre = fit.sums[1] / fit.sums[0]
    spread = np.maximum((fit.totals * (fit.sums[2] / fit.sums[0] - centre * centre)).sum(axis=0), SMALLEST)
    slanted = (t - centre[g, cols]) ** 2 / spread[cols] if trend else 0.0
    leverage = mu * (1 / np.maximum(fit.totals, SMALLEST)[g, cols] + slanted)
    s = (
        1.5
        * (np.cbrt(y[rows, cols]) ** 2 * mu ** (-1 / 6) - np.sqrt(mu))
        / np.sqrt(phi[cols] * np.maximum(1 - leverage, 1e-6))
    )
    over = s > outlier
    return Outliers(rows[over], cols[over], g[over], 1 - s[over] ** -2)


class _Tables:
    """Σ t^p exp(b t) over each level's rows as Chebyshev series in b / STEEPEST, p = 0, 1, 2."""

    def __init__(self, design: Layout):
        nodes = np.cos(np.pi * (np.arange(DEGREE + 1) + 0.5) / (DEGREE + 1))
        values = np.exp(STEEPEST * nodes[:, None] * design.t)
        table = [[(values[:, part] * design.t[part] ** power).sum(axis=1) for part in design.parts] for power in range(3)]
        cosines = np.cos(np.outer(np.arange(DEGREE + 1), np.arccos(nodes)))
        self.series = np.array(table) @ cosines.T * (2 / (DEGREE + 1))
        self.series[..., 0] /= 2
        self.shape = self.series.shape[:2]

    def __call__(self, slope: Floats) -> Floats:
        x = slope / STEEPEST
        basis = np.empty((DEGREE + 1, len(x)))
        basis[0], basis[1] = 1.0, x
        for d in range(2, DEGREE + 1):
            basis[d] = 2 * x * basis[d - 1] - basis[d - 2]
        return np.asarray((self.series.reshape(-1, DEGREE + 1) @ basis).reshape(*self.shape, len(x)))


@lru_cache(maxsize=8)
def _tables(design: Layout) -> _Tables:
    return _Tables(design)
