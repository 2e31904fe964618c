"""The way in for every role, the frame with its counts, and the search."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doorstep.doors.desk.context import counts, desk
from doorstep.doors.desk.entrance import ENTRIES, WELCOME, WORKERS
from doorstep.foundation.leads.actions.moving import shield
from doorstep.foundation.leads.tests.support import raised, taken
from doorstep.foundation.people.actions.duty_list import set_turn
from doorstep.foundation.people.models import RoleHeld
from doorstep.foundation.people.queries.presence import one_look
from tests.support.cast import NOW, PEOPLE, TODAY, Cast
from tests.support.doors import DoorPage, RoomDoorTests

pytestmark = pytest.mark.django_db
EVERYBODY = frozenset(who for who, *_ in PEOPLE)
HAVE_WORK = frozenset(who for who, role, _ in PEOPLE if role in WORKERS)


class TestPagesOfTheDesk(RoomDoorTests):
    pages = [
        DoorPage("desk-home", lambda cast: "/desk/", EVERYBODY),
        DoorPage("desk-search", lambda cast: "/desk/search/?q=000001", HAVE_WORK),
        DoorPage("today", lambda cast: "/desk/", EVERYBODY),  # the same address: who has no worklist is welcomed
    ]


@pytest.mark.parametrize(("who", "role"), [(who, role) for who, role, _ in PEOPLE if role not in WORKERS])
def test_without_a_worklist_one_is_told_what_to_do_and_whom_to_ask(cast: Cast, who: str, role: str) -> None:
    page = cast.client(who).get("/desk/").content.decode()
    assert WELCOME[role] in page
    assert who == "city" or "010-0123" in page


def test_without_any_role_one_is_told_to_ask_for_one(cast: Cast) -> None:
    RoleHeld.objects.filter(account=cast.account("keeper")).delete()
    page = cast.client("keeper").get("/desk/").content.decode()
    assert "今天没有任职" in page


def test_every_entry_leads_to_a_page_of_those_it_is_shown_to(cast: Cast) -> None:
    for who, role, _ in PEOPLE:
        client = cast.client(who)
        for entry in ENTRIES:
            if role in entry.roles:
                assert client.get(reverse(entry.url_name)).status_code in {200, 302}, (who, entry.label)


def test_the_counts_are_of_what_one_may_see_in_a_query_each_and_one_for_who_is_away(
    cast: Cast, django_assert_num_queries
) -> None:
    raised(cast)
    taken(cast)
    raised(cast, story="公司欠我三个月工资", place_words="")
    chen = cast.actor("chen")
    with django_assert_num_queries(3 + 1), one_look():
        found = counts(chen)
    assert found == {"duties": "2", "leads": "2", "matters": ""}
    assert counts(cast.actor("gu"))["leads"] == "3"
    assert counts(cast.actor("wu"))["leads"] == ""


def test_outside_the_desk_the_frame_costs_nothing(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = AnonymousUser()
    assert desk(request) == {}
    inside = rf.get("/desk/login/")
    inside.user = AnonymousUser()
    with CaptureQueriesContext(connection) as found:
        desk(inside)
    assert len(found) == 0


def _found(cast: Cast, who: str, words: str) -> str:
    answer = cast.client(who).get("/desk/search/", {"q": words})
    assert answer.status_code == 200
    return answer.content.decode()


def test_search_finds_by_the_end_of_a_number_and_by_part_of_a_name(cast: Cast) -> None:
    code = raised(cast).lead.code
    assert f"/desk/leads/{code}/" in _found(cast, "chen", "000001")
    assert f"/desk/leads/{code}/" in _found(cast, "chen", code.lower())
    assert "檐下小馆餐饮管理有限公司" in _found(cast, "chen", "檐下")
    assert "槐荫大厦" in _found(cast, "chen", "荫大")


def test_search_finds_nothing_one_may_not_see_and_nobody_by_name(cast: Cast) -> None:
    lead = shield(lead=raised(cast).lead, reason="怕报复", actor=cast.actor("chen"), at=NOW)
    for who, words in (
        ("wu", lead.code),
        ("lead", lead.code),
        ("far", "檐下"),
        ("chen", "方小满"),
        ("chen", "13812342061"),
    ):
        assert "没有找到" in _found(cast, who, words)


def test_search_asks_for_two_signs(cast: Cast) -> None:
    assert "至少写两个字" in _found(cast, "chen", "檐")
    assert "想找什么" in _found(cast, "chen", "")


def test_the_top_bar_names_who_is_on_duty_today(cast: Cast) -> None:
    assert "今天值班" not in cast.client("chen").get("/desk/").content.decode()
    plan = {"organisation": cast.station, "account": cast.account("zhou"), "actor": cast.actor("chen"), "at": NOW}
    set_turn(**plan, since=TODAY, phone="010-87654321", holiday_too=True)
    assert "今天值班：zhou老师，01087654321" in cast.client("chen").get("/desk/").content.decode()
    assert "今天值班" not in cast.client("wu").get("/desk/").content.decode()
