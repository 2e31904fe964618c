"""When a login ends by the clock: left alone, sooner on a shared computer, and after ten hours however busy."""

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from doorstep.foundation.journal.models import Entry
from doorstep.foundation.people.models import LoginSession
from doorstep.foundation.people.tests.support.codes import code_now, set_up_codes
from doorstep.foundation.people.tests.support.reading import words
from tests.support.cast import NOW, PASSWORD, Cast

pytestmark = pytest.mark.django_db
MINUTE = 60


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def logged_in(who: str = "chen") -> Client:
    client = Client()
    client.post("/account/login/", {"login": who, "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    return client.get("/desk/me/").status_code == 200


def share(client: Client, shared: bool) -> None:
    client.post("/desk/me/shared-desk/", {"shared": "yes" if shared else "no"})


def test_calling_the_computer_shared_shortens_this_login_at_once(cast: Cast, clock) -> None:
    client = logged_in()
    share(client, True)
    clock.shift(10 * MINUTE)
    assert is_in(client)
    clock.shift(10 * MINUTE + 1)
    assert not is_in(client)


def test_calling_it_ones_own_again_gives_the_longer_time_back(cast: Cast, clock) -> None:
    client = logged_in()
    share(client, True)
    share(client, False)
    clock.shift(59 * MINUTE)
    assert is_in(client)


def test_the_next_login_of_the_account_begins_as_shared(cast: Cast, clock) -> None:
    share(logged_in(), True)
    later = logged_in()
    clock.shift(10 * MINUTE + 1)
    assert not is_in(later)


def test_ten_hours_are_the_end_on_a_shared_computer_too(cast: Cast, clock) -> None:
    client = logged_in()
    share(client, True)
    for _ in range(66):
        clock.shift(9 * MINUTE)
        assert is_in(client)
    clock.shift(6 * MINUTE + 1)
    assert not is_in(client)


def test_what_ended_by_the_clock_is_closed_everywhere_and_stays_closed(cast: Cast, clock) -> None:
    client = logged_in()
    key = client.session.session_key
    clock.shift(60 * MINUTE + 1)
    page = client.get("/desk/me/", follow=True)
    assert "这台电脑有一阵没人用" in words(page)
    assert LoginSession.objects.get(session_key=key).ended_at == timezone.now()
    assert not Session.objects.filter(pk=key).exists()
    ended = Entry.objects.get(fact="people.sessions_ended")
    assert (ended.about_code, '"why":"idle"' in ended.payload) == ("A-chen", True)
    clock.move_to(NOW)
    thief = Client()
    thief.cookies["session"] = key
    assert not is_in(thief)


def test_a_form_sent_after_the_time_changes_nothing(cast: Cast, clock) -> None:
    client = logged_in()
    clock.shift(60 * MINUTE + 1)
    answer = client.post("/desk/me/shared-desk/", {"shared": "yes"})
    assert answer.url == "/account/login/?next=/desk/"
    assert not Entry.objects.filter(fact="people.shared_desk_set").exists()


def test_the_second_factor_ends_with_the_login_that_used_it(cast: Cast, clock) -> None:
    set_up_codes(cast.account("admin"))
    client = logged_in("admin")
    client.post("/account/2fa/authenticate/", {"code": code_now()})
    assert client.get("/desk/accounts/").status_code == 200
    clock.shift(60 * MINUTE + 1)
    client.get("/desk/accounts/")
    client.post("/account/login/", {"login": "admin", "password": PASSWORD})
    assert not is_in(client)
    assert client.get("/account/2fa/authenticate/").status_code == 200


def test_the_cookie_goes_with_the_browser(cast: Cast) -> None:
    cookie = logged_in().cookies["session"]
    assert (cookie["max-age"], cookie["expires"], cookie["httponly"]) == ("", "", True)
