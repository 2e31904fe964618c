"""我的账号: one's logins, the shared computer, the organisation acted for."""

from datetime import date

import pytest
from django.test import Client

from doorstep.foundation.journal.models import Entry
from doorstep.foundation.people.models import LoginSession, RoleHeld
from doorstep.foundation.people.tests.support.reading import words
from tests.support.cast import PASSWORD, Cast

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Version/17.0 Safari/604.1"


def log_in(login: str = "chen", agent: str = "") -> Client:
    client = Client(headers={"User-Agent": agent})
    client.post("/account/login/", {"login": login, "password": PASSWORD}, REMOTE_ADDR="203.0.113.77")
    return client


def test_logins_are_listed_by_device_without_an_address(cast: Cast) -> None:
    log_in(agent=PHONE)
    page = words(log_in().get("/desk/me/"))
    assert "苹果手机，Safari浏览器" in page
    assert "就是这里" in page
    assert "203.0.113.77" not in page
    assert "203.0.113.77" not in str(list(LoginSession.objects.values()) + list(Entry.objects.values()))


def test_one_login_elsewhere_is_ended(cast: Cast) -> None:
    phone, here, third = log_in(agent=PHONE), log_in(), log_in()
    row = LoginSession.objects.get(session_key=phone.session.session_key)
    here.post("/desk/me/session/end/", {"session": str(row.pk)})
    assert [client.get("/desk/me/").status_code for client in (phone, here, third)] == [302, 200, 200]


@pytest.mark.parametrize("number", ["", "x", "0", "99999999999999999999999999", "²"])
def test_a_login_that_is_not_there_is_said_not_to_be(cast: Cast, number: str) -> None:
    answer = log_in().post("/desk/me/session/end/", {"session": number}, follow=True)
    assert "这处登录已经结束了" in words(answer)


def test_nobody_ends_the_login_of_a_colleague(cast: Cast) -> None:
    zhou = log_in("zhou")
    row = LoginSession.objects.get(session_key=zhou.session.session_key)
    log_in().post("/desk/me/session/end/", {"session": str(row.pk)})
    assert zhou.get("/desk/me/").status_code == 200


def test_all_others_are_ended_at_once(cast: Cast) -> None:
    others, here = [log_in(), log_in(agent=PHONE)], log_in()
    answer = here.post("/desk/me/sessions/end/", follow=True)
    assert "别处的2个登录都结束了" in words(answer)
    assert [client.get("/desk/me/").status_code for client in others] == [302, 302]
    entry = Entry.objects.filter(fact="people.sessions_ended").latest("id")
    assert entry.payload == '{"count":2,"why":"ended_by_owner"}'


def test_the_shared_computer_is_switched_on_and_off(cast: Cast) -> None:
    client = log_in()
    assert "标成了公用电脑" in words(client.post("/desk/me/shared-desk/", {"shared": "yes"}, follow=True))
    cast.account("chen").refresh_from_db()
    assert cast.account("chen").shared_desk
    assert "窗口或大厅的电脑" in words(client.post("/desk/me/shared-desk/", {"shared": "no"}, follow=True))


def test_who_works_for_two_organisations_chooses_the_one_acted_for(cast: Cast) -> None:
    RoleHeld.objects.create(
        account=cast.account("chen"), role="mediator", organisation=cast.neighbour, since=date(2026, 1, 2)
    )
    client = log_in()
    assert client.get("/desk/me/").wsgi_request.actor.organisation == "HA-01"
    client.post("/desk/me/acting/", {"organisation": "HA-02"})
    request = client.get("/desk/me/").wsgi_request
    assert (request.actor.organisation, request.actor.roles) == ("HA-02", {"mediator"})
    client.post("/desk/me/acting/", {"organisation": "SY"})
    assert client.get("/desk/me/").wsgi_request.actor.organisation == "HA-01"


def test_who_could_open_identities_is_asked_to_set_up_a_factor_and_others_are_not(cast: Cast) -> None:
    assert "要先设好第二步验证" in words(log_in("chen").get("/desk/me/"))
    assert "要先设好第二步验证" not in words(log_in("keeper").get("/desk/me/"))


def test_an_account_without_roles_still_sees_its_own_page(cast: Cast) -> None:
    RoleHeld.objects.filter(account=cast.account("chen")).delete()
    assert "今天没有任职" in words(log_in().get("/desk/me/"))


def test_an_anonymous_visitor_costs_no_query(cast: Cast, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        Client().get("/desk/me/")
