import re

import segno

from doorstep.foundation.kit.drawings import Bars, Bracket, Dot, DotMap, Ladder, Qr, Round, Rung, Slip, Spark


def test_a_code_drawn_as_a_path_is_the_code():
    qr = Qr("https://example.org/r#7316420958413027")
    drawn = [[0] * qr.size for _ in range(qr.size)]
    for x, y, length in re.findall(r"M(\d+) (\d+)\.5h(\d+)", qr.path):
        for step in range(int(length)):
            drawn[int(y)][int(x) + step] = 1
    assert drawn == [list(row) for row in segno.make(qr.text, micro=False, error="m").matrix]


def test_a_number_stands_in_groups_of_four():
    assert Slip("", "7316420958413027").groups == ["7316", "4209", "5841", "3027"]


def test_points_keep_their_directions_and_stay_on_the_ground():
    north_west, south_east = Dot("甲", 116.40, 39.95, 9), Dot("乙", 116.44, 39.90, 1)
    dots = DotMap("在办", [north_west, south_east])
    first, second = dots.placed
    assert first.cx < second.cx
    assert first.cy < second.cy
    assert all(0 < dot.cx < dots.width and 0 < dot.cy < dots.height for dot in dots.placed)
    assert first.r > second.r


def test_one_point_and_none_can_be_drawn():
    (only,) = DotMap("在办", [Dot("甲", 116.4, 39.9, 0)]).placed
    assert (only.cx, only.cy) == (200, 150)
    assert DotMap("在办", []).label == "在办：还没有"


def test_only_what_is_overdue_has_a_ring_and_the_map_can_be_read():
    dots = DotMap("在办", [Dot("甲", 1, 1, 4, 2), Dot("乙", 2, 2, 3)])
    assert [bool(dot.ring) for dot in dots.placed] == [True, False]
    assert dots.label == "在办：甲4件，过期2，乙3件"


def test_bars_beyond_the_bound_are_marked_and_said():
    bars = Bars("来电", [("9月", 4), ("10月", 8), ("11月", 12)], bound=8)
    assert [bar.out for bar in bars.bars] == [False, False, True]
    assert bars.bars[2].y < bars.bound_y < bars.bars[0].y
    assert bars.label == "来电：从9月的4件到11月的12件；超过界线的有11月12件"


def test_empty_series_say_so():
    assert Bars("来电", []).label == "来电：还没有数"
    assert Spark("来电", []).path == ""
    assert Spark("来电", [5]).label == "来电：从5到5"


def test_a_higher_value_stands_higher_on_the_line():
    spark = Spark("来电", [1, 9])
    (_, low), (_, high) = (tuple(map(float, point.split())) for point in spark.path[1:].split("L"))
    assert high < low


def test_the_nearest_level_stands_lowest_and_near_ones_are_added_up():
    ladder = Ladder("在哪里解决", [Rung("企业", 30, True), Rung("街道", 45, True), Rung("法院", 25)], near_label="没出街道")
    assert [placed.share for placed in ladder.placed] == ["30.0%", "45.0%", "25.0%"]
    heights = [placed.y for placed in ladder.placed]
    assert heights == sorted(heights, reverse=True)
    assert ladder.near_share == "75.0%"


def test_offers_are_drawn_alike_whatever_came_of_them():
    def geometry(*matched):
        return [(placed.number, placed.x) for placed in Bracket([Round(one) for one in matched], "甲", "乙").placed]

    assert geometry(False, True) == geometry(True, False) == geometry(None, None)
    assert Bracket([Round(False), Round(True), Round(None)], "甲", "乙").label == (
        "密封报价：第1轮没有合上，第2轮合上了，第3轮还没有打开。图上没有数目。"
    )
