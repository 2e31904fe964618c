"""The CUSUM hears a lasting half-again as much that no week shows, keeps its promise without one, and is deaf to gaps."""

import numpy as np
import pytest

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.surveillance.cusum import WEEKS_BETWEEN, increments, limits, nb_cusum, run_length
from doorstep.knowledge.surveillance.tails import log_point


def drawn(mean: float, phi: float, shape: tuple[int, int], seed: int = 4) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return (rng.poisson(mean, shape) if phi == 1 else rng.negative_binomial(mean / (phi - 1), 1 / phi, shape)).astype(float)


@pytest.mark.parametrize(("mu", "phi"), [(0.4, 1.0), (6.0, 2.0), (40.0, 5.0)])
@pytest.mark.parametrize("ratio", [1.5, 2.0])
def test_a_step_is_the_log_likelihood_ratio(mu: float, phi: float, ratio: float) -> None:
    """Of negative binomials with the same size a^-1, hence dispersion 1 + ratio (phi - 1) under the excess."""
    y = np.arange(30.0)
    expected = log_point(y, ratio * mu, 1 + ratio * (phi - 1)) - log_point(y, mu, phi)
    np.testing.assert_allclose(increments(y, mu, phi, ratio), expected, atol=1e-5 if phi == 1 else 1e-9)


@pytest.mark.parametrize(("mu", "phi"), [(2.0, 1.0), (8.0, 2.0)])
def test_false_alarms_come_as_rarely_as_promised(mu: float, phi: float) -> None:
    y = drawn(mu, phi, (700, 500))
    alarm = nb_cusum(y, mu, phi).alarm
    first = np.where(alarm.any(axis=1), alarm.argmax(axis=1) + 1, 500)
    assert first.mean() == pytest.approx(WEEKS_BETWEEN, rel=0.15)


def test_a_lasting_excess_is_heard() -> None:
    quiet, risen = drawn(8, 1.5, (200, 26)), drawn(12, 1.5, (200, 26), seed=5)
    assert nb_cusum(risen, 8.0, 1.5).alarm.any(axis=1).mean() > 0.95
    assert nb_cusum(quiet, 8.0, 1.5).alarm.any(axis=1).mean() < 0.35


def test_a_gap_leaves_the_level_where_it_was_and_an_alarm_resets_it() -> None:
    y = np.array([[5, 6, np.nan, 7, 9, 9, 9, 0.0]])
    found = nb_cusum(y, 3.0, 1.0, limit=4.0)
    assert found.level[0, 0] == pytest.approx(2 + float(increments(5, 3.0, 1.0, 1.5)))
    assert np.isnan(found.level[0, 2])
    at = int(found.alarm[0].argmax())
    assert found.level[0, at] >= 4.0
    after = 3 if at == 1 else at + 1
    assert found.level[0, after] == pytest.approx(max(0.0, float(increments(y[0, after], 3.0, 1.0, 1.5))))


def test_nothing_known_is_nothing_said() -> None:
    found = nb_cusum(np.full((1, 4), 9.0), np.nan, 1.0)
    assert not found.alarm.any()
    assert np.isnan(limits(np.array([np.nan, 0.0]), np.array([1.0, 1.0]), 1.5)).all()


def test_a_longer_run_needs_a_higher_limit() -> None:
    assert run_length(5.0, 1.5, 1.5, 6.0) > run_length(5.0, 1.5, 1.5, 3.0)


def test_a_ratio_that_is_no_excess_is_refused() -> None:
    with pytest.raises(BadInput):
        nb_cusum([[1.0]], 1.0, 1.0, ratio=1.0)
