"""Passwords, second factors, throttling and sessions at the staff door."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth import hashers
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doorstep.foundation.journal.models import Entry
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions.accounts import open_account
from doorstep.foundation.people.models import Account, LoginSession
from doorstep.foundation.people.tests.support.codes import SECRET, code_now, set_up_codes
from doorstep.foundation.people.tests.support.reading import words
from tests.support.cast import NOW, PASSWORD, Cast

pytestmark = pytest.mark.django_db


def log_in(login: str, password: str = PASSWORD, client: Client | None = None, address: str = "10.0.0.1", **headers: str):
    client = client or Client()
    answer = client.post("/account/login/", {"login": login, "password": password}, REMOTE_ADDR=address, headers=headers)
    client.last = answer
    return client


def is_in(client: Client) -> bool:
    return client.get("/desk/me/").status_code == 200


def facts(code: str) -> list[Entry]:
    return list(Entry.objects.filter(fact=f"people.{code}"))


def test_a_right_password_opens_the_desk_and_is_journalled(cast: Cast) -> None:
    client = log_in("chen")
    assert (client.last.status_code, client.last.url) == (302, "/desk/")
    assert is_in(client)
    assert [entry.about_code for entry in facts("logged_in")] == ["A-chen"]
    row = LoginSession.objects.get()
    assert (row.account, row.session_key) == (cast.account("chen"), client.session.session_key)


def test_the_login_goes_back_to_the_page_asked_for_and_never_outside(cast: Cast) -> None:
    inside = Client().post("/account/login/", {"login": "chen", "password": PASSWORD, "next": "/desk/me/"})
    outside = Client().post("/account/login/", {"login": "chen", "password": PASSWORD, "next": "https://evil.example/"})
    assert (inside.url, outside.url) == ("/desk/me/", "/desk/")


def test_an_unknown_login_and_a_wrong_password_read_alike(cast: Cast) -> None:
    wrong, unknown = log_in("chen", "wrong-wrong-wrong").last, log_in("nobody-here", "wrong-wrong-wrong").last
    says = "登录名或密码不对，请再看一下"
    assert says in words(wrong)
    assert says in words(unknown)
    assert wrong.status_code == unknown.status_code == 200


def test_a_failed_login_leaves_a_line_without_what_was_typed(cast: Cast) -> None:
    log_in("13912345678", "secret-typed-here")
    log_in("chen", "secret-typed-here")
    entries = facts("login_failed")
    assert ['"account":""' in entry.payload for entry in entries] == [True, False]
    for entry in entries:
        row = " ".join(str(getattr(entry, field.attname)) for field in Entry._meta.fields)
        assert "13912345678" not in row
        assert "secret-typed-here" not in row


def test_known_and_unknown_logins_cost_the_same_queries(cast: Cast) -> None:
    counts = []
    for login in ("chen", "nobody-here"):
        with CaptureQueriesContext(connection) as found:
            log_in(login, "wrong-wrong-wrong")
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_known_and_unknown_logins_hash_one_password_each(cast: Cast, monkeypatch) -> None:
    asked = []
    real = hashers.MD5PasswordHasher.encode
    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", lambda self, *args: asked.append(1) or real(self, *args))
    counts = []
    for login in ("chen", "nobody-here"):
        asked.clear()
        log_in(login, "wrong-wrong-wrong")
        counts.append(len(asked))
    assert counts == [1, 1]


def test_the_sixth_try_from_one_place_waits_even_with_the_right_password(cast: Cast) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        for _ in range(5):
            log_in("chen", "wrong-wrong-wrong")
        assert "试得太多了" in words(log_in("chen").last)
        assert len(facts("login_locked")) == 1
        clock.shift(301)
        assert is_in(log_in("chen"))


def test_an_attacker_slows_neither_the_owner_elsewhere_nor_a_colleague_beside_them(cast: Cast) -> None:
    with time_machine.travel(NOW, tick=False):
        for _ in range(12):
            log_in("chen", "wrong-wrong-wrong", address="10.6.6.6")
        assert is_in(log_in("chen", address="10.0.0.1"))
        assert is_in(log_in("zhou", address="10.6.6.6"))


def test_a_forged_forwarding_header_changes_nothing_without_trusted_proxies(cast: Cast) -> None:
    with time_machine.travel(NOW, tick=False):
        for number in range(5):
            log_in("chen", "wrong-wrong-wrong", **{"X-Forwarded-For": f"1.2.3.{number}"})
        assert "试得太多了" in words(log_in("chen", **{"X-Forwarded-For": "9.9.9.9"}).last)


def test_good_logins_do_not_count(cast: Cast) -> None:
    with time_machine.travel(NOW, tick=False):
        for _ in range(8):
            assert is_in(log_in("chen"))


def test_a_disabled_account_cannot_log_in(cast: Cast) -> None:
    Account.objects.filter(login="chen").update(is_active=False)
    assert not is_in(log_in("chen"))
    assert '"disabled"' in facts("login_failed")[0].payload


def test_there_is_no_sign_up_and_no_reset_by_mail(cast: Cast) -> None:
    for path in ("signup/", "password/reset/", "email/", "password/set/"):
        assert Client().get(f"/account/{path}").status_code == 404


def test_logging_out_ends_the_session_and_says_so(cast: Cast) -> None:
    client = log_in("chen")
    client.post("/account/logout/")
    assert not is_in(client)
    assert LoginSession.objects.get().ended_at is not None
    assert [entry.about_code for entry in facts("sessions_ended")] == ["A-chen"]


def test_logging_in_changes_the_session_key(cast: Cast) -> None:
    client = Client()
    session = client.session
    session["before"] = 1
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    log_in("chen", client=client)
    assert client.session.session_key != session.session_key


@pytest.mark.parametrize(("shared", "minutes"), [(False, 60), (True, 10)])
def test_a_login_left_alone_ends_sooner_on_a_shared_computer(cast: Cast, shared: bool, minutes: int) -> None:
    Account.objects.filter(login="chen").update(shared_desk=shared)
    with time_machine.travel(NOW, tick=False) as clock:
        client = log_in("chen")
        clock.shift(minutes * 60 - 1)
        assert is_in(client)
        clock.shift(minutes * 60 - 1)
        assert is_in(client)
        clock.shift(minutes * 60 + 1)
        answer = client.get("/desk/me/")
        assert answer.status_code == 302
        assert answer.url.startswith("/account/login/?next=/desk/me/")
        assert LoginSession.objects.get().ended_at is not None


def test_a_login_ends_after_ten_hours_however_busy(cast: Cast) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = log_in("chen")
        for _ in range(20):
            clock.shift(30 * 60)
            assert is_in(client)
        clock.shift(60)
        assert not is_in(client)


def test_a_first_password_must_be_changed_before_anything_else(cast: Cast) -> None:
    Account.objects.filter(login="chen").update(must_change_password=True)
    client = log_in("chen")
    assert client.get("/desk/me/").url == "/account/password/change/"
    assert "换成自己的密码" in words(client.get("/account/password/change/"))
    new = "四个-不相干-的词-连起来"
    client.post("/account/password/change/", {"old": PASSWORD, "new": new, "again": new})
    assert is_in(client)
    assert is_in(log_in("chen", new))


def test_changing_the_password_ends_the_other_logins(cast: Cast) -> None:
    here, there = log_in("chen"), log_in("chen")
    new = "another-long-pass-phrase"
    answer = here.post("/account/password/change/", {"old": PASSWORD, "new": new, "again": new})
    assert answer.status_code == 302
    assert is_in(here)
    assert not is_in(there)


@pytest.mark.parametrize(
    ("old", "new", "again", "says"),
    [
        ("wrong", "another-long-pass-phrase", "another-long-pass-phrase", "现在的密码不对"),
        (PASSWORD, "short-one", "short-one", "密码至少要12个字"),
        (PASSWORD, "password1234", "password1234", "用的人太多"),
        (PASSWORD, "another-long-pass-phrase", "different", "两遍写得不一样"),
        (PASSWORD, PASSWORD, PASSWORD, "和现在的一样"),
        (PASSWORD, "x" * 201, "x" * 201, "密码最多200个字"),
    ],
)
def test_a_password_that_will_not_do_is_refused_with_a_sentence(
    cast: Cast, old: str, new: str, again: str, says: str
) -> None:
    client = log_in("chen")
    answer = client.post("/account/password/change/", {"old": old, "new": new, "again": again})
    assert says in words(answer)
    assert is_in(log_in("chen"))


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("huaianmen-post1", "和登录名、称呼、电话或邮箱太像"),
        ("柳河街道工作站前台老马老师", "和登录名、称呼、电话或邮箱太像"),
        ("139123456789", "和登录名、称呼、电话或邮箱太像"),
        ("1234567890123", "用的人太多"),
        ("eleven-char", "密码至少要12个字"),
    ],
)
def test_a_password_alike_ones_own_data_or_everybodys_is_refused(cast: Cast, password: str, says: str) -> None:
    given = {"login": "huaianmen-post", "display_name": "柳河街道工作站前台老马", "phone": "13912345678"}
    with pytest.raises(Refused, match=says):
        open_account(**given, password=password, actor=cast.actor("admin"), at=NOW)
    assert not Account.objects.filter(login="huaianmen-post").exists()


def test_an_open_session_is_no_place_to_guess_the_password(cast: Cast) -> None:
    new = "another-long-pass-phrase"
    with time_machine.travel(NOW, tick=False):
        client = log_in("chen")
        for _ in range(5):
            client.post("/account/password/change/", {"old": "wrong-one", "new": new, "again": new})
        answer = client.post("/account/password/change/", {"old": PASSWORD, "new": new, "again": new})
        assert "试得太多了" in words(answer)
        assert is_in(log_in("chen", address="10.0.0.9"))
    assert len(facts("login_failed")) == 5


def test_with_a_second_factor_the_password_alone_opens_nothing(cast: Cast) -> None:
    set_up_codes(cast.account("chen"))
    client = log_in("chen")
    assert client.last.url == "/account/2fa/authenticate/"
    assert not is_in(client)
    assert "第二步验证" in words(client.get("/account/2fa/authenticate/"))
    client.post("/account/2fa/authenticate/", {"code": code_now()})
    assert is_in(client)
    assert '"second_factor":true' in facts("logged_in")[0].payload


def test_a_code_counts_once(cast: Cast) -> None:
    set_up_codes(cast.account("chen"))
    code = code_now()
    first, second = log_in("chen"), log_in("chen")
    first.post("/account/2fa/authenticate/", {"code": code})
    answer = second.post("/account/2fa/authenticate/", {"code": code})
    assert is_in(first)
    assert not is_in(second)
    assert "刚刚用过" in words(answer)


def test_a_code_that_was_used_stays_used_for_as_long_as_it_would_count(cast: Cast) -> None:
    """The window of the counter ends in the midst of the code's life: it must not come alive again."""
    set_up_codes(cast.account("chen"))
    with time_machine.travel(datetime(2026, 11, 23, 1, 29, 59, tzinfo=UTC), tick=False) as clock:
        code = code_now()
        first, second = log_in("chen"), log_in("chen")
        first.post("/account/2fa/authenticate/", {"code": code})
        clock.shift(2)
        second.post("/account/2fa/authenticate/", {"code": code})
        assert is_in(first)
        assert not is_in(second)


def test_codes_are_throttled_per_account(cast: Cast) -> None:
    set_up_codes(cast.account("chen"))
    with time_machine.travel(NOW, tick=False):
        client = log_in("chen")
        for _ in range(5):
            client.post("/account/2fa/authenticate/", {"code": "000000"})
        answer = client.post("/account/2fa/authenticate/", {"code": code_now()})
        assert "试得太多了" in words(answer)
        assert not is_in(client)


def test_the_secret_lies_sealed(cast: Cast) -> None:
    factor = set_up_codes(cast.account("chen"))
    factor.refresh_from_db()
    assert SECRET not in str(factor.data)
