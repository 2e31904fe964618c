"""The list of a station keeps its promise of false alarms, and each one left out has its reason."""

import numpy as np
import pytest

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.surveillance.budget import Budget, audit, discovery_rate, mid_p, rejected_down_the_tree, shortlist


def test_each_candidate_has_its_reason() -> None:
    p = [1e-5, 0.001, 0.002, 0.4, np.nan, 1e-4, 1e-6]
    found = shortlist(p, Budget(0.5, 1), weeks_since_case=[99, 99, 99, 99, 99, 3, 4], explained=[0, 1, 0, 0, 0, 0, 0])
    assert found.shown.tolist() == [6]
    assert found.reason.tolist() == [
        "beyond_list", "explained_by_child", "beyond_list", "too_common", "no_data", "same_case", "shown",
    ]  # fmt: skip
    assert found.recurrence[1] == pytest.approx(1000)


def test_false_alarms_of_a_week_stay_within_the_budget() -> None:
    rng = np.random.default_rng(6)
    shown = [len(shortlist(rng.random(400), Budget(0.5, 5)).shown) for _ in range(2000)]
    assert np.mean(shown) == pytest.approx(0.5, rel=0.12)


def test_the_discovery_rate_is_that_of_benjamini_and_hochberg() -> None:
    assert discovery_rate([0.01, 0.04, 0.03, 0.5]).tolist() == pytest.approx([0.04, 0.16 / 3, 0.16 / 3, 0.5])
    assert discovery_rate([0.01, 0.04, np.nan, 0.02], ["a", "a", "a", "b"])[[0, 1, 3]].tolist() == pytest.approx(
        [0.02, 0.04, 0.02]
    )
    assert np.isnan(discovery_rate([np.nan])[0])


def test_below_a_parent_that_was_not_found_nothing_is_looked_at() -> None:
    tree = [-1, -1, 0, 0, 1]
    assert rejected_down_the_tree([0.001, 0.9, 0.01, 0.8, 1e-9], tree).tolist() == [True, False, True, False, False]


def test_mid_p_is_uniform_enough_for_small_counts() -> None:
    rng = np.random.default_rng(7)
    y = rng.poisson(0.7, 20_000)
    assert mid_p(y, 0.7, 1.0).mean() == pytest.approx(0.5, abs=0.01)
    assert np.isnan(mid_p(np.nan, 0.7, 1.0))


def test_the_audit_sees_more_alarms_than_promised() -> None:
    assert audit([1, 0, 1], [100] * 3, [0.005] * 3).p > 0.3
    assert audit([9, 8, 9], [100] * 3, [0.005] * 3).p < 1e-6


@pytest.mark.parametrize(("false_alarms", "most"), [(0, 5), (0.5, 0), (99, 5)])
def test_a_budget_that_makes_no_sense_is_refused(false_alarms: float, most: int) -> None:
    with pytest.raises(BadInput):
        Budget(false_alarms, most)


def test_a_chance_beyond_one_is_refused() -> None:
    with pytest.raises(BadInput):
        shortlist([1.2])
