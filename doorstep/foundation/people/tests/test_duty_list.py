"""Who is on duty: by the list, by substitutes, by the mark of old."""

from datetime import date, timedelta
from typing import Any

import pytest

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions.absence import set_absence
from doorstep.foundation.people.actions.duty_list import end_turn, set_turn
from doorstep.foundation.people.models import DutyTurn, RoleHeld
from doorstep.foundation.people.queries.duty_list import month_of
from doorstep.foundation.people.queries.duty_today import DutyToday, duty_today
from doorstep.foundation.people.queries.staff import duty_phone, on_duty
from tests.support.cast import NOW, TODAY, Cast

pytestmark = pytest.mark.django_db
MONDAY = TODAY  # 2026-11-23
HOLIDAY = date(2027, 1, 1)


def turn(cast: Cast, who: str, by: str = "chen", **more: Any) -> DutyTurn:
    return set_turn(organisation=cast.station, account=cast.account(who), actor=cast.actor(by), at=NOW, **more)


def logins(cast: Cast, day: date) -> list[str]:
    return [one.login for one in on_duty(cast.station, day)]


def test_the_weekly_list_comes_before_the_mark_and_a_date_before_the_week(cast: Cast) -> None:
    assert logins(cast, MONDAY) == ["chen"], "the mark of old"
    planned = turn(cast, "zhou", weekday=0, phone="010-01234567")
    assert logins(cast, MONDAY) == ["zhou"]
    assert duty_phone(cast.station, MONDAY) == "01001234567"
    assert logins(cast, MONDAY + timedelta(days=1)) == ["chen"]
    turn(cast, "mei", since=MONDAY + timedelta(days=7))
    assert logins(cast, MONDAY + timedelta(days=7)) == ["mei"]
    end_turn(turn=planned, actor=cast.actor("chen"), at=NOW)
    assert logins(cast, MONDAY) == ["chen"]


def test_who_is_away_is_replaced_and_who_left_is_not_on_duty(cast: Cast) -> None:
    turn(cast, "zhou", weekday=0, substitute=cast.account("mei"))
    days = {"since": MONDAY, "until": MONDAY}
    set_absence(account=cast.account("zhou"), substitute=cast.account("gu"), actor=cast.actor("zhou"), at=NOW, **days)
    assert logins(cast, MONDAY) == ["mei"]
    RoleHeld.objects.filter(account=cast.account("mei")).update(until=MONDAY - timedelta(days=1))
    assert logins(cast, MONDAY) == ["gu"], "without the list's substitute, the one of the absence"
    RoleHeld.objects.filter(account=cast.account("zhou")).update(until=MONDAY)
    assert logins(cast, MONDAY + timedelta(days=7)) == ["chen"]


def test_on_a_holiday_only_a_date_counts_and_only_when_meant(cast: Cast) -> None:
    assert HOLIDAY.weekday() == 4
    turn(cast, "zhou", weekday=4)
    assert logins(cast, HOLIDAY) == ["chen"]
    with pytest.raises(Refused, match="放假也值班") as refused:
        turn(cast, "zhou", since=HOLIDAY)
    assert refused.value.field == "holiday_too"
    turn(cast, "zhou", since=HOLIDAY, holiday_too=True)
    assert logins(cast, HOLIDAY) == ["zhou"]


@pytest.mark.parametrize(
    ("who", "more", "says"),
    [
        ("wu", {"weekday": 0}, "没有任职"), ("zhou", {}, "请选星期几"), ("zhou", {"weekday": 9}, "在列出的里选"),
        ("zhou", {"since": MONDAY - timedelta(days=1)}, "已经过去"),
        ("zhou", {"weekday": 0, "since": MONDAY, "until": MONDAY - timedelta(days=1)}, "比开始的早"),
        ("zhou", {"weekday": 0, "phone": "12"}, "手机号"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(cast: Cast, who: str, more: dict, says: str) -> None:
    with pytest.raises(Refused, match=says):
        turn(cast, who, **more)
    assert not DutyTurn.objects.exists()


def test_nobody_is_their_own_substitute_nor_twice_on_a_day(cast: Cast) -> None:
    with pytest.raises(Refused, match="同一个人"):
        turn(cast, "zhou", weekday=0, substitute=cast.account("zhou"))
    turn(cast, "zhou", weekday=0)
    with pytest.raises(Refused, match="已经排了"):
        turn(cast, "zhou", weekday=0)
    with pytest.raises(Refused, match="值班由本站"):
        turn(cast, "zhou", by="wu", weekday=1)


def test_the_frame_asks_once_who_is_on_duty_today(cast: Cast, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert duty_today(cast.station, MONDAY) == DutyToday(), "the mark of old is not told to everybody"
    turn(cast, "zhou", weekday=0, phone="010-01234567")
    turn(cast, "chen", weekday=1)
    one_look_of_the_law = 1
    with django_assert_num_queries(1 + one_look_of_the_law):
        assert duty_today(cast.station, MONDAY) == DutyToday(("zhou老师",), "01001234567")
    assert duty_today(cast.other_station, MONDAY) == DutyToday()


def test_the_frame_names_who_stands_in_and_nobody_on_a_holiday(cast: Cast) -> None:
    turn(cast, "zhou", weekday=0, substitute=cast.account("mei"))
    set_absence(
        account=cast.account("zhou"), substitute=cast.account("gu"), since=MONDAY, until=MONDAY, actor=cast.actor("zhou"), at=NOW
    )  # fmt: skip
    assert duty_today(cast.station, MONDAY).names == ("mei老师",)
    RoleHeld.objects.filter(account=cast.account("mei")).update(until=MONDAY - timedelta(days=1))
    assert duty_today(cast.station, MONDAY).names == ("gu老师",), "without the list's substitute, the one of the absence"
    turn(cast, "chen", weekday=4)
    assert duty_today(cast.station, HOLIDAY) == DutyToday()


def test_a_month_costs_the_same_however_much_is_planned(cast: Cast, django_assert_max_num_queries) -> None:
    first = TODAY.replace(day=1)
    turn(cast, "zhou", weekday=0)
    set_absence(account=cast.account("zhou"), since=TODAY, until=TODAY, actor=cast.actor("zhou"), at=NOW)
    for weekday in range(1, 5):
        turn(cast, "chen", weekday=weekday, substitute=cast.account("zhou"))
    with django_assert_max_num_queries(7):
        weeks = month_of(cast.station, first, TODAY)
    assert [len(week) for week in weeks] == [7] * len(weeks)
    shown = {cell.day: [one.account.login for one in cell.people] for week in weeks for cell in week if cell.people}
    assert shown[TODAY + timedelta(days=1)] == ["chen"]
    assert TODAY not in shown


def test_the_page_plans_and_other_stations_are_not_there(cast: Cast) -> None:
    client = cast.client("chen")
    assert client.post("/desk/duty/", {"account": "A-zhou", "weekday": "0"}).status_code == 302
    assert "每周一" in client.get("/desk/duty/").content.decode()
    assert client.get("/desk/duty/?station=HA-02").status_code == 404
    assert client.get("/desk/duty/?month=99999-99").status_code == 200
    assert "排一个值班" not in cast.client("mei").get("/desk/duty/").content.decode()
