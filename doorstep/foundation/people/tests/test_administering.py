"""The administrator's pages: what they show, what they do, where they end."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doorstep.foundation.journal.models import Entry
from doorstep.foundation.people.models import Account, RoleHeld
from doorstep.foundation.people.tests.support import with_second_factor
from doorstep.foundation.people.tests.support.reading import words
from tests.support.cast import NOW, PASSWORD, Cast

LONG_AGO = date(2026, 1, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(cast: Cast) -> Client:
    return with_second_factor(cast.client("admin"))


def test_the_list_shows_the_own_tree_and_nothing_of_the_district_next_door(cast: Cast, desk: Client) -> None:
    page = words(desk.get("/desk/accounts/"))
    assert "chen老师" in page
    assert "服务站工作人员，槐安门街道总工会服务站" in page
    assert "far老师" not in page
    assert "city老师" not in page
    assert "far" not in words(desk.get("/desk/accounts/?q=far")).replace("far_", "").split("不筛了")[1]


def test_an_account_of_another_district_does_not_exist_here(cast: Cast, desk: Client) -> None:
    for path in ("", "rename/", "disable/", "password/", "roles/add/", "factor-reset/"):
        url = f"/desk/accounts/A-far/{path}"
        assert (desk.post(url) if path else desk.get(url)).status_code == 404
    assert Account.objects.get(login="far").is_active


def test_the_list_costs_the_same_however_many_accounts(cast: Cast, desk: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as found:
            desk.get("/desk/accounts/")
        return len(found)

    cost()
    few = cost()
    for number in range(20):
        account = Account.objects.create(
            code=f"A-n{number}", login=f"n{number}", display_name=f"第{number}位", created_at=NOW
        )
        for role in ("mediator", "judge"):
            RoleHeld.objects.create(account=account, role=role, organisation=cast.station, since=LONG_AGO)
    assert cost() == few


def test_opening_an_account_shows_its_first_password_once_and_it_must_be_changed(cast: Cast, desk: Client) -> None:
    sent = {"display_name": "新来的", "login": "xinlai", "role": "station_officer", "organisation": "HA-01"}
    answer = desk.post("/desk/accounts/new/", sent)
    password = answer.context["password"]
    assert password in words(answer)
    account = Account.objects.get(login="xinlai")
    assert account.must_change_password
    assert password not in str(list(Entry.objects.values()))
    client = Client()
    client.post("/account/login/", {"login": "xinlai", "password": password})
    assert client.get("/desk/me/").url == "/account/password/change/"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"organisation": "SY-01"}, "请在列出的单位里选一个"), ({"organisation": "city"}, "请在列出的单位里选一个"),
        ({"role": "emperor"}, "请在列出的里选一个"), ({"login": "chen"}, "这个登录名已经有人用"),
        ({"role": "enterprise_contact"}, "本区登记册里没有这个代码的企业"),
        ({"until_year": "2026", "until_month": "2", "until_day": "31"}, "没有这一天"), ({"display_name": ""}, "这里还没有填"),
    ],
)  # fmt: skip
def test_what_will_not_do_is_said_beside_the_field_and_nothing_is_half_done(
    cast: Cast, desk: Client, changed: dict, says: str
) -> None:
    sent = {"display_name": "新来的", "login": "xinlai", "role": "station_officer", "organisation": "HA-01", **changed}
    assert says in words(desk.post("/desk/accounts/new/", sent))
    assert not Account.objects.filter(display_name="新来的").exists()


def test_an_extra_field_is_ignored(cast: Cast, desk: Client) -> None:
    sent = {
        "display_name": "新来的",
        "login": "xinlai",
        "role": "judge",
        "organisation": "HA",
        "is_demo": "on",
        "code": "A-mine",
    }
    desk.post("/desk/accounts/new/", sent)
    account = Account.objects.get(login="xinlai")
    assert (account.is_demo, account.code == "A-mine") == (False, False)


def test_an_invitation_link_is_shown_once_and_works(cast: Cast, desk: Client) -> None:
    sent = {"display_name": "马老师", "role": "mediator", "organisation": "HA-02"}
    page = desk.post("/desk/accounts/invite/", sent)
    token = page.context["invited"].token
    assert f"http://testserver/account/invitation/#{token}" in page.content.decode()
    listed = desk.get("/desk/accounts/").content.decode()
    assert "马老师" in listed
    assert token not in listed
    assert Client().post("/account/invitation/", {"token": token}).status_code == 200


def test_roles_are_added_ended_and_put_on_duty(cast: Cast, desk: Client) -> None:
    desk.post("/desk/accounts/A-wu/roles/add/", {"role": "mediator", "organisation": "HA-02"})
    held = RoleHeld.objects.get(account=cast.account("wu"), role="mediator")
    desk.post("/desk/accounts/A-wu/duty/", {"role": str(held.pk), "on_duty": "yes"})
    held.refresh_from_db()
    assert held.on_duty
    desk.post("/desk/accounts/A-wu/roles/end/", {"role": str(held.pk)})
    assert not RoleHeld.objects.filter(account=cast.account("wu"), role="mediator").exists()
    facts = Entry.objects.filter(stream="account:A-wu").order_by("number").values_list("fact", flat=True)
    assert list(facts) == ["people.role_granted", "people.duty_set", "people.role_ended"]


def test_a_role_in_another_district_cannot_be_seen_or_ended_from_here(cast: Cast, desk: Client) -> None:
    held = RoleHeld.objects.create(
        account=cast.account("wu"), role="judge", organisation=cast.other_district, since=LONG_AGO
    )
    assert "松原区" not in words(desk.get("/desk/accounts/A-wu/"))
    assert desk.post("/desk/accounts/A-wu/roles/end/", {"role": str(held.pk)}).status_code == 404
    assert desk.post("/desk/accounts/A-wu/duty/", {"role": str(held.pk), "on_duty": "yes"}).status_code == 404
    assert desk.post("/desk/accounts/A-wu/roles/end/", {"role": "x"}).status_code == 404


def test_who_works_in_two_districts_is_not_disabled_by_one(cast: Cast, desk: Client) -> None:
    RoleHeld.objects.create(account=cast.account("wu"), role="judge", organisation=cast.other_district, since=LONG_AGO)
    answer = desk.post("/desk/accounts/A-wu/disable/", follow=True)
    assert "在本区以外还有任职" in words(answer)
    assert Account.objects.get(login="wu").is_active


def test_separation_of_duties_is_said_on_the_page(cast: Cast, desk: Client) -> None:
    answer = desk.post("/desk/accounts/A-auditor/roles/add/", {"role": "administrator", "organisation": "HA"})
    assert answer.status_code == 422
    assert "系统管理员和审计员要由不同的人担任" in words(answer)


def test_a_reset_password_is_shown_once_and_the_old_one_is_gone(cast: Cast, desk: Client) -> None:
    answer = desk.post("/desk/accounts/A-chen/password/")
    client = Client()
    client.post("/account/login/", {"login": "chen", "password": PASSWORD})
    assert client.get("/desk/me/").url.startswith("/account/login/")
    client.post("/account/login/", {"login": "chen", "password": answer.context["password"]})
    assert client.get("/desk/me/").url == "/account/password/change/"


@pytest.mark.parametrize("key", ["²", "１２", "9" * 30, "-1", "x"])
def test_nonsense_in_the_address_reads_as_the_start_of_the_list(cast: Cast, desk: Client, key: str) -> None:
    for name in ("after", "before"):
        assert desk.get("/desk/accounts/", {name: key}).status_code == 200
