"""Reports become counts; what cannot be used is handed back, and a week without reports is a gap, not a zero."""

import numpy as np
import pytest

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.surveillance.series import LARGEST, checked, checked_weeks
from doorstep.knowledge.surveillance.tallying import tally

LAST = 20_000  # a day number


def test_reports_fall_into_weeks_that_end_on_the_last_day() -> None:
    counted = tally([LAST, LAST - 6, LAST - 7, LAST - 13], [0, 0, 0, 1], [1, 2, 4, 8], how_many=2, last_day=LAST, weeks=3)
    assert counted.y.tolist() == [[0, 4, 3], [0, 8, 0]]
    assert counted.rejected == {}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ((LAST + 1, 0, 1), "future"),
        ((LAST - 21, 0, 1), "too_old"),
        ((LAST, 0, -1), "negative"),
        ((LAST, 0, 1.5), "broken"),
        ((LAST, 0, float("nan")), "broken"),
        ((LAST, 0, 1e7), "too_large"),
        ((LAST, 5, 1), "unknown_series"),
        ((LAST, -1, 1), "unknown_series"),
    ],
)
def test_a_bad_row_is_listed_with_its_reason_and_the_others_count(row: tuple, reason: str) -> None:
    days, series, weights = zip(row, (LAST, 0, 1), strict=True)
    counted = tally(days, series, weights, how_many=1, last_day=LAST, weeks=3)
    assert {name: rows.tolist() for name, rows in counted.rejected.items()} == {reason: [0]}
    assert counted.y.tolist() == [[0, 0, 1]]


def test_a_doubled_row_counts_once_and_a_silent_fortnight_is_a_gap() -> None:
    silent = np.array([[True, False, False, True]])
    counted = tally([LAST, LAST], [0, 0], [1, 1], how_many=1, last_day=LAST, weeks=4, reported=silent, mark=[7, 7])
    assert np.array_equal(counted.y, [[0, np.nan, np.nan, 1]], equal_nan=True)
    assert counted.rejected["doubled"].tolist() == [1]


def test_columns_of_different_length_are_refused() -> None:
    with pytest.raises(BadInput):
        tally([LAST], [0, 1], [1], how_many=2, last_day=LAST, weeks=3)


@pytest.mark.parametrize("bad", [[[1, -1]], [[0.5]], [[float("inf")]], ["eins"], np.zeros((2, 2, 2)), [[]]])
def test_counts_that_cannot_be_are_refused_in_words(bad: object) -> None:
    with pytest.raises(BadInput) as refusal:
        checked(bad)  # type: ignore[arg-type]
    assert refusal.value.field == "counts"


def test_a_count_beyond_belief_is_masked_and_told() -> None:
    counts = checked([[1, LARGEST], [2, 1e7]])
    assert counts.too_large.tolist() == [[1, 1]]
    assert np.isnan(counts.y[1, 1])
    assert counts.seen.tolist() == [True, True]


@pytest.mark.parametrize("weeks", [[10], [3], [], [7.5]])
def test_a_week_still_to_come_or_without_history_is_refused(weeks: list) -> None:
    with pytest.raises(BadInput):
        checked_weeks(weeks, total=10, history=4)
