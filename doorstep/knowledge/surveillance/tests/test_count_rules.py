"""Three different people about one place within thirty days: told once per crossing."""

import numpy as np
import pytest

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.surveillance.count_rules import CountRule, count_rule, false_alarms_per_year


def hits(rows: list[tuple[int, int, int]], rule: CountRule = CountRule()) -> list[tuple[int, int, int]]:  # noqa: B008
    found = count_rule(*zip(*rows, strict=True), rule) if rows else count_rule([], [], [], rule)
    return list(zip(found.series.tolist(), found.day.tolist(), found.people.tolist(), strict=True))


def test_the_third_person_within_thirty_days_crosses() -> None:
    assert hits([(4, 1, 100), (4, 2, 110), (4, 3, 129)]) == [(4, 129, 3)]


def test_on_the_thirty_first_day_the_first_has_gone() -> None:
    assert hits([(4, 1, 100), (4, 2, 110), (4, 3, 130)]) == []


def test_one_person_who_comes_again_is_one_person() -> None:
    assert hits([(4, 1, 100), (4, 1, 101), (4, 2, 102)]) == []


def test_who_comes_again_keeps_the_window_open() -> None:
    assert hits([(0, 1, 100), (0, 1, 120), (0, 2, 121), (0, 3, 140)]) == [(0, 140, 3)]


def test_a_crossing_is_told_once_until_it_falls_below() -> None:
    crowd = [(0, person, 100 + person) for person in range(5)]
    again = [(0, person, 200 + person) for person in range(3)]
    assert hits(crowd + again) == [(0, 102, 3), (0, 202, 3)]


def test_people_of_one_day_count_together_and_places_apart() -> None:
    assert hits([(1, 1, 9), (0, 1, 9), (0, 2, 9), (0, 3, 9), (0, 4, 9)]) == [(0, 9, 4)]


def test_nothing_reported_is_nothing_told() -> None:
    assert hits([]) == []


@pytest.mark.parametrize(("sources", "days"), [(1, 30), (3, 0)])
def test_a_rule_that_one_person_could_cross_is_refused(sources: int, days: int) -> None:
    with pytest.raises(BadInput):
        CountRule(sources, days)


def test_the_promised_false_alarms_are_those_of_simulated_years() -> None:
    rng = np.random.default_rng(5)
    places, years, rate = 1500, 10, 4.0
    n = rng.poisson(rate * years, places)
    series = np.repeat(np.arange(places), n)
    day = rng.integers(0, 365 * years, n.sum())
    found = count_rule(series, np.arange(n.sum()), day)
    assert len(found.day) / (places * years) == pytest.approx(float(false_alarms_per_year(rate)), rel=0.05)
