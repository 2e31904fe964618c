"""Farrington's flexible method over many series and weeks: is this week more than the years before would lead one to expect?"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from doorstep.knowledge.errors import BadInput

from ..series import Flags, Floats, Whole, checked, checked_alpha, checked_weeks
from ..tails import upper_tail
from .exact import baseline_exact
from .layout import Layout, layout
from .like_r import Baseline, baseline_like_r
from .settings import NOUFAILY, Settings

MODES = {"r": baseline_like_r, "mle": baseline_exact}
SERIES_AT_ONCE, FITS_AT_ONCE = 4096, 256  # a tile of fits stays in the processor's second cache
LEAST_SHARE, LEAST_SEASON = 0.6, 10  # of the reference weeks, and weeks of the current season, that must be there


@dataclass(frozen=True)
class Farrington:
    """All (series, weeks judged). `baseline` (eta, se, phi, slope; NaN where not fitted), `y` counts, `enough` whether the last weeks
    hold enough cases to speak of, `p` = P(Y ≥ y) where y is above the mean, else 1, NaN where nothing can be said; `alarm`."""

    baseline: Baseline
    y: Floats
    enough: Flags
    p: Floats
    alarm: Flags


def farrington(
    counts: ArrayLike, weeks: ArrayLike, *, mode: str = "mle", alpha: float = 0.01, settings: Settings = NOUFAILY, fit_all: bool = False
) -> Farrington:  # fmt: skip
    """Judge `weeks` (indexes from 0) of `counts` (series, weeks; NaN missing), one step ahead each.

    `mode` "r" follows R's farringtonFlexible with thresholdMethod nbPlugin step by step, "mle" fits exactly and is five times as fast.
    A week alarms where P(Y ≥ y) ≤ alpha, which is y above the bound, and the last four weeks hold five cases. Series whose last weeks do
    not are not fitted unless `fit_all`. A missing week never alarms; where too much of the past is missing nothing is said (NaN).
    Noufaily et al. 2013, equations 1–4. Raises `BadInput`.
    """
    if mode not in MODES:
        raise BadInput("mode", "只有 r 与 mle 两种。")
    level = checked_alpha(alpha)
    table = np.atleast_2d(np.asarray(counts))
    asked = checked_weeks(weeks, table.shape[-1], settings.history)
    parts = [
        _judged(table[a : a + SERIES_AT_ONCE], asked, mode, settings, fit_all)
        for a in range(0, max(len(table), 1), SERIES_AT_ONCE)
    ]
    y, enough, *fitted = (np.concatenate(column) for column in zip(*parts, strict=True))
    baseline = Baseline(*fitted)
    p = _p_values(y, baseline)
    with np.errstate(invalid="ignore"):
        return Farrington(baseline, y, enough, p, (p <= level) & enough & (y > 0))


def _judged(counts: np.ndarray, weeks: Whole, mode: str, settings: Settings, fit_all: bool) -> tuple[Floats, ...]:
    y = checked(counts).y
    first = int(weeks.min()) - settings.history
    weeks = weeks - first
    by_week = np.ascontiguousarray(y[:, first:].T)
    gaps = np.isnan(by_week)
    filled = np.where(gaps, 0.0, by_week)
    now = by_week[weeks].T
    recent = np.sum([filled[weeks - back] for back in range(settings.case_weeks)], axis=0).T
    enough: Flags = np.asarray(recent >= settings.fewest_cases)
    wanted: Flags = ~np.isnan(now) & (enough | fit_all)
    at_series, at_week = np.nonzero(wanted)
    design = layout(settings)
    found = np.full((4, at_series.size), np.nan)
    gappy = np.asarray(gaps.any(axis=0))[at_series]
    for some in _tiles(gappy):
        rows = weeks[at_week[some]][None, :] + design.offset[:, None]
        columns = at_series[some][None, :]
        prior = _prior(gaps[rows, columns], design) if gappy[some[0]] else None
        base = MODES[mode](filled[rows, columns], prior, design, settings)
        found[:, some] = base.eta, base.se, base.phi, base.slope
        if prior is not None:
            found[:, some[prior.sum(axis=0) == 0]] = np.nan
    result = np.full((4, *now.shape), np.nan)
    result[:, at_series, at_week] = found
    return now, enough, *result


def _tiles(gappy: Flags) -> Iterator[Whole]:
    """Fits without gaps share the fast way; those with gaps go apart."""
    for group in (np.flatnonzero(~gappy), np.flatnonzero(gappy)):
        for a in range(0, group.size, FITS_AT_ONCE):
            yield group[a : a + FITS_AT_ONCE]


def _prior(gaps: Flags, design: Layout) -> Floats:
    prior = (~gaps).astype(np.float64)
    season = prior[design.parts[-1]].sum(axis=0)
    prior[:, (prior.mean(axis=0) < LEAST_SHARE) | (season < LEAST_SEASON)] = 0.0
    return prior


def _p_values(y: Floats, baseline: Baseline) -> Floats:
    mu = np.exp(baseline.eta)
    p = np.where(np.isnan(y) | np.isnan(mu), np.nan, 1.0)
    with np.errstate(invalid="ignore"):
        above = (y > mu) & (y > 0)
    p[above] = upper_tail(y[above], np.maximum(mu[above], 1e-300), baseline.phi[above])
    return p
