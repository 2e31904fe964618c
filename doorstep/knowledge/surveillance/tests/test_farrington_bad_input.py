"""Gaps, silence and slips of the pen: no crash, no alarm from what is not there."""

import numpy as np
import pytest

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.surveillance.farrington.detecting import farrington
from doorstep.knowledge.surveillance.farrington.exact import baseline_exact
from doorstep.knowledge.surveillance.farrington.layout import layout
from doorstep.knowledge.surveillance.farrington.like_r import baseline_like_r
from doorstep.knowledge.surveillance.farrington.settings import NOUFAILY, Settings

MODES = pytest.mark.parametrize("mode", ["r", "mle"])
NOW = 299


def steady(mean: float = 6.0, series: int = 8, seed: int = 3) -> np.ndarray:
    return np.random.default_rng(seed).poisson(mean, (series, NOW + 1)).astype(float)


@MODES
def test_a_missing_fortnight_moves_the_mean_little_and_raises_no_alarm(mode: str) -> None:
    y = steady()
    gap = y.copy()
    gap[:, NOW - 60 : NOW - 58] = np.nan
    before, after = farrington(y, [NOW], mode=mode), farrington(gap, [NOW], mode=mode)
    np.testing.assert_allclose(np.exp(after.baseline.eta), np.exp(before.baseline.eta), rtol=0.15)
    assert not np.array_equal(after.baseline.eta, before.baseline.eta)
    assert np.array_equal(after.alarm, before.alarm)


@MODES
def test_a_week_that_is_missing_is_not_judged(mode: str) -> None:
    y = steady()
    y[:, NOW] = np.nan
    found = farrington(y, [NOW], mode=mode, fit_all=True)
    assert np.isnan(found.p).all()
    assert not found.alarm.any()


@MODES
def test_nothing_is_said_where_too_much_of_the_past_is_missing(mode: str) -> None:
    y = steady()
    y[0, : NOW - 120] = np.nan
    y[:, NOW] = 60
    found = farrington(y, [NOW], mode=mode)
    assert found.alarm[:, 0].tolist() == [False] + [True] * 7
    assert np.isnan(found.baseline.eta[0, 0])


@MODES
def test_silence_and_a_count_beyond_belief_do_not_alarm(mode: str) -> None:
    y = np.zeros((3, NOW + 1))
    y[1, NOW] = 1e7
    y[2] = steady(series=1)
    y[2, 100] = 1e7
    found = farrington(y, [NOW], mode=mode, fit_all=True)
    assert not found.alarm.any()
    assert np.exp(found.baseline.eta[2, 0]) == pytest.approx(6, rel=0.4)


def test_five_cases_where_there_never_was_one_alarm_though_r_finds_no_fit() -> None:
    y = np.zeros((1, NOW + 1))
    y[0, NOW] = 5
    assert farrington(y, [NOW], mode="mle").alarm.all()
    assert np.isnan(farrington(y, [NOW], mode="r").p).all()


@MODES
def test_series_are_judged_alike_alone_and_together(mode: str) -> None:
    y = steady(series=5)
    together = farrington(y, [NOW - 1, NOW], mode=mode, fit_all=True)
    alone = farrington(y[3], [NOW], mode=mode, fit_all=True)
    np.testing.assert_allclose(alone.baseline.eta[0, 0], together.baseline.eta[3, 1], rtol=1e-12)


def test_the_fast_exact_fit_is_where_the_slow_walk_ends() -> None:
    design = layout(NOUFAILY)
    rng = np.random.default_rng(8)
    y = rng.negative_binomial(2.0, 0.2, (design.n, 40)).astype(float)
    y[::50] *= 6
    fast = baseline_exact(y, None, design, NOUFAILY)
    slow = baseline_like_r(y, None, design, NOUFAILY, 1e-14)
    for name in ("eta", "se", "phi"):
        np.testing.assert_allclose(getattr(fast, name), getattr(slow, name), rtol=1e-5)


def test_a_slope_too_steep_for_the_tables_goes_the_slow_way() -> None:
    design = layout(Settings())
    y = np.floor(np.exp(0.05 * (design.offset + 100.0)))[:, None]
    fast = baseline_exact(y, None, design, Settings())
    slow = baseline_like_r(y, None, design, Settings(), 1e-13)
    np.testing.assert_allclose(fast.eta, slow.eta)


@pytest.mark.parametrize(
    ("field", "asked"),
    [("weeks", {"weeks": [NOW + 1]}), ("weeks", {"weeks": [200]}), ("mode", {"mode": "s"}), ("alpha", {"alpha": 0.0})],
)
def test_what_cannot_be_judged_is_refused(field: str, asked: dict) -> None:
    with pytest.raises(BadInput) as refusal:
        farrington(steady(), **{"weeks": [NOW], **asked})
    assert refusal.value.field == field


def test_a_negative_count_is_refused() -> None:
    y = steady()
    y[2, 7] = -1
    with pytest.raises(BadInput) as refusal:
        farrington(y, [NOW])
    assert "-1" in str(refusal.value)


@pytest.mark.parametrize("wrong", [{"years": 0}, {"levels": 1}, {"past": 52}])
def test_settings_that_make_no_sense_are_refused(wrong: dict) -> None:
    with pytest.raises(BadInput):
        Settings(**wrong)
