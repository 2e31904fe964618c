"""The page of what is to be done now."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import strip_tags

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.cards import Card
from doorstep.foundation.worklist.models import Duty
from doorstep.foundation.worklist.queries.rows import list_row
from tests.support.cast import TODAY, Cast

from .support import put, thing

pytestmark = pytest.mark.django_db


def _page(client: Client, url: str = "/desk/") -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_says_how_much_and_shows_each_row_in_words(cast: Cast) -> None:
    put("a", cast.station, red_flag="停工")
    Duty.objects.update(due=timezone.localdate())
    page = _page(cast.client("chen"))
    assert "今天要办" in page
    assert "事情a" in page
    assert "打一个电话" in page
    assert "停工" in page
    assert "其中" in page
    assert "轮到您" in page


def test_only_officers_are_offered_to_write_somebody_down(cast: Cast) -> None:
    assert "来人登记" in _page(cast.client("chen"))
    assert "来人登记" not in _page(cast.client("mei"))


def test_an_empty_list_says_what_to_do(cast: Cast) -> None:
    assert "这里现在没有要办的事" in _page(cast.client("chen"))


def test_an_empty_hand_is_shown_to_what_others_have_open(cast: Cast) -> None:
    put("a", cast.station)
    page = _page(cast.client("gu"))
    assert "看全区未结的1件" in strip_tags(page)
    assert 'href="?view=office"' in page
    assert "事情a" in _page(cast.client("gu"), "/desk/?view=office")


def test_the_district_filters_by_station_and_a_station_does_not(cast: Cast) -> None:
    put("a", cast.neighbour)
    assert "哪个站" in _page(cast.client("gu"), "/desk/?view=office&station=HA-02")
    assert "哪个站" not in _page(cast.client("chen"))


def _queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as found:
        _page(client, "/desk/?view=office")
    return len(found)


@pytest.mark.parametrize("who", ["chen", "gu"])
def test_the_page_costs_the_same_for_three_rows_and_thirty(cast: Cast, who: str) -> None:
    client = cast.client(who)
    for n in range(3):
        put(str(n), cast.station, account=cast.account("chen") if n % 2 else None)
    _queries(client)
    few = _queries(client)
    for n in range(27):
        put(f"m{n}", cast.station, account=cast.account("chen") if n % 2 else None)
    assert _queries(client) == few
    assert few <= 22


def _row(duty: Duty, actor: Actor, move: str = "", track: str = ""):
    return list_row(duty, Card(thing("a"), "事情", track=track, whose_move=move), actor, TODAY)


def test_whose_move_follows_the_record_then_the_person(cast: Cast) -> None:
    chen, gu = cast.actor("chen"), cast.actor("gu")
    free = put("a", cast.station)
    assert _row(free, chen).move.mover == "you"
    assert _row(free, gu).move.chip_label == "等有人接手"
    held = put("b", cast.station, account=cast.account("zhou"))
    assert _row(held, chen).move.chip_label == "等zhou老师"
    assert _row(held, chen, "等企业").move.chip_label == "等企业"
    assert _row(held, cast.actor("zhou"), "不用再做什么").move.mover == "you"


def test_a_track_is_drawn_as_bars(cast: Cast) -> None:
    duty = put("a", cast.station)
    assert [_row(duty, cast.actor("chen"), track=label).track.level for label in ("苗头", "小额简单", "疑难复杂")] == [
        1,
        2,
        3,
    ]
