"""Setting up, using, losing a second factor; nothing leads round it."""

from dataclasses import replace

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from doorstep.foundation.journal.models import Entry
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions.accounts import reset_password
from doorstep.foundation.people.actions.factors import ask_factor_reset, decide_factor_reset
from doorstep.foundation.people.models import FactorReset
from doorstep.foundation.people.tests.support import with_second_factor
from doorstep.foundation.people.tests.support.codes import code_now, set_up_codes
from doorstep.foundation.people.tests.support.reading import words
from tests.support.cast import NOW, PASSWORD, Cast

pytestmark = pytest.mark.django_db
SEALED_PAGE = "/desk/accounts/"


def confirmed_by_password(cast: Cast, who: str) -> Client:
    """Logged in and asked for the password just now, as setting up a factor wants it."""
    client = Client()
    client.post("/account/login/", {"login": who, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def set_up(client: Client) -> Client:
    client.post("/account/2fa/totp/activate/", {"code": code_now(offered(client))})
    return client


def offered(client: Client) -> str:
    """The secret as the page shows it."""
    return client.get("/account/2fa/totp/activate/").context["form"].secret


def test_a_page_that_needs_a_factor_sends_those_without_one_to_set_it_up(cast: Cast) -> None:
    client = cast.client("admin")
    assert client.get(SEALED_PAGE).url == "/account/2fa/"
    assert "要先设好第二步验证" in words(client.get("/account/2fa/"))


def test_an_old_session_must_confirm_a_factor_set_up_since(cast: Cast) -> None:
    client = cast.client("admin")
    set_up_codes(cast.account("admin"))
    answer = client.get(SEALED_PAGE)
    assert answer.url == "/account/2fa/reauthenticate/?next=%2Fdesk%2Faccounts%2F"
    assert "要再确认一次是您本人" in words(client.get(answer.url))
    back = client.post(answer.url, {"code": code_now(), "next": SEALED_PAGE})
    assert back.url == SEALED_PAGE
    assert client.get(SEALED_PAGE).status_code == 200


def test_whoever_has_no_right_to_the_page_is_not_told_of_factors(cast: Cast) -> None:
    assert cast.client("chen").get(SEALED_PAGE).status_code == 404


def test_setting_up_codes_takes_the_password_and_opens_the_page(cast: Cast) -> None:
    plain = cast.client("admin")
    assert plain.get("/account/2fa/totp/activate/").url.startswith("/account/reauthenticate/")
    client = set_up(confirmed_by_password(cast, "admin"))
    assert client.get(SEALED_PAGE).status_code == 200
    entries = Entry.objects.filter(fact="people.factor_added").order_by("id")
    assert [(entry.about_code, entry.payload) for entry in entries] == [
        ("A-admin", '{"kind":"totp"}'),
        ("A-admin", '{"kind":"recovery_codes"}'),
    ]


def test_the_code_that_set_it_up_cannot_be_used_again(cast: Cast) -> None:
    client = confirmed_by_password(cast, "admin")
    code = code_now(offered(client))
    client.post("/account/2fa/totp/activate/", {"code": code})
    other = Client()
    other.post("/account/login/", {"login": "admin", "password": PASSWORD})
    assert "刚刚用过" in words(other.post("/account/2fa/authenticate/", {"code": code}))


def test_recovery_codes_are_shown_once_and_count_once(cast: Cast) -> None:
    client = set_up(confirmed_by_password(cast, "admin"))
    shown = client.get("/account/2fa/recovery-codes/").context["codes"]
    assert len(set(shown)) == 10
    again = client.get("/account/2fa/recovery-codes/")
    assert not any(code in words(again) for code in shown)
    for expected in (302, 200):
        other = Client()
        other.post("/account/login/", {"login": "admin", "password": PASSWORD})
        assert other.post("/account/2fa/authenticate/", {"code": shown[0]}).status_code == expected


@pytest.mark.parametrize(
    "path",
    ["totp/activate/", "totp/deactivate/", "webauthn/", "webauthn/add/", "recovery-codes/", "recovery-codes/generate/"],
)
def test_the_password_alone_changes_no_factor(cast: Cast, path: str) -> None:
    """A session opened before the factor, even when it gave the password a moment ago."""
    client = confirmed_by_password(cast, "admin")
    set_up_codes(cast.account("admin"))
    assert client.get(f"/account/2fa/{path}").url.startswith("/account/2fa/reauthenticate/")
    assert client.post(f"/account/2fa/{path}").status_code == 302
    assert Authenticator.objects.filter(type="totp").count() == 1


def test_who_has_a_factor_confirms_with_it_and_not_with_the_password(cast: Cast) -> None:
    set_up_codes(cast.account("admin"))
    client = with_second_factor(cast.client("admin"))
    assert client.get("/account/reauthenticate/").url.startswith("/account/2fa/reauthenticate/")
    assert client.post("/account/reauthenticate/", {"password": PASSWORD}).url.startswith("/account/2fa/reauthenticate/")


def test_a_password_reset_keeps_the_factor(cast: Cast) -> None:
    set_up_codes(cast.account("chen"))
    password = reset_password(account=cast.account("chen"), actor=cast.actor("admin"), at=NOW)
    client = Client()
    answer = client.post("/account/login/", {"login": "chen", "password": password})
    assert answer.url == "/account/2fa/authenticate/"


def test_passkey_pages_carry_their_options_for_the_static_script(cast: Cast) -> None:
    client = confirmed_by_password(cast, "admin")
    page = client.get("/account/2fa/webauthn/add/", HTTP_HOST="localhost").content.decode()
    assert 'data-passkey="create"' in page
    assert "&quot;id&quot;: &quot;localhost&quot;" in page
    assert "people/passkeys.js" in page
    assert "<script>" not in page


class TestLostFactor:
    def ask(self, cast: Cast) -> FactorReset:
        set_up_codes(cast.account("chen"))
        return ask_factor_reset(
            account=cast.account("chen"), reason="手机掉了，当面核实过", actor=cast.actor("admin"), at=NOW
        )

    def test_asking_takes_nothing_away(self, cast: Cast) -> None:
        self.ask(cast)
        assert Authenticator.objects.filter(user=cast.account("chen")).exists()

    def test_another_officer_agrees_and_the_factor_and_logins_go(self, cast: Cast) -> None:
        client = Client()
        client.post("/account/login/", {"login": "chen", "password": PASSWORD})
        reset = self.ask(cast)
        decide_factor_reset(reset=reset, agreed=True, actor=cast.actor("security"), at=NOW)
        assert not Authenticator.objects.filter(user=cast.account("chen")).exists()
        facts = Entry.objects.filter(stream="account:A-chen").order_by("number").values_list("fact", flat=True)
        assert list(facts) == ["people.logged_in", "people.factor_reset_asked", "people.factor_reset_decided"]
        assert client.get("/desk/me/").status_code == 302

    def test_a_refusal_leaves_everything(self, cast: Cast) -> None:
        decide_factor_reset(reset=self.ask(cast), agreed=False, actor=cast.actor("security"), at=NOW)
        assert Authenticator.objects.filter(user=cast.account("chen")).exists()

    def test_an_administrator_cannot_agree(self, cast: Cast) -> None:
        with pytest.raises(Refused, match="安全管理员"):
            decide_factor_reset(reset=self.ask(cast), agreed=True, actor=cast.actor("admin"), at=NOW)

    def test_who_asked_cannot_agree_even_holding_both_roles(self, cast: Cast) -> None:
        both = replace(cast.actor("admin"), roles=frozenset({"administrator", "security_officer"}))
        with pytest.raises(Refused, match="不能是同一个"):
            decide_factor_reset(reset=self.ask(cast), agreed=True, actor=both, at=NOW)

    def test_nobody_agrees_to_their_own(self, cast: Cast) -> None:
        set_up_codes(cast.account("security"))
        asked = {"account": cast.account("security"), "reason": "手机掉了，当面核实过"}
        reset = ask_factor_reset(**asked, actor=cast.actor("admin"), at=NOW)
        with pytest.raises(Refused, match="自己的"):
            decide_factor_reset(reset=reset, agreed=True, actor=cast.actor("security"), at=NOW)

    def test_one_reset_at_a_time_and_one_answer(self, cast: Cast) -> None:
        reset = self.ask(cast)
        with pytest.raises(Refused, match="已经有人提出"):
            ask_factor_reset(account=cast.account("chen"), reason="再提一次试试", actor=cast.actor("admin"), at=NOW)
        decide_factor_reset(reset=reset, agreed=False, actor=cast.actor("security"), at=NOW)
        with pytest.raises(Refused, match="已经有结果"):
            decide_factor_reset(reset=reset, agreed=True, actor=cast.actor("security"), at=NOW)
