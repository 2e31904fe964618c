"""Flare-ups over two weeks: how much likelier are the last counts if something began this week or the week before?

A likelihood ratio over windows (Neill 2009; Höhle and Paul 2008 for the negative binomial), averaged over sizes of 1 to 10 standard
deviations, half of the cases in the first week and two fifths in the second. The baseline is `long_baseline`. See docs/surveillance.md.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .long_baseline import GAP, Expected, expect
from .series import Flags, Floats, checked, checked_alpha, checked_weeks
from .tails import log_point

SIZES = (1.0, 2.0, 3.0, 5.0, 7.0, 10.0)
PROFILE = (0.500, 0.417)  # share of a flare-up's cases in its first and second week
BEGAN_NOW = 0.2  # prior weight of “began this week” against “the week before”, of which more is known
LEAST_WEEKS = 104
FEWEST_CASES = 3  # in the two weeks: one or two people are a lead, not a flare-up
# False alarms per week and the log ratio that gives them, on simulated series without an outbreak (none of those measured on).
THRESHOLDS = ((0.001, 4.47), (0.002, 3.89), (0.005, 2.98), (0.008, 2.555), (0.01, 2.34), (0.02, 1.70), (0.05, 0.876))


@dataclass(frozen=True)
class FlareUps:
    """All (series, weeks judged). `expected` mean and dispersion, `log_ratio` of a flare-up against none (NaN: not known), `alarm`."""

    expected: Expected
    log_ratio: Floats
    alarm: Flags


def flare_ups(counts: ArrayLike, weeks: ArrayLike, alpha: float = 0.008) -> FlareUps:
    """Judge `weeks` (indexes from 0, each with two years before it) of `counts` (series, weeks; NaN missing).

    `alpha`: false alarms per week of a quiet series, on average over the kinds of series simulated, not for each single one. A missing
    week never alarms. Raises `BadInput`.
    """
    level = checked_alpha(alpha)
    y = checked(counts).y
    asked = checked_weeks(weeks, y.shape[1], LEAST_WEEKS + GAP + 1)
    needed = np.union1d(asked, asked - 1)
    expected = expect(y, needed, LEAST_WEEKS)
    at = np.searchsorted(needed, asked)
    ratio = _log_ratio(y[:, needed], expected, at)
    cases = np.nan_to_num(y)[:, asked] + np.nan_to_num(y)[:, asked - 1]
    chances, limits = np.array(THRESHOLDS).T
    limit = np.interp(np.log(level), np.log(chances), limits)
    with np.errstate(invalid="ignore"):
        alarm = (ratio > limit) & (cases >= FEWEST_CASES) & (y[:, asked] > 0)
    return FlareUps(Expected(expected.mu[:, at], expected.phi[:, at]), ratio, alarm)


def _log_ratio(y: Floats, expected: Expected, at: np.ndarray) -> Floats:
    """A missing week before adds nothing; a missing week now leaves NaN."""
    first = [_week_ratio(y, expected, size * PROFILE[0]) for size in SIZES]
    second = [_week_ratio(y, expected, size * PROFILE[1]) for size in SIZES]
    with np.errstate(invalid="ignore"):
        began_now = np.logaddexp.reduce([each[:, at] for each in first], axis=0)
        both = [np.nan_to_num(one[:, at - 1]) + two[:, at] for one, two in zip(first, second, strict=True)]
        began_before = np.logaddexp.reduce(both, axis=0)
        mixed = np.logaddexp(began_now + np.log(BEGAN_NOW), began_before + np.log(1 - BEGAN_NOW))
    return np.asarray(mixed - np.log(len(SIZES)))


def _week_ratio(y: Floats, expected: Expected, sizes: float) -> Floats:
    """log P(y | with the excess) - log P(y | without); the excess of `sizes` standard deviations is Poisson, the sum matched by moments."""
    mu, variance = expected.mu, expected.phi * expected.mu
    known = ~np.isnan(y + mu)
    result = np.full(y.shape, np.nan)
    count, mean, spread = y[known], mu[known], variance[known]
    more = sizes * np.sqrt(spread)
    result[known] = log_point(count, mean + more, (spread + more) / (mean + more)) - log_point(count, mean, spread / mean)
    return result
