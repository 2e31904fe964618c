"""EARS says what R's earsC says, and a gap never alarms."""

import numpy as np
import pytest

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.surveillance.ears import ears

from .sample import WEEKS, counts, said_by_r


@pytest.mark.parametrize("method", ["C1", "C2", "C3"])
@pytest.mark.parametrize(("alpha", "column"), [(None, "def"), (0.01, "0.01")])
def test_the_bounds_are_those_of_r(method: str, alpha: float | None, column: str) -> None:
    ours = ears(counts(), WEEKS, method, alpha=alpha, least_sd=0.0).bound
    np.testing.assert_allclose(ours, said_by_r("r_ears")[f"{method}_{column}"], rtol=1e-9, atol=1e-9)


def test_one_report_after_seven_quiet_weeks_is_no_alarm() -> None:
    quiet = [0] * 12 + [1]
    assert ears(quiet, [12], "C1", least_sd=0.0).alarm.all()
    assert not ears(quiet, [12], "C1").alarm.any()


def test_a_gap_raises_no_alarm_and_blinds_only_when_it_is_long() -> None:
    y = np.array([5, 6, 5, 7, 5, 6, 5, 6, 5, 30.0])
    short, long, now = y.copy(), y.copy(), y.copy()
    short[5:7], long[4:7], now[9] = np.nan, np.nan, np.nan
    found = ears([y, short, long, now], [9], "C1")
    assert found.alarm[:, 0].tolist() == [True, True, False, False]
    assert np.isnan(found.bound[2, 0])


def test_an_all_zero_series_and_a_count_beyond_belief_stay_silent() -> None:
    y = np.zeros((2, 20))
    y[1, 19] = 1e7
    for method in ("C1", "C2", "C3"):
        assert not ears(y, [19], method).alarm.any()


@pytest.mark.parametrize(
    ("weeks", "method", "alpha"), [([19], "C4", None), ([6], "C1", None), ([20], "C1", None), ([19], "C1", 1.0)]
)
def test_what_cannot_be_judged_is_refused(weeks: list[int], method: str, alpha: float | None) -> None:
    with pytest.raises(BadInput):
        ears(np.zeros(20), weeks, method, alpha=alpha)
