"""Tails against sums of exact points, and bounds as their definition says."""

import math

import numpy as np
import pytest

from doorstep.knowledge.surveillance.tails import log_gamma, log_rise, student_two_sided, upper_bound, upper_tail


def summed_tail(y: int, mu: float, phi: float) -> float:
    """P(Y ≥ y) by adding the points from y upwards."""
    r = mu / (phi - 1) if phi > 1 else 0.0
    total = []
    for k in range(y, y + 4000):
        point = -mu + k * math.log(mu) - math.lgamma(k + 1)
        if phi > 1:
            point = math.lgamma(r + k) - math.lgamma(r) - math.lgamma(k + 1) - r * math.log(phi) + k * math.log1p(-1 / phi)
        total.append(math.exp(point))
    return math.fsum(total)


@pytest.mark.parametrize(("mu", "phi"), [(1.3, 1.5), (150, 1.2), (0.1, 5), (5, 40), (20, 1.0), (300, 3)])
@pytest.mark.parametrize("y", [1, 2, 5, 30, 200])
def test_a_tail_is_the_sum_of_its_points(mu: float, phi: float, y: int) -> None:
    assert float(upper_tail(y, mu, phi)) == pytest.approx(summed_tail(y, mu, phi), rel=1e-6 if phi == 1 else 1e-10)


def test_the_bound_is_the_smallest_that_leaves_no_more_than_alpha_above() -> None:
    mu, phi = np.meshgrid([1e-5, 0.003, 0.2, 1, 7, 150, 9e5], [1, 1.01, 2, 30])
    for alpha in (0.05, 0.01, 0.001):
        bound = upper_bound(mu, phi, alpha)
        assert (bound == np.floor(bound)).all()
        assert (upper_tail(bound + 1, mu, phi) <= alpha).all()
        assert ((upper_tail(bound, mu, phi) > alpha) | (bound == 0)).all()


def test_nothing_is_said_of_a_mean_beyond_reach() -> None:
    assert np.isnan(upper_bound([1e7, np.nan], [2, 2], 0.01)).all()
    assert np.isnan(upper_tail(3, np.nan, 2.0))
    assert float(upper_tail(0, 5.0, 2.0)) == 1.0


@pytest.mark.parametrize(
    ("t", "df", "p"), [(2.228139, 10, 0.05), (12.7062, 1, 0.05), (1.959964, 1e9, 0.05), (-2.0, 2, 0.183503)]
)
def test_students_tail_is_that_of_the_tables(t: float, df: float, p: float) -> None:
    assert float(student_two_sided(t, df)) == pytest.approx(p, rel=1e-5)


def test_gamma_is_that_of_the_standard_library() -> None:
    x = np.array([1e-6, 0.3, 1, 9.99, 10, 100.5, 1e6])
    np.testing.assert_allclose(log_gamma(x), [math.lgamma(each) for each in x], rtol=1e-13, atol=1e-13)
    np.testing.assert_allclose(log_rise(np.array([1e12]), np.array([3.0])), 3 * math.log(1e12), rtol=1e-12)
