"""An excess is told at the lowest place that explains it."""

import numpy as np
import pytest

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.surveillance.rollup import add_up, depths, drift, explain

# district 0, streets 1 2, buildings 3 4 (of 1), 5 (of 2)
TREE = [-1, 0, 0, 1, 1, 2]


def explained(y: list[float], alarm: list[int]) -> tuple[list[int], list[int]]:
    mu = np.array([12.0, 8, 4, 3, 5, 4])
    found = explain(TREE, y, mu, np.full(6, 1.2), np.array(alarm, bool))
    return found.by.tolist(), np.flatnonzero(found.lowest).tolist()


def test_counts_add_up_the_tree() -> None:
    own = np.array([[0, 0], [1, 0], [0, 0], [2, 1], [0, 5], [4, 0.0]])
    assert add_up(TREE, own).tolist() == [[7, 6], [3, 6], [4, 0], [2, 1], [0, 5], [4, 0]]
    assert depths(TREE).tolist() == [0, 1, 1, 2, 2, 2]
    assert np.isnan(add_up(TREE, [0, 0, 0, np.nan, 0, 0])[[0, 1]]).all()


def test_one_building_explains_its_street_and_the_district() -> None:
    assert explained([26, 22, 4, 17, 5, 4], [1, 1, 0, 1, 0, 0]) == ([3, 3, -1, -1, -1, -1], [3])


def test_a_building_explains_the_district_past_a_street_that_did_not_alarm() -> None:
    assert explained([26, 22, 4, 17, 5, 4], [1, 0, 0, 1, 0, 0]) == ([3, -1, -1, -1, -1, -1], [3])


def test_an_excess_all_over_is_not_explained_by_one_building() -> None:
    by, lowest = explained([60, 40, 20, 17, 23, 20], [1, 1, 1, 1, 0, 0])
    assert by[0] == -1 or by[0] == 1
    assert by[1] == -1
    assert {1, 3} <= set(lowest)


def test_an_alarm_above_with_none_below_stands() -> None:
    assert explained([26, 15, 11, 7, 8, 11], [1, 0, 0, 0, 0, 0]) == ([-1] * 6, [0])


def test_two_streets_explain_the_district_the_larger_is_named() -> None:
    by, lowest = explained([43, 26, 17, 3, 23, 17], [1, 1, 1, 0, 0, 0])
    assert by[0] == 1
    assert lowest == [1, 2]


def test_means_that_do_not_add_up_are_measured() -> None:
    assert drift(TREE, [12, 8, 4, 3, 5, 4.0]) == 1.0
    assert drift(TREE, [24, 16, 8, 3, 5, 4.0]) == pytest.approx(2.0)
    assert np.isnan(drift([-1], [3.0]))


@pytest.mark.parametrize("wrong", [[1, 0], [5], [-2]])
def test_a_tree_that_is_none_is_refused(wrong: list[int]) -> None:
    with pytest.raises(BadInput):
        depths(wrong)
