"""The score can be added up by hand, fades, has a cap, and says what would lower it."""

from datetime import date, timedelta

import numpy as np
import pytest

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.surveillance.calibration import calibrate, reliability
from doorstep.knowledge.surveillance.scorecard import Observed, card, score

ON = date(2026, 11, 20)


def test_parts_add_up_with_their_reasons() -> None:
    found = score([Observed("wage_complaint", 3, ON), Observed("insurance_arrears", 1, ON)], ON)
    assert (found.points, found.reasons) == (24.0, ("W2", "S1"))
    assert found.lowers[0][1] == 18
    assert "wages_late" in found.gaps
    assert "wage_complaint" not in found.gaps


def test_after_a_half_life_half_is_left() -> None:
    assert score([Observed("wage_complaint", 3, ON - timedelta(days=60))], ON).points == 9.0


def test_of_one_indicator_only_the_heaviest_counts() -> None:
    fresh, old = Observed("wage_complaint", 1, ON), Observed("wage_complaint", 12, ON - timedelta(days=60))
    assert score([fresh, old], ON).points == 15.0


def test_what_protects_takes_points_away_but_not_below_none() -> None:
    kept = Observed("agreement_kept", 1, ON)
    assert score([kept, Observed("wages_late", 1, ON)], ON).points == 2.0
    assert score([kept], ON).points == 0.0
    assert score([kept], ON).reasons == ()


def test_all_at_their_worst_end_at_the_cap() -> None:
    worst = [Observed(name, 1e6, ON) for name in card().indicators if name != "agreement_kept"]
    found = score(worst, ON)
    assert found.points == 100.0
    assert len(found.reasons) == 3


def test_a_source_that_was_asked_and_had_nothing_is_no_gap() -> None:
    assert score([], ON, known=card().indicators).gaps == ()


def test_below_the_first_level_is_no_point() -> None:
    assert score([Observed("headcount_fall", 9.9, ON)], ON).parts == ()


@pytest.mark.parametrize(
    "wrong", [Observed("rumour", 1, ON), Observed("wages_late", -1, ON), Observed("wages_late", 1, ON + timedelta(days=1))]
)
def test_what_cannot_be_is_refused(wrong: Observed) -> None:
    with pytest.raises(BadInput):
        score([wrong], ON)


@pytest.mark.parametrize(("n", "kind"), [(300, "logistic"), (4000, "isotonic")])
def test_a_probability_is_learned_and_holds_for_later_cases(n: int, kind: str) -> None:
    rng = np.random.default_rng(9)

    def cases(how_many: int) -> tuple[np.ndarray, np.ndarray]:
        points = rng.uniform(0, 100, how_many)
        return points, rng.random(how_many) < 1 / (1 + np.exp(3 - 0.05 * points))

    fitted = calibrate(*cases(n))
    assert fitted.kind == kind
    assert (np.diff(fitted.chance) >= 0).all()
    points, happened = cases(4000)
    later = reliability(fitted.at(points), happened)
    assert np.abs(later.said - later.happened).max() < 0.12
    assert later.brier < reliability(np.full(4000, happened.mean()), happened).brier


def test_perfect_separation_stays_a_probability() -> None:
    fitted = calibrate([1, 2, 3, 80, 90], [0, 0, 0, 1, 1])
    assert 0 < fitted.chance.min() < fitted.chance.max() < 1


def test_without_both_outcomes_nothing_is_learned() -> None:
    with pytest.raises(BadInput):
        calibrate([1, 2], [0, 0])
