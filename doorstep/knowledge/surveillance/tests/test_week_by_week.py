"""A ring advanced week by week judges as the whole table does; a late count is put where it belongs."""

import numpy as np
import pytest

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.surveillance.farrington.detecting import farrington
from doorstep.knowledge.surveillance.weekly import advance, begin, correct, judge, so_far, touched, usual_share

from .sample import counts

START = 600


def test_week_by_week_is_as_all_at_once() -> None:
    y = counts()
    ring = begin(y[:, :START], START)
    for week in range(START, START + 3):
        ring = advance(ring, y[:, week], week + 1)
        whole, step = farrington(y, [week]), judge(ring)
        assert np.array_equal(step.alarm, whole.alarm)
        np.testing.assert_allclose(step.baseline.eta, whole.baseline.eta, rtol=1e-9)


def test_a_late_count_changes_the_weeks_told_and_no_other() -> None:
    y = counts()[:3]
    late = y.copy()
    week = 300
    late[1, week] += 40
    weeks = np.arange(303, 624)
    before, after = (farrington(each, weeks, fit_all=True) for each in (y, late))
    changed = weeks[(before.baseline.eta != after.baseline.eta)[1]]
    assert set(changed.tolist()) <= set(touched(week, 623))
    assert len(changed) > 200
    assert np.array_equal(before.baseline.eta[[0, 2]], after.baseline.eta[[0, 2]])


def test_a_corrected_ring_is_the_ring_of_the_corrected_table() -> None:
    y = counts()
    mended = correct(begin(y, 624), series=2, week=500, count=33)
    y = y.copy()
    y[2, 499] = 33
    assert np.array_equal(mended.kept, begin(y, 624).kept)


def test_skipped_weeks_are_gaps_and_young_series_begin_with_gaps() -> None:
    ring = begin([[1.0, 2.0]], 10)
    assert ring.kept.dtype == np.uint16
    ahead = advance(ring, [5], 13).counts[0]
    assert np.array_equal(ahead[-5:], [1, 2, np.nan, np.nan, 5], equal_nan=True)
    assert np.isnan(ahead[:-5]).all()
    assert np.isnan(judge(ring).p).all()


@pytest.mark.parametrize(("counts_", "week"), [([1.0], 10), ([1.0], 9), ([1.0, 2.0], 11), ([-1.0], 11)])
def test_a_week_already_there_or_of_others_is_refused(counts_: list[float], week: int) -> None:
    with pytest.raises(BadInput):
        advance(begin([[1.0, 2.0]], 10), counts_, week)


@pytest.mark.parametrize("week", [11, -400])
def test_only_a_week_that_is_kept_can_be_corrected(week: int) -> None:
    with pytest.raises(BadInput):
        correct(begin([[1.0, 2.0]], 10), 0, week, 3)


def test_what_usually_comes_late_lowers_what_is_expected_by_now() -> None:
    share = usual_share([[6, 3, 1], [4, 5, 1]])
    assert share.tolist() == [0.5, 0.9, 1.0]
    base = judge(begin(counts(), 624)).baseline
    np.testing.assert_allclose(np.exp(so_far(base, share[0]).eta), np.exp(base.eta) * 0.5)
    assert usual_share([[0, 0]]).tolist() == [1.0, 1.0]
    with pytest.raises(BadInput):
        so_far(base, 0.0)
