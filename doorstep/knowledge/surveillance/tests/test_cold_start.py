"""What runs with how much history, in one sentence, and a baseline lent by street and industry."""

import numpy as np
import pytest

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.surveillance.cold_start import lent_baseline, stage


@pytest.mark.parametrize(
    ("weeks", "code"),
    [(0, "count_rules"), (25, "count_rules"), (26, "ears"), (262, "ears"), (263, "farrington"), (900, "farrington")],
)
def test_each_length_of_history_has_its_detectors_and_its_sentence(weeks: int, code: str) -> None:
    told = stage(weeks)
    assert told.code == code
    assert ("看不出" in told.sentence_zh) or ("分不清" in told.sentence_zh)


def test_less_than_no_history_is_refused() -> None:
    with pytest.raises(BadInput):
        stage(-1)


def test_a_new_series_is_judged_by_its_like() -> None:
    rng = np.random.default_rng(1)
    y = np.vstack([rng.poisson(0.5, (20, 60)), rng.poisson(8, (20, 60))]).astype(float)
    y[[0, 20], :-1] = np.nan
    y[[0, 20], -1] = 6
    lent = lent_baseline(y, [0] * 20 + [1] * 20)
    assert lent.mu[[0, 20]] == pytest.approx([0.5, 8], rel=0.2)
    assert lent.own[0] == 0
    assert lent.p[0] < 0.001
    assert lent.p[20] > 0.5


def test_the_more_a_group_differs_inside_the_less_it_lends() -> None:
    rng = np.random.default_rng(2)
    same = rng.poisson(3, (30, 40)).astype(float)
    differing = rng.poisson(rng.gamma(2, 1.5, 30)[:, None], (30, 40)).astype(float)
    assert lent_baseline(differing, [0] * 30).own.mean() > 0.8 > lent_baseline(same, [0] * 30).own.mean()


def test_the_last_weeks_do_not_raise_their_own_bar() -> None:
    y = np.full((1, 30), 2.0)
    y[0, -3:] = 30
    assert lent_baseline(y, [0]).mu[0] == pytest.approx(2.0)


def test_shrunk_means_err_less_than_own_means() -> None:
    rng = np.random.default_rng(3)
    truth = rng.gamma(4, 0.5, 60)
    y = rng.poisson(truth[:, None], (60, 20)).astype(float)
    lent = lent_baseline(y, [0] * 60)
    assert ((lent.mu - truth) ** 2).mean() < 0.95 * ((y[:, :17].mean(axis=1) - truth) ** 2).mean()


def test_silence_and_gaps_say_nothing() -> None:
    lent = lent_baseline([[np.nan] * 10, [0.0] * 10], [0, 1])
    assert np.isnan(lent.p[0])
    assert lent.p[1] == 1.0


def test_a_group_for_each_series_is_needed() -> None:
    with pytest.raises(BadInput):
        lent_baseline([[1.0, 2.0]], [0, 1])
