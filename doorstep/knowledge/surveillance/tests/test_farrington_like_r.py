"""Mode `r` says what R's farringtonFlexible says, row by row; mode `mle` fits the same model to the end."""

import numpy as np
import pytest

from doorstep.knowledge.surveillance.farrington.bounds import bound_of, exceedance
from doorstep.knowledge.surveillance.farrington.detecting import Farrington, farrington
from doorstep.knowledge.surveillance.farrington.settings import NOUFAILY, R_DEFAULTS_TEN_LEVELS, Settings

from .sample import WEEKS, counts, said_by_r

CONFIGURATIONS = {"r_farrington_P": NOUFAILY, "r_farrington_D": R_DEFAULTS_TEN_LEVELS}


def ours(name: str, mode: str = "r") -> tuple[Farrington, dict[str, np.ndarray]]:
    r = said_by_r(name)
    series = r["series"][:, 0].astype(int) - 1
    return farrington(counts()[series], WEEKS, mode=mode, settings=CONFIGURATIONS[name], fit_all=True), r


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_each_number_is_that_of_r(name: str) -> None:
    found, r = ours(name)
    assert np.array_equal(np.isnan(found.baseline.slope), r["dotrend"] == 0)
    assert (r["dotrend"] == 0).any(), "the sample must hold a dropped trend"
    np.testing.assert_allclose(np.exp(found.baseline.eta), np.exp(r["eta"]), rtol=1e-8)
    np.testing.assert_allclose(found.baseline.phi, r["phi"], rtol=1e-8)
    np.testing.assert_allclose(found.baseline.se, r["se"], rtol=1e-8)
    np.testing.assert_allclose(found.baseline.slope, r["coef"], rtol=1e-6, atol=1e-12)
    assert np.array_equal(found.enough, r["enough"] == 1)


@pytest.mark.parametrize("name", CONFIGURATIONS)
@pytest.mark.parametrize("alpha", [0.05, 0.01, 0.005, 0.001])
def test_each_bound_is_that_of_r(name: str, alpha: float) -> None:
    found, r = ours(name)
    assert np.array_equal(bound_of(found.baseline, alpha), r[f"nb_{alpha}"])
    np.testing.assert_allclose(bound_of(found.baseline, alpha, "delta"), r[f"delta_{alpha}"], rtol=1e-8)
    muan, theirs = bound_of(found.baseline, alpha, "muan"), r[f"muan_{alpha}"]
    within = ~np.isnan(muan)
    assert np.array_equal(muan[within], theirs[within])
    assert (np.isnan(theirs) | (theirs > 9e5))[~within].all()


def test_an_alarm_is_a_count_above_the_bound() -> None:
    found, r = ours("r_farrington_P")
    expected = (r["y"] > r["nb_0.01"]) & (r["enough"] == 1)
    assert expected.any()
    assert np.array_equal(found.alarm, expected)


def test_the_exact_fit_gives_the_same_alarms_here() -> None:
    exact, r = ours("r_farrington_P", "mle")
    seen = np.exp(r["eta"]) > 1e-3
    np.testing.assert_allclose(np.exp(exact.baseline.eta)[seen], np.exp(r["eta"])[seen], rtol=1e-3)
    np.testing.assert_allclose(exact.baseline.phi, r["phi"], rtol=1e-3)
    assert np.array_equal(exact.alarm, (r["y"] > r["nb_0.01"]) & (r["enough"] == 1))


def test_the_score_is_one_at_the_bound_and_repeats_rs_slip_only_on_request() -> None:
    found, _ = ours("r_farrington_P")
    bound = bound_of(found.baseline, 0.01, "delta")
    np.testing.assert_allclose(exceedance(bound, found.baseline, bound), 1.0)
    slip = exceedance(found.y, found.baseline, bound, like_r=True)
    np.testing.assert_allclose(slip, (found.y - found.baseline.eta) / (bound - found.baseline.eta))


def test_other_settings_change_the_reference_weeks() -> None:
    short = farrington(counts(), WEEKS[:1], mode="r", settings=Settings(years=3), fit_all=True)
    long = farrington(counts(), WEEKS[:1], mode="r", fit_all=True)
    assert not np.allclose(short.baseline.eta, long.baseline.eta)
