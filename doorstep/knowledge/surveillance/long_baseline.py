"""What to expect now from all years kept: level, trend and two waves a year, fitted robustly and drawn gently towards no wave.

Quasi-Poisson regression as Noufaily et al. 2013, with harmonics in place of season levels (Serfling 1963) so that six numbers, not
eleven, are learned, from up to eleven years instead of five.
"""

from dataclasses import dataclass

import numpy as np

from .series import Floats

YEAR, WAVES = 52.0, 2
GAP = 8  # weeks before the week judged that are left out: a flare-up under way must not raise its own bar
OUTLIER, ROUNDS, STEPS, NEAR = 2.58, 2, 25, 1e-7
RIDGE = np.array([0.0, 0.5, 1.0, 1.0, 1.0, 1.0])  # pull of prior cases on trend (per two years) and waves
TREND_UNIT = 104.0
LEAST_MEAN, SERIES_AT_ONCE = 1e-3, 512


@dataclass(frozen=True)
class Expected:
    """All (series, weeks asked): mean `mu`, dispersion `phi` that also holds the uncertainty of the mean. NaN where history is short."""

    mu: Floats
    phi: Floats


def expect(y: Floats, weeks: np.ndarray, least_weeks: int) -> Expected:
    """`y` (series, weeks) with NaN for gaps; for each of `weeks` (ascending) a fit to all weeks more than eight before it."""
    mu, phi = np.full((2, len(y), len(weeks)), np.nan)
    for a in range(0, len(y), SERIES_AT_ONCE):
        part = slice(a, a + SERIES_AT_ONCE)
        start: list[Floats] = []
        for i, week in enumerate(weeks.tolist()):
            if week - GAP >= least_weeks:
                mu[part, i], phi[part, i] = _one_week(y[part, : week - GAP], week, start)
        short = np.cumsum(~np.isnan(y[part]), axis=1)[:, np.maximum(weeks - GAP - 1, 0)] < least_weeks
        mu[part][short] = phi[part][short] = np.nan
    return Expected(mu, phi)


def _one_week(y: Floats, week: int, start: list[Floats]) -> tuple[Floats, Floats]:
    """`start` keeps each round's coefficients for the week after, which begins close to its end."""
    there = ~np.isnan(y)
    counts, omega = np.where(there, y, 0.0), there.astype(np.float64)
    n = np.maximum(omega.sum(axis=1), len(RIDGE) + 1.0)
    design = _design(np.arange(y.shape[1]), week)
    phi = np.ones(len(y))
    coefficients = np.zeros((len(y), len(RIDGE)))
    coefficients[:, 0] = np.log(counts.sum(axis=1) / n + 0.01)
    for round_ in range(ROUNDS + 1):
        if round_ < len(start):
            coefficients = start[round_]
        coefficients, curvature = _converged(counts, omega, phi, design, coefficients)
        start[round_ : round_ + 1] = [coefficients]
        mean = np.exp(np.clip(coefficients @ design.T, -15, 15))
        rest = counts - mean
        phi = np.maximum(1.0, (omega * rest * rest / mean).sum(axis=1) / (n - len(RIDGE)))
        if round_ < ROUNDS:
            omega = _down_weighted(counts, mean, phi, there, n)
    now = _design(np.array([week]), week)[0]
    mu = np.maximum(np.exp(np.clip(coefficients @ now, -15, 15)), LEAST_MEAN)
    variance = phi * np.einsum("p,spq,q->s", now, np.linalg.inv(curvature), now)
    return mu, phi + mu * np.minimum(variance, 1.0)


def _design(weeks: np.ndarray, now: int) -> Floats:
    columns = [np.ones(len(weeks)), (weeks - now) / TREND_UNIT]
    for wave in range(1, WAVES + 1):
        angle = 2 * np.pi * wave * weeks / YEAR
        columns += [np.cos(angle), np.sin(angle)]
    return np.stack(columns, axis=1)


def _converged(y: Floats, omega: Floats, phi: Floats, design: Floats, b: Floats) -> tuple[Floats, Floats]:
    products = (design[:, :, None] * design[:, None, :]).reshape(len(design), -1)
    pull = RIDGE * phi[:, None]
    for _ in range(STEPS):
        weight = omega * np.exp(np.clip(b @ design.T, -15, 15))
        curvature = (weight @ products).reshape(-1, len(RIDGE), len(RIDGE)) + np.eye(len(RIDGE)) * (pull + 1e-9)[:, None, :]
        slope = (omega * y - weight) @ design - pull * b
        step = np.clip(np.linalg.solve(curvature, slope[..., None])[..., 0], -1.5, 1.5)
        b = b + step
        if np.abs(step).max() < NEAR:
            break
    return b, curvature


def _down_weighted(y: Floats, mean: Floats, phi: Floats, there: np.ndarray, n: Floats) -> Floats:
    residual = 1.5 * (np.cbrt(y) ** 2 * mean ** (-1 / 6) - np.sqrt(mean)) / np.sqrt(phi)[:, None]
    omega = np.where(residual > OUTLIER, np.maximum(residual, 1.0) ** -2, 1.0) * there
    return np.asarray(omega * (n / omega.sum(axis=1).clip(1e-9))[:, None])
