"""Two districts in one installation never meet: not in accounts, invitations, logins, readings, resets or faults."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.journal.triggers import drop_guard, raise_guard
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.actions.accounts import grant_role
from doorstep.foundation.people.actions.factors import ask_factor_reset
from doorstep.foundation.people.actions.invitations import invite
from doorstep.foundation.people.models import Account, FactorReset, Invitation, RoleHeld
from doorstep.foundation.people.queries.audit import ELSEWHERE
from doorstep.foundation.people.tests import test_who_may_open_the_pages as matrix
from doorstep.foundation.people.tests.support import with_second_factor
from doorstep.foundation.people.tests.support.codes import set_up_codes
from doorstep.foundation.people.tests.support.reading import words
from tests.support.cast import NOW, Cast

pytestmark = pytest.mark.django_db
LONG_AGO = date(2026, 1, 1)
Officer = Callable[[str], Client]


def add_officer(cast: Cast, role: str, where: Organisation, prefix: str = "far") -> Account:
    account = Account.objects.create(
        code=f"A-{prefix}-{role}", login=f"{prefix}-{role}", display_name=f"{prefix}的{role}", created_at=NOW
    )
    RoleHeld.objects.create(account=account, role=role, organisation=where, since=LONG_AGO)
    cast.accounts[f"{prefix}-{role}"] = account
    return account


@pytest.fixture
def far(cast: Cast) -> Officer:
    """A browser of one of the officers of the district next door."""

    def client(role: str) -> Client:
        return with_second_factor(cast.client(add_officer(cast, role, cast.other_district).login))

    return client


def two_homes(cast: Cast) -> Account:
    """Wu works at a station here, and judges next door."""
    account = cast.account("wu")
    RoleHeld.objects.create(account=account, role="judge", organisation=cast.other_district, since=LONG_AGO)
    return account


def fail(login: str) -> None:
    Client().post("/account/login/", {"login": login, "password": "wrong-wrong-wrong"})


def test_the_other_administrator_sees_neither_accounts_nor_invitations(cast: Cast, far: Officer) -> None:
    invite(display_name="新来的马老师", role="judge", organisation=cast.district, actor=cast.actor("admin"), at=NOW)
    desk = far("administrator")
    page = words(desk.get("/desk/accounts/"))
    assert "far老师" in page
    for name in ("chen老师", "admin老师", "city老师", "新来的马老师"):
        assert name not in page
    assert "chen老师" not in words(desk.get("/desk/accounts/?q=chen"))
    assert desk.post(f"/desk/accounts/invitations/{Invitation.objects.get().code}/withdraw/").status_code == 404


@pytest.mark.parametrize("role", ["administrator", "security_officer", "auditor"])
def test_no_object_of_this_district_opens_to_an_officer_of_the_other(cast: Cast, far: Officer, role: str) -> None:
    """Every page of the room whose address names one, by whoever may open such a page at home."""
    room = matrix.TestPagesOfPeople()
    room.prepare(cast)
    client = far(role)
    marks = ("A-", "F-", "I-")
    named = [page for page in room.pages if any(mark in page.url(cast) for mark in marks)]
    assert len(named) >= 10
    for page in named:
        answer = client.post(page.url(cast)) if page.post else client.get(page.url(cast))
        assert answer.status_code == 404, page.name


def test_failed_logins_of_the_other_district_are_not_shown_and_unknown_ones_say_nothing_more(
    cast: Cast, far: Officer
) -> None:
    fail("chen")
    fail("chen-mistyped")
    for client, address in (
        (far("auditor"), "/desk/audit/logins/"),
        (far("security_officer"), "/desk/security/"),
    ):
        page = words(client.get(address))
        assert "没有这个登录名" in page
        assert "chen" not in page
        assert "A-chen" not in page


def test_readings_and_shut_doors_of_the_other_district_are_not_shown(cast: Cast, far: Officer) -> None:
    record_reading(Ref("lead", "HA-XS-2026-000007"), cast.actor("chen"), NOW, what="身份", reason="打电话约时间")
    cast.client("chen").get("/desk/accounts/A-wu/")
    auditor = far("auditor")
    assert "没有人看过" in words(auditor.get("/desk/audit/readings/record/?record=HA-XS-2026-000007"))
    assert "chen" not in words(auditor.get("/desk/audit/readings/"))
    assert "A-wu" not in words(auditor.get("/desk/audit/refusals/"))


def test_of_somebody_who_works_in_both_each_sees_what_was_done_at_home(cast: Cast, far: Officer) -> None:
    account = two_homes(cast)
    add_officer(cast, "administrator", cast.other_district, "next")
    for where, by, role in (
        (cast.neighbour, "admin", "mediator"),
        (cast.other_district, "next-administrator", "organiser"),
    ):
        grant_role(account=account, role=role, organisation=where, actor=cast.actor(by), at=NOW)
    home = words(with_second_factor(cast.client("security")).get("/desk/security/changes/"))
    there = words(far("security_officer").get("/desk/security/changes/"))
    assert ("任调解员（HA-02）" in home, "任活动组织人（SY）" in home) == (True, False)
    assert ("任调解员（HA-02）" in there, "任活动组织人（SY）" in there) == (False, True)


def test_the_factor_of_somebody_who_works_in_both_is_reset_from_above(cast: Cast, far: Officer) -> None:
    account = two_homes(cast)
    set_up_codes(account)
    with pytest.raises(Refused, match="上级单位"):
        ask_factor_reset(account=account, reason="手机掉了，当面核实过", actor=cast.actor("admin"), at=NOW)
    add_officer(cast, "administrator", cast.city, "city")
    reason = "手机掉了，市里核实过"
    ask_factor_reset(account=account, reason=reason, actor=cast.actor("city-administrator"), at=NOW)
    reset = FactorReset.objects.get()
    for client in (with_second_factor(cast.client("security")), far("security_officer")):
        assert reason not in words(client.get("/desk/security/"))
        assert client.post(f"/desk/security/factor-resets/{reset.code}/", {"answer": "agree"}).status_code == 404
    add_officer(cast, "security_officer", cast.city, "city")
    above = with_second_factor(cast.client("city-security_officer"))
    assert reason in words(above.get("/desk/security/"))


def test_a_fault_in_the_other_districts_journal_is_told_without_its_name(cast: Cast, far: Officer) -> None:
    record_reading(Ref("lead", "HA-XS-2026-000007"), cast.actor("chen"), NOW, what="线索")
    drop_guard(connection)
    Entry.objects.filter(stream__startswith="reading:A-chen").update(payload='{"rows":[],"what":"别的"}')
    raise_guard(connection)
    page = words(far("auditor").post("/desk/audit/journal/"))
    assert ELSEWHERE in page
    assert "A-chen" not in page
    assert "reading:A-chen" in words(with_second_factor(cast.client("auditor")).post("/desk/audit/journal/"))
