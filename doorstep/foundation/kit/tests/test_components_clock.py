from datetime import date, timedelta

import pytest

from doorstep.foundation.kit.clocks import Clock
from doorstep.foundation.kit.components import TimelineItem, WhoseMove, timeline

TODAY = date(2026, 11, 23)


def clock(days: int, **more) -> Clock:
    return Clock("征询答复", TODAY + timedelta(days), TODAY, TODAY - timedelta(9), **more)


@pytest.mark.parametrize(
    ("days", "shape", "inside", "headline", "on"),
    [
        (12, "fine", "12", "剩12天", "12月5日"),
        (4, "fine", "4", "剩4天", "11月27日"),
        (3, "soon", "3", "剩3天", "11月26日"),
        (1, "soon", "1", "剩1天", "11月24日"),
        (0, "urgent", "今", "今天到期", ""),
        (-1, "lapsed", "过1", "已过1天", "11月22日"),
    ],
)
def test_the_shape_follows_the_days_left(days, shape, inside, headline, on):
    drawn = clock(days)
    assert (drawn.shape, drawn.inside, drawn.headline, drawn.on) == (shape, inside, headline, on)


def test_each_kind_of_clock_brings_its_own_limits():
    assert clock(59, soon_days=60, urgent_days=15).shape == "soon"
    assert clock(15, soon_days=60, urgent_days=15).shape == "urgent"
    assert clock(61, soon_days=60, urgent_days=15).shape == "fine"


def test_an_hour_of_the_last_day_is_named():
    assert clock(0, at="17:00").headline == "今天17:00前"


def test_a_paused_clock_says_what_it_waits_for_and_not_a_date():
    paused = clock(2, state="paused", paused_for="等认定")
    assert (paused.shape, paused.headline, paused.on) == ("paused", "暂停中", "等认定")
    assert clock(2, state="paused", left_when_paused=1).headline == "暂停，还剩1天"


def test_a_kept_term_is_done_even_after_its_day():
    kept = clock(-5, done_on=TODAY - timedelta(6))
    assert (kept.shape, kept.headline) == ("done", "11月17日做到")


def test_the_share_passed_runs_from_nothing_to_all():
    assert Clock("", TODAY + timedelta(10), TODAY, TODAY).passed == 0
    assert Clock("", TODAY + timedelta(5), TODAY, TODAY - timedelta(5)).passed == 0.5
    assert Clock("", TODAY - timedelta(5), TODAY, TODAY - timedelta(10)).passed == 1
    assert Clock("", TODAY, TODAY, TODAY).passed == 1


def test_half_a_period_is_half_the_ring():
    half = Clock("", TODAY + timedelta(5), TODAY, TODAY - timedelta(5))
    assert half.arc.startswith("M20.00 4.00A16 16 0 ")
    end_x, end_y = map(float, half.arc.split()[-2:])
    assert end_x == pytest.approx(20, abs=0.1)
    assert end_y == pytest.approx(36, abs=0.1)
    assert half.dashes == "144.5 289.0"


def test_long_figures_shrink_to_fit_the_ring():
    assert [clock(days, soon_days=0).inside_size for days in (9, 12, 354)] == ["", "", "two"]
    assert clock(-120).inside_size == "three"


def test_a_clock_can_be_read_aloud():
    assert clock(8).label == "征询答复，剩8天，12月1日"


def test_today_is_drawn_between_what_was_and_what_comes():
    items = [
        TimelineItem(date(2027, 1, 4), "最后一天"),
        TimelineItem(date(2026, 11, 13), "打电话"),
        TimelineItem(TODAY, "今天上午来过"),
        TimelineItem(date(2026, 11, 27), "满15天"),
    ]
    told = timeline(items, TODAY, newest_first=False)
    assert [item.text for item in told] == ["打电话", "今天上午来过", "今天，星期一", "满15天", "最后一天"]
    assert [item.ahead for item in told] == [False, False, False, True, True]
    assert [item.year for item in told] == ["", "", "", "", "2027年"]
    assert [item.text for item in timeline(items, TODAY)] == [item.text for item in told][::-1]


def test_whose_move_is_said_in_the_words_of_the_reader():
    assert [WhoseMove(mover, "企业").chip_label for mover in ("you", "us", "them", "none")] == [
        "轮到您",
        "轮到我们",
        "等企业",
        "没有人要动",
    ]
    assert WhoseMove("them", "饭馆").label == "轮到饭馆"
