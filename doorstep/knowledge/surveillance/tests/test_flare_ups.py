"""What begins over two weeks is heard better than by one week alone, and gaps and single voices stay silent."""

from pathlib import Path

import numpy as np
import pytest

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.surveillance.__main__ import main
from doorstep.knowledge.surveillance.benchmark.directory import read
from doorstep.knowledge.surveillance.benchmark.simulating import draw, scenarios
from doorstep.knowledge.surveillance.farrington.detecting import farrington
from doorstep.knowledge.surveillance.flare_ups import flare_ups
from doorstep.knowledge.surveillance.long_baseline import expect

NOW = 319


def steady(mean: float = 6.0, series: int = 40, seed: int = 3) -> np.ndarray:
    return np.random.default_rng(seed).poisson(mean, (series, NOW + 1)).astype(float)


def test_two_weeks_of_a_little_more_are_heard_where_one_is_not() -> None:
    y = steady()
    y[:, NOW - 1 :] = 13
    assert flare_ups(y, [NOW]).alarm.mean() > 0.9
    assert farrington(y, [NOW], alpha=0.008).alarm.mean() < 0.6


def test_quiet_series_alarm_no_more_than_promised() -> None:
    y = steady(series=60)[:, 120:]
    assert flare_ups(y, np.arange(NOW - 135, NOW - 119)).alarm.mean() < 0.016


def test_the_expected_count_follows_season_and_trend() -> None:
    weeks = np.arange(NOW + 1)
    truth = np.exp(2.5 + 0.002 * weeks + 0.6 * np.cos(2 * np.pi * weeks / 52))
    y = np.random.default_rng(1).poisson(truth, (30, NOW + 1)).astype(float)
    found = expect(y, np.array([NOW - 26, NOW]), 104)
    np.testing.assert_allclose(found.mu.mean(axis=0), truth[[NOW - 26, NOW]], rtol=0.05)


def test_a_flare_up_under_way_or_long_past_does_not_raise_its_own_bar() -> None:
    y = steady()
    late, past = y.copy(), y.copy()
    late[:, NOW - 6 : NOW] += 20
    past[:, 100:103] += 30
    for changed, near in ((late, 1e-12), (past, 0.1)):
        np.testing.assert_allclose(expect(changed, np.array([NOW]), 104).mu, expect(y, np.array([NOW]), 104).mu, rtol=near)


def test_one_week_is_judged_alike_alone_and_after_others() -> None:
    y = steady(series=5)
    alone, after = flare_ups(y, [NOW]), flare_ups(y, np.arange(NOW - 5, NOW + 1))
    np.testing.assert_allclose(alone.log_ratio[:, 0], after.log_ratio[:, -1], rtol=1e-6)


def test_gaps_silence_and_single_voices_raise_no_alarm() -> None:
    y = np.zeros((5, NOW + 1))
    y[1, NOW] = 1
    y[2, NOW] = 1e7
    y[3], y[4] = steady(series=2)
    y[3, NOW] = np.nan
    y[4, NOW - 5 : NOW] = np.nan
    found = flare_ups(y, [NOW])
    assert not found.alarm.any()
    assert np.isnan(found.log_ratio[[2, 3], 0]).all()
    assert np.isfinite(found.log_ratio[4, 0])


def test_too_short_a_history_says_nothing() -> None:
    y = steady(series=2)
    y[0, : NOW - 60] = np.nan
    y[:, NOW - 1 :] = 40
    assert flare_ups(y, [NOW]).alarm[:, 0].tolist() == [False, True]
    with pytest.raises(BadInput):
        flare_ups(y, [100])


def test_simulated_series_have_the_mean_and_spread_they_are_told() -> None:
    mean, phi = scenarios()[24]
    rng = np.random.default_rng(2)
    y = np.stack([draw(rng, mean, phi, 0, 0).counts for _ in range(300)])
    assert len(scenarios()) == 42
    np.testing.assert_allclose(y.mean(), mean.mean(), rtol=0.01)
    assert (y.var(axis=0) / mean).mean() == pytest.approx(phi, rel=0.03)
    one = draw(rng, mean, phi, 3, 8)
    assert 576 <= one.start <= one.end <= 624
    assert one.current[: one.start - 1].sum() == 0
    assert one.current[one.end - 1] > 0


def test_a_fresh_folder_can_be_read_and_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doorstep.knowledge.surveillance.benchmark.simulating.PER_SCENARIO", 3)
    assert main(["simulate", str(tmp_path / "new"), "--seed", "5"]) == 0
    bench = read(tmp_path / "new")
    assert bench.y.shape == (126, 624)
    assert (bench.strength == 0).sum() == 42
    assert main(["simulate", str(tmp_path / "new"), "--seed", "5"]) == 2
