"""The scan finds the place and the weeks of a planted excess, and without one its p is even."""

import numpy as np
import pytest

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.surveillance.scan import chances, scan_by_expectation, scan_by_permutation
from doorstep.knowledge.surveillance.scan_zones import Zones, circles, groups, sums

SIDE = 6
X, Y = (each.ravel().astype(float) for each in np.meshgrid(np.arange(SIDE), np.arange(SIDE)))
N = SIDE * SIDE
MU = np.full((N, 8), 1.0)
ZONES = circles(X, Y, MU.sum(axis=1), most=9)
CORNER = [0, 1, SIDE]


def planted(seed: int = 1) -> np.ndarray:
    y = np.random.default_rng(seed).poisson(MU).astype(float)
    y[CORNER, -2:] += 4
    return y


def reports(y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    place, week = np.indices(y.shape)
    times = y.astype(int).ravel()
    return np.repeat(place.ravel(), times), np.repeat(week.ravel(), times)


def test_circles_grow_by_distance_and_stop_at_half_of_all() -> None:
    assert ZONES.order[0, :3].tolist() == [0, 1, SIDE]
    small = circles([0, 1, 2, 9], [0, 0, 0, 0], [1, 1, 1, 1])
    assert small.order[0].tolist() == [0, 1, -1, -1]
    assert sums(np.array([[1.0], [2], [4], [8]]), small)[0, :2, 0].tolist() == [1, 3]


def test_a_planted_excess_is_found_with_its_weeks() -> None:
    found = scan_by_expectation(planted(), MU, ZONES, replicates=99).clusters[0]
    assert set(CORNER) <= set(found.places)
    assert found.weeks == 2
    assert found.p_monte_carlo == 0.01
    assert found.p < 1e-3
    assert found.recurrence == pytest.approx(1 / found.p)
    c, mu = found.cases, found.expected
    assert found.ratio == pytest.approx(c * np.log(c / mu) + mu - c)


def test_without_a_population_it_is_found_too() -> None:
    y = np.random.default_rng(2).poisson(1.0, (N, 40)).astype(float)
    y[CORNER, -2:] += 5
    found = scan_by_permutation(*reports(y), ZONES, replicates=99).clusters[0]
    assert set(CORNER) <= set(found.places)
    assert found.weeks == 2
    assert found.p < 0.01


def test_two_places_are_two_clusters_that_do_not_overlap() -> None:
    y = planted()
    y[[N - 1, N - 2], -1] += 9
    first, second = scan_by_expectation(y, MU, ZONES, replicates=99).clusters[:2]
    assert not set(first.places) & set(second.places)
    assert max(first.p_monte_carlo, second.p_monte_carlo) == 0.01
    assert N - 1 in first.places + second.places


def test_a_place_being_handled_is_left_out() -> None:
    busy = np.isin(np.arange(N), CORNER)
    left = scan_by_expectation(planted(), MU, ZONES, replicates=99, under_way=busy).clusters[0]
    assert left.cases < planted()[CORNER, -2:].sum()
    assert left.p > 0.01


@pytest.mark.parametrize("phi", [1.0, 2.0])
def test_without_an_excess_p_is_even(phi: float) -> None:
    rng = np.random.default_rng(3)
    small = circles(X, Y, MU.sum(axis=1), most=4)
    p, gumbel = [], []
    for run in range(60):
        y = rng.poisson(MU) if phi == 1 else rng.negative_binomial(MU / (phi - 1), 1 / phi)
        found = scan_by_expectation(y, MU, small, phi=phi, replicates=39, seed=run, most=1).clusters[0]
        p.append(found.p_monte_carlo)
        gumbel.append(found.p)
    assert np.mean(p) == pytest.approx(0.5, abs=0.13)
    assert np.abs(np.array(p) - np.array(gumbel)).mean() < 0.06


def test_the_same_data_give_the_same_answer() -> None:
    one, other = (scan_by_expectation(planted(), MU, ZONES, replicates=19) for _ in range(2))
    assert one.clusters == other.clusters


@pytest.mark.parametrize("scale", [1, 200])
def test_looking_only_where_it_matters_gives_the_same_maxima(monkeypatch: pytest.MonkeyPatch, scale: int) -> None:
    y, mu = planted() * scale, MU * scale
    quick = (
        scan_by_expectation(y, mu, ZONES, replicates=25).maxima,
        scan_by_permutation(*reports(planted()), ZONES, replicates=25).maxima,
    )
    monkeypatch.setattr("doorstep.knowledge.surveillance.scan_maxima.PILOTS", 1000)
    full = (
        scan_by_expectation(y, mu, ZONES, replicates=25).maxima,
        scan_by_permutation(*reports(planted()), ZONES, replicates=25).maxima,
    )
    np.testing.assert_allclose(quick, full, rtol=1e-12)


def test_groups_are_zones() -> None:
    zones = groups([0, 1, 0, 1])
    assert zones.order.tolist() == [[0, 2], [1, 3]]
    y = np.array([[9.0], [0], [0], [0]])
    assert scan_by_expectation(y, np.ones((4, 1)), zones, replicates=9).clusters[0].places == (0, 2)


def test_gaps_and_silence_find_nothing() -> None:
    y = np.full((N, 8), np.nan)
    assert scan_by_expectation(y, MU, ZONES, replicates=9).clusters == ()
    assert scan_by_permutation([], [], ZONES, replicates=9).clusters == ()


def test_the_tail_beyond_all_replicates_is_the_gumbels() -> None:
    rng = np.random.default_rng(4)
    maxima = rng.gumbel(5.0, 1.0, 4000)
    monte_carlo, tail = chances(13.0, maxima)
    assert tail == pytest.approx(1 - np.exp(-np.exp(-8)), rel=0.35)
    assert monte_carlo >= 1 / 4001
    assert chances(1.0, np.zeros(9)) == (0.1, 0.1)


@pytest.mark.parametrize(
    ("field", "call"),
    [
        ("expected", lambda: scan_by_expectation(MU[:3], MU, ZONES)),
        ("expected", lambda: scan_by_expectation(MU, -MU, ZONES)),
        ("phi", lambda: scan_by_expectation(MU, MU, ZONES, phi=0.5)),
        ("place", lambda: scan_by_permutation([99], [0], ZONES)),
        ("place", lambda: scan_by_permutation([0, 1], [0], ZONES)),
        ("places", lambda: circles([0.0], [np.nan], [1.0])),
        ("places", lambda: circles([], [], [])),
    ],
)
def test_what_makes_no_sense_is_refused(field: str, call: object) -> None:
    with pytest.raises(BadInput) as refusal:
        call()  # type: ignore[operator]
    assert refusal.value.field == field


def test_zones_keep_their_places() -> None:
    assert isinstance(ZONES, Zones)
    assert ZONES.places == N
