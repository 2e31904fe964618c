"""Asking for what is not shown leaves a line for the auditor, and no crawler fills the journal with them."""

import json

import pytest
import time_machine
from django.test import Client

from doorstep.foundation.journal.models import Entry
from doorstep.foundation.journal.verifying import verify_streams
from doorstep.foundation.people.models import RoleHeld
from doorstep.foundation.people.tests.support import with_second_factor
from doorstep.foundation.people.tests.support.codes import code_now, set_up_codes
from doorstep.foundation.people.tests.support.reading import words
from tests.support.cast import NOW, PASSWORD, Cast

pytestmark = pytest.mark.django_db
CREDENTIAL = json.dumps(
    {"id": "AA", "rawId": "AA", "type": "public-key", "clientExtensionResults": {},
     "response": {"clientDataJSON": "e30", "authenticatorData": "A" * 60, "signature": "AA"}}
)  # fmt: skip


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def lines() -> list[Entry]:
    return list(Entry.objects.filter(fact="people.refused").order_by("id"))


def test_a_record_of_somebody_else_and_one_that_is_none_leave_the_same_line(cast: Cast) -> None:
    desk = with_second_factor(cast.client("admin"))
    assert desk.get("/desk/accounts/A-far/").status_code == 404
    assert desk.get("/desk/accounts/A-none/").status_code == 404
    found = [(one.about_code, one.payload, one.account, one.organisation, one.stream) for one in lines()]
    stream = "refused:A-admin:2026-11-23"
    assert found == [
        ("A-far", '{"page":"account"}', "A-admin", "HA", stream),
        ("A-none", '{"page":"account"}', "A-admin", "HA", stream),
    ]
    assert not list(verify_streams())


def test_a_page_of_another_role_and_a_changing_request_count_too(cast: Cast) -> None:
    cast.client("chen").post("/desk/accounts/A-wu/disable/")
    cast.client("chen").get("/desk/accounts/")
    assert [(one.about_code, one.payload) for one in lines()] == [
        ("A-wu", '{"page":"account-disable"}'),
        ("", '{"page":"account-list"}'),
    ]


def test_whoever_lost_the_last_role_is_recorded_for_where_they_stood(cast: Cast) -> None:
    RoleHeld.objects.filter(account=cast.account("chen")).update(until="2026-06-30")
    cast.client("chen").get("/desk/accounts/A-wu/")
    assert [(one.account, one.organisation) for one in lines()] == [("A-chen", "HA-01")]


def test_what_is_shown_and_what_visitors_and_wrong_addresses_ask_leave_no_line(cast: Cast) -> None:
    assert with_second_factor(cast.client("admin")).get("/desk/accounts/A-wu/").status_code == 200
    assert Client().get("/desk/accounts/A-wu/").status_code == 302
    assert cast.client("chen").get("/desk/no-such-page/").status_code == 404
    assert cast.client("chen").get("/no-such-page/").status_code == 404
    assert lines() == []


def test_the_same_question_is_written_once_a_minute(cast: Cast, clock) -> None:
    client = cast.client("chen")
    for _ in range(5):
        client.get("/desk/accounts/A-wu/")
    assert len(lines()) == 1
    client.get("/desk/accounts/A-zhou/")
    cast.client("zhou").get("/desk/accounts/A-wu/")
    assert len(lines()) == 3
    clock.shift(61)
    client.get("/desk/accounts/A-wu/")
    assert len(lines()) == 4


def test_a_crawler_leaves_sixty_lines_an_hour_and_no_more(cast: Cast, clock) -> None:
    client = cast.client("chen")
    for number in range(70):
        client.get(f"/desk/accounts/A-{number}/")
    assert len(lines()) == 60
    clock.shift(1801)  # a new hour, and the login is not yet left alone
    client.get("/desk/accounts/A-71/")
    assert len(lines()) == 61


@pytest.mark.parametrize("typed", ["骆小河", "13912345678", "7316420955120087", "x" * 80, "A-1%0aB", "luoxiaohe"])
def test_what_is_no_code_of_ours_is_not_written_down(cast: Cast, typed: str) -> None:
    cast.client("chen").get(f"/desk/accounts/{typed}/")
    assert [one.about_code for one in lines()] == [""]


def test_the_auditor_sees_those_of_the_own_tree(cast: Cast) -> None:
    cast.client("chen").get("/desk/accounts/A-wu/")
    cast.client("far").get("/desk/accounts/A-secret/")
    page = words(with_second_factor(cast.client("auditor")).get("/desk/audit/refusals/"))
    assert "chen老师" in page
    assert "想打开账号，没有让打开" in page
    assert "A-wu" in page
    assert "far老师" not in page
    assert "A-secret" not in page


class TestSecondFactors:
    def wrong(self, cast: Cast, times: int) -> Client:
        set_up_codes(cast.account("chen"))
        client = Client()
        client.post("/account/login/", {"login": "chen", "password": PASSWORD})
        for _ in range(times):
            client.post("/account/2fa/authenticate/", {"code": "000000"})
        return client

    def test_each_wrong_code_leaves_a_line(self, cast: Cast) -> None:
        self.wrong(cast, 3)
        entries = Entry.objects.filter(fact="people.login_failed")
        assert [one.payload for one in entries] == ['{"account":"A-chen","step":"code"}'] * 3

    def test_the_closed_limit_leaves_one_line_and_the_auditor_sees_both(self, cast: Cast) -> None:
        client = self.wrong(cast, 9)
        assert "试得太多了" in words(client.post("/account/2fa/authenticate/", {"code": code_now()}))
        assert Entry.objects.filter(fact="people.login_failed").count() == 5
        assert Entry.objects.filter(fact="people.login_locked").count() == 1
        page = words(with_second_factor(cast.client("auditor")).get("/desk/audit/logins/"))
        assert "验证码不对" in page
        assert "暂时不能登录" in page

    def test_a_passkey_that_proves_nothing_leaves_a_line(self, cast: Cast) -> None:
        client = self.wrong(cast, 0)
        client.post("/account/2fa/authenticate/", {"credential": CREDENTIAL}, headers={"host": "localhost"})
        entries = Entry.objects.filter(fact="people.login_failed")
        assert [one.payload for one in entries] == ['{"account":"A-chen","step":"passkey"}']
