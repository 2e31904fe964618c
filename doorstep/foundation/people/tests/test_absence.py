"""Away: whose work shows where, and what is refused."""

from datetime import date, timedelta

import pytest

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions.absence import end_absence, set_absence
from doorstep.foundation.people.facts import AbsenceSet
from doorstep.foundation.people.models import Absence, RoleHeld
from doorstep.foundation.people.queries.presence import (
    away_on,
    left_alone,
    looks_after,
    present,
    stood_in_for,
    with_stand_ins,
)
from tests.support.cast import NOW, TODAY, Cast

pytestmark = pytest.mark.django_db
WEEK = {"since": TODAY, "until": TODAY + timedelta(days=6)}


def away(cast: Cast, who: str, substitute: str = "", by: str = "", **days: date) -> Absence:
    other = cast.account(substitute) if substitute else None
    return set_absence(
        account=cast.account(who), substitute=other, actor=cast.actor(by or who), at=NOW, **{**WEEK, **days}
    )  # fmt: skip


def stand_in(cast: Cast, who: str) -> str:
    found = away_on(TODAY)[cast.account(who).pk].stand_in
    return found.login if found else ""


def test_the_substitute_does_the_work_while_it_stays_whose_it_was(cast: Cast) -> None:
    absence = away(cast, "chen", "zhou")
    chen, zhou = cast.account("chen"), cast.account("zhou")
    assert set(stood_in_for("A-zhou", TODAY)) == {zhou, chen}
    assert set(stood_in_for("A-zhou", TODAY + timedelta(days=7))) == {zhou}, "it ends by itself"
    assert looks_after(chen, TODAY) == [zhou]
    assert set(with_stand_ins([chen], TODAY)) == {chen, zhou}
    end_absence(absence=absence, actor=cast.actor("chen"), at=NOW)
    assert set(stood_in_for("A-zhou", TODAY)) == {zhou}
    assert AbsenceSet(chen.ref, WEEK["since"], WEEK["until"], zhou.ref).sentence().endswith("有人代办")


def test_when_the_substitute_is_away_too_the_next_one_does_it_and_then_the_office(cast: Cast) -> None:
    away(cast, "chen", "zhou")
    away(cast, "zhou", "gu")
    assert stand_in(cast, "chen") == "gu"
    assert cast.account("chen") in stood_in_for("A-gu", TODAY)
    away(cast, "gu")
    assert stand_in(cast, "chen") == ""
    assert set(left_alone(TODAY)) >= {cast.account("chen"), cast.account("zhou"), cast.account("gu")}
    assert present([cast.account("chen"), cast.account("mei")], TODAY) == [cast.account("mei")]


def test_who_left_is_nobodys_even_without_an_absence(cast: Cast) -> None:
    assert cast.account("chen") not in left_alone(TODAY)
    RoleHeld.objects.filter(account=cast.account("chen")).update(until=TODAY - timedelta(days=1))
    cast.account("zhou").is_active = False
    cast.account("zhou").save()
    assert {cast.account("chen"), cast.account("zhou")} <= set(left_alone(TODAY))
    assert looks_after(cast.account("chen"), TODAY) == []


def test_a_substitute_whose_right_ended_stands_in_for_nobody(cast: Cast) -> None:
    away(cast, "chen", "zhou")
    RoleHeld.objects.filter(account=cast.account("zhou")).update(until=TODAY - timedelta(days=1))
    assert stand_in(cast, "chen") == ""
    assert cast.account("chen") in left_alone(TODAY)


@pytest.mark.parametrize(
    ("who", "substitute", "days", "says"),
    [
        ("chen", "chen", {}, "不能是自己"), ("chen", "wu", {}, "没有能代办"), ("chen", "mei", {}, "没有能代办"),
        ("chen", "zhou", {"until": TODAY - timedelta(days=1)}, "比走的早"),
        ("chen", "zhou", {"since": TODAY - timedelta(days=9), "until": TODAY - timedelta(days=2)}, "已经过去"),
        ("chen", "zhou", {"until": TODAY + timedelta(days=400)}, "最多记一年"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(cast: Cast, who: str, substitute: str, days: dict, says: str) -> None:
    with pytest.raises(Refused, match=says):
        away(cast, who, substitute, **days)
    assert not Absence.objects.exists()


def test_days_do_not_overlap_and_substitutes_do_not_go_round(cast: Cast) -> None:
    away(cast, "chen", "zhou")
    with pytest.raises(Refused, match="重叠"):
        away(cast, "chen", "gu", since=WEEK["until"], until=WEEK["until"] + timedelta(days=3))
    with pytest.raises(Refused, match="转来转去"):
        away(cast, "zhou", "chen")
    later = WEEK["until"] + timedelta(days=1)
    away(cast, "zhou", "chen", since=later, until=later)


def test_an_officer_says_so_for_colleagues_of_the_branch_only(cast: Cast) -> None:
    away(cast, "mei", "chen", by="zhou")
    with pytest.raises(Refused, match="只能给自己"):
        away(cast, "zhou", by="mei")
    with pytest.raises(Refused, match="只能给自己"):
        away(cast, "chen", by="wu")
    RoleHeld.objects.filter(account=cast.account("wu")).update(until=TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="没有要办事的任职"):
        away(cast, "wu", by="gu")


def test_the_page_says_what_is_wrong_beside_the_field(cast: Cast) -> None:
    client = cast.client("chen")
    days = {
        "since_year": "2099",
        "since_month": "1",
        "since_day": "2",
        "until_year": "2099",
        "until_month": "1",
        "until_day": "1",
    }
    answer = client.post("/desk/me/absence/", days)
    assert (answer.status_code, "比走的早" in answer.content.decode()) == (422, True)
    answer = client.post("/desk/me/absence/", {**days, "until_day": "5", "substitute": "A-zhou"})
    assert answer.status_code == 302
    assert "zhou老师" in client.get("/desk/me/absence/").content.decode()
