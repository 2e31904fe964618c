"""Tails of the negative binomial, the Poisson and Student's t, without a library beyond NumPy.

Means `mu`, dispersion `phi` = variance / mean (size mu/(phi-1), probability 1/phi); phi = 1 is the Poisson. Incomplete beta by its
continued fraction (DLMF 8.17.22, modified Lentz), logarithm of gamma by Stirling's series (DLMF 5.11.1).
"""

from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from .series import Floats

POISSON = 1e-8  # phi - 1 taken for a Poisson: its tails are then right to 1e-6 of themselves
LARGEST_MEAN = 1e6  # beyond it a bound is not asked for: an empty season group can fit a mean of 1e19
_STIRLING = (1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188)


def _correction(x: Floats) -> Floats:
    """Γ beyond Stirling's leading terms, for x ≥ 10."""
    square = 1.0 / (x * x)
    total = np.zeros_like(x)
    for term in reversed(_STIRLING):
        total = total * square + term
    return np.asarray(total / x)


def log_gamma(x: ArrayLike) -> Floats:
    """ln Γ(x), x > 0, any shape."""
    given = np.asarray(x, dtype=np.float64)
    shifted = np.where(given < 10, given + 10, given)
    product = np.ones_like(given)
    for step in range(10):
        product = np.where(given < 10, product * (given + step), product)
    lead = (shifted - 0.5) * np.log(shifted) - shifted + 0.5 * np.log(2 * np.pi)
    return np.asarray(lead + _correction(shifted) - np.log(product))


def log_rise(r: Floats, y: Floats) -> Floats:
    """ln Γ(r + y) - ln Γ(r), exact also where r is very much larger than y."""
    large = np.maximum(r, 10.0)
    rise = (large - 0.5) * np.log1p(y / large) + y * np.log(large + y) - y + _correction(large + y) - _correction(large)
    return np.where(r >= 10, rise, log_gamma(np.maximum(r, 1e-300) + y) - log_gamma(np.maximum(r, 1e-300)))


def _fraction(x: Floats, a: Floats, b: Floats) -> Floats:
    """The continued fraction of the incomplete beta; converges fast for x < (a + 1) / (a + b + 2)."""
    tiny = 1e-300
    c = np.ones_like(x)
    d = 1 / _away(1 - (a + b) * x / (a + 1), tiny)
    total = d.copy()
    for m in range(1, 10_000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d, c = 1 / _away(1 + even * d, tiny), _away(1 + even / c, tiny)
        total *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d, c = 1 / _away(1 + odd * d, tiny), _away(1 + odd / c, tiny)
        step = d * c
        total *= step
        if not (np.abs(step - 1) > 1e-15).any():
            break
    return total


def _away(x: Floats, tiny: float) -> Floats:
    return np.where(np.abs(x) < tiny, tiny, x)


def _beta_part(x: Floats, rest: Floats, a: Floats, b: Floats, point: Floats) -> Floats:
    """I_x(a, b), `rest` = 1 - x, given `point` = x^a (1-x)^b Γ(a+b) / (Γ(a+1) Γ(b))."""
    low = x < (a + 1) / (a + b + 2)
    part = np.where(low, point, point * a / b)
    part *= _fraction(np.where(low, x, rest), np.where(low, a, b), np.where(low, b, a))
    return np.where(low, part, 1 - part)


def log_point(y: ArrayLike, mu: ArrayLike, phi: ArrayLike) -> Floats:
    """ln P(Y = y) of the negative binomial; shapes broadcast."""
    k, mean, extra = np.broadcast_arrays(*(np.asarray(v, dtype=np.float64) for v in (y, mu, np.asarray(phi) - 1.0)))
    extra = np.maximum(extra, POISSON)
    r = mean / extra
    return np.asarray(log_rise(r, k) - log_gamma(k + 1) - r * np.log1p(extra) + k * np.log(extra / (1 + extra)))


def upper_tail(y: ArrayLike, mu: ArrayLike, phi: ArrayLike) -> Floats:
    """P(Y ≥ y), y whole, mu > 0, phi ≥ 1; shapes broadcast. 1 for y ≤ 0, NaN where anything is NaN."""
    k, mean, extra = np.broadcast_arrays(*(np.asarray(v, dtype=np.float64) for v in (y, mu, np.asarray(phi) - 1.0)))
    tail = np.where(np.isnan(k + mean + extra), np.nan, 1.0)
    use = (k > 0) & (mean > 0) & np.isfinite(mean + extra)
    if use.any():
        k, mean, extra = k[use], mean[use], np.maximum(extra[use], POISSON)
        point = np.exp(log_point(k, mean, 1 + extra))
        tail[use] = _beta_part(extra / (1 + extra), 1 / (1 + extra), k, mean / extra, point)
    return tail


def upper_bound(mu: ArrayLike, phi: ArrayLike, alpha: float) -> Floats:
    """The smallest whole u with P(Y ≤ u) ≥ 1 - alpha; NaN for a mean above `LARGEST_MEAN` or NaN. A start after Cornish and
    Fisher, then steps of one."""
    mean, spread = np.broadcast_arrays(
        np.asarray(mu, dtype=np.float64), np.maximum(np.asarray(phi, dtype=np.float64), 1 + POISSON)
    )
    bound = np.full(mean.shape, np.nan)
    use = (mean <= LARGEST_MEAN) & np.isfinite(spread)
    mean, spread = np.maximum(mean[use], 1e-300), spread[use]
    z = NormalDist().inv_cdf(1 - alpha)
    sd = np.sqrt(mean * spread)
    u = np.floor(np.maximum(0.0, mean + sd * (z + (2 * spread - 1) / sd.clip(0.05) * (z * z - 1) / 6)))
    u = np.minimum(u, np.floor(mean + 50 * sd))
    above = upper_tail(u + 1, mean, spread)
    while (short := np.flatnonzero(above > alpha)).size:
        u[short] += 1
        above[short] = _left(above, u, mean, spread, short)
    below = above + np.exp(log_point(u, mean, spread))
    while (far := np.flatnonzero((below <= alpha) & (u > 0))).size:
        u[far] -= 1
        below[far] += np.exp(log_point(u[far], mean[far], spread[far]))
    bound[use] = u
    return bound


def _left(above: Floats, u: Floats, mean: Floats, spread: Floats, at: np.ndarray) -> Floats:
    return np.asarray(above[at] - np.exp(log_point(u[at], mean[at], spread[at])))


def student_two_sided(t: ArrayLike, df: ArrayLike) -> Floats:
    """P(|T| ≥ |t|) of Student's t with `df` degrees of freedom."""
    value, free = np.broadcast_arrays(np.asarray(t, dtype=np.float64), np.asarray(df, dtype=np.float64))
    square = value * value
    x, rest = free / (free + square), square / (free + square)
    a, b = free / 2, np.full(free.shape, 0.5)
    with np.errstate(divide="ignore", invalid="ignore"):
        log_of = a * np.log(x) + b * np.log(rest) + log_rise(a, b) - log_gamma(a + 1) + log_gamma(a) - log_gamma(b)
        return np.where(rest > 0, _beta_part(x, rest, a, b, np.exp(log_of)), np.where(np.isnan(value), np.nan, 1.0))
