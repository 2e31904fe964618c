"""What auditor and security officer see: their own part of the tree, and whether the journal is whole."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.models import Entry, Head
from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.journal.triggers import drop_guard, raise_guard
from doorstep.foundation.people.actions.accounts import grant_role
from doorstep.foundation.people.actions.factors import ask_factor_reset
from doorstep.foundation.people.models import FactorReset
from doorstep.foundation.people.tests.support import with_second_factor
from doorstep.foundation.people.tests.support.codes import set_up_codes
from doorstep.foundation.people.tests.support.reading import words
from tests.support.cast import NOW, Cast

pytestmark = pytest.mark.django_db
LEAD = Ref("lead", "HA-XS-2026-000007")


@pytest.fixture
def auditor(cast: Cast) -> Client:
    return with_second_factor(cast.client("auditor"))


@pytest.fixture
def officer(cast: Cast) -> Client:
    return with_second_factor(cast.client("security"))


def fail(login: str) -> None:
    Client().post("/account/login/", {"login": login, "password": "wrong-wrong-wrong"})


def test_what_an_account_read_on_a_day_is_shown(cast: Cast, auditor: Client) -> None:
    record_reading(LEAD, cast.actor("chen"), NOW, what="线索")
    record_reading(Ref("lead-list", "HA-01"), cast.actor("chen"), NOW, what="线索列表", rows=("a", "b"))
    page = words(auditor.get("/desk/audit/readings/account/?account=A-chen&last_year=2026&last_month=11&last_day=23"))
    assert "看了线索列表（2行）" in page
    assert LEAD.code in page
    assert "没有记录" in words(
        auditor.get("/desk/audit/readings/account/?account=A-chen&last_year=2026&last_month=11&last_day=22")
    )


@pytest.mark.parametrize("day", ["", "soon", "2026-02-31", "0000-00-00"])
def test_a_day_that_is_none_reads_as_today(cast: Cast, auditor: Client, day: str) -> None:
    assert auditor.get(f"/desk/audit/readings/account/?account=A-chen&day={day}").status_code == 200


def test_who_read_a_record_is_shown_with_the_reason(cast: Cast, auditor: Client) -> None:
    record_reading(LEAD, cast.actor("chen"), NOW, what="身份", reason="打电话约时间")
    record_reading(LEAD, cast.actor("far"), NOW, what="身份", reason="别区的理由")
    page = words(auditor.get(f"/desk/audit/readings/record/?record={LEAD.code}"))
    assert "打电话约时间" in page
    assert "别区的理由" not in page
    assert "没有人看过" in words(auditor.get("/desk/audit/readings/record/?record=nonsense"))


def test_the_auditors_own_look_is_logged(cast: Cast, auditor: Client) -> None:
    record_reading(LEAD, cast.actor("chen"), NOW, what="线索")
    auditor.get(f"/desk/audit/readings/record/?record={LEAD.code}")
    auditor.get("/desk/audit/readings/account/?account=A-chen")
    abouts = Entry.objects.filter(stream__startswith="reading:A-auditor").values_list("about_kind", "about_code")
    assert list(abouts) == [("reading-log", LEAD.code), ("reading-log", "A-chen")]


def test_an_account_of_the_district_next_door_is_not_found(cast: Cast, auditor: Client) -> None:
    assert auditor.get("/desk/audit/readings/account/?account=A-far").status_code == 404


def test_failed_logins_are_shown_for_the_own_tree_and_for_unknown_logins(cast: Cast, auditor: Client) -> None:
    for login in ("chen", "far", "nobody-here"):
        fail(login)
    page = words(auditor.get("/desk/audit/logins/"))
    assert "chen老师" in page
    assert "没有这个登录名" in page
    assert "far老师" not in page
    assert "nobody-here" not in page


def test_changes_of_rights_are_shown_to_the_security_officer(cast: Cast, officer: Client) -> None:
    grant_role(account=cast.account("wu"), role="mediator", organisation=cast.neighbour, actor=cast.actor("admin"), at=NOW)
    page = words(officer.get("/desk/security/changes/"))
    assert "任调解员（HA-02）" in page
    assert "admin老师" in page
    other = with_second_factor(cast.client("far_district"))
    assert other.get("/desk/security/changes/").status_code == 404


def test_a_reset_is_agreed_to_on_the_page(cast: Cast, officer: Client) -> None:
    set_up_codes(cast.account("chen"))
    reset = ask_factor_reset(account=cast.account("chen"), reason="手机掉了，当面核实过", actor=cast.actor("admin"), at=NOW)
    assert "手机掉了，当面核实过" in words(officer.get("/desk/security/"))
    officer.post(f"/desk/security/factor-resets/{reset.code}/", {"answer": "agree"})
    assert FactorReset.objects.get().agreed


def test_a_whole_journal_is_called_whole_and_a_changed_row_is_named(cast: Cast, auditor: Client) -> None:
    record_reading(LEAD, cast.actor("chen"), NOW, what="线索")
    assert "都对得上" in words(auditor.post("/desk/audit/journal/"))
    drop_guard(connection)
    Entry.objects.filter(stream__startswith="reading:A-chen").update(payload='{"rows":[],"what":"别的"}')
    raise_guard(connection)
    page = words(auditor.post("/desk/audit/journal/"))
    assert "reading:A-chen:2026-11-23，第1笔" in page
    assert Head.objects.filter(stream="reading:A-chen:2026-11-23").exists()


def test_lists_cost_the_same_however_long(cast: Cast, auditor: Client, officer: Client) -> None:
    def costs() -> list[int]:
        found = []
        for client, url in (
            (auditor, "/desk/audit/logins/"), (officer, "/desk/security/"), (officer, "/desk/security/changes/"),
            (auditor, "/desk/audit/readings/account/?account=A-chen&last_year=2026&last_month=11&last_day=23"),
        ):  # fmt: skip
            with CaptureQueriesContext(connection) as queries:
                client.get(url)
            found.append(len(queries))
        return found

    def grow(rows: int) -> None:
        for number in range(rows):
            record_reading(Ref("lead", f"n{number}"), cast.actor("chen"), NOW, what="线索")
            fail(f"nobody{number}")
            where = {"organisation": cast.neighbour, "actor": cast.actor("admin"), "at": NOW}
            grant_role(account=cast.account("wu"), role=("judge", "keeper", "organiser", "liaison")[number % 4], **where)

    grow(2)
    costs()
    few = costs()
    for number in range(30):
        record_reading(Ref("lead", f"m{number}"), cast.actor("chen"), NOW, what="线索")
        fail(f"somebody{number}")
    assert costs() == few
