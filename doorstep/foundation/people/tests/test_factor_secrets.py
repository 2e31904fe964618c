"""What second factors and recovery codes leave in the tables: nothing that opens, and nothing that serves another account."""

import base64

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.test import Client

from doorstep.foundation.journal.models import Entry
from doorstep.foundation.kit import sealing
from doorstep.foundation.kit.sealing import CannotUnseal
from doorstep.foundation.people.actions.factors import make_recovery_codes
from doorstep.foundation.people.actions.logins import owner
from doorstep.foundation.people.adapters import SecondFactorAdapter
from doorstep.foundation.people.factor_secrets import reseal_factors, totp_secret
from doorstep.foundation.people.recovery_codes import take_recovery_code
from doorstep.foundation.people.second_factor import take_code
from doorstep.foundation.people.tests.support.codes import SECRET, code_now, set_up_codes
from doorstep.foundation.people.tests.support.reading import words
from tests.support.cast import NOW, PASSWORD, Cast

pytestmark = pytest.mark.django_db


def codes_of(cast: Cast, who: str) -> list[str]:
    account = cast.account(who)
    return make_recovery_codes(account=account, actor=owner(account), at=NOW)


def factor(cast: Cast, who: str, kind: str) -> Authenticator:
    return Authenticator.objects.get(user=cast.account(who), type=kind)


def test_a_secret_copied_to_another_account_does_not_open(cast: Cast) -> None:
    mine, theirs = set_up_codes(cast.account("chen")), set_up_codes(cast.account("zhou"))
    assert totp_secret(mine) == SECRET
    Authenticator.objects.filter(pk=theirs.pk).update(data=mine.data)
    with pytest.raises(CannotUnseal):
        totp_secret(factor(cast, "zhou", "totp"))
    assert take_code(cast.account("zhou"), code_now()) is None
    assert take_code(cast.account("chen"), code_now())


def test_a_change_of_keys_seals_each_secret_anew_for_its_own_account(cast: Cast, monkeypatch) -> None:
    for who in ("chen", "zhou"):
        set_up_codes(cast.account(who))
    codes = codes_of(cast, "chen")
    old = sealing.current_ring()
    ring = sealing.with_new_key(old)
    monkeypatch.setattr(sealing, "current_ring", lambda: ring)
    assert reseal_factors() == 2
    only_new = sealing.KeyRing(ring.active, {ring.active: ring.keys[ring.active]}, ring.index, ring.pepper)
    monkeypatch.setattr(sealing, "current_ring", lambda: only_new)
    for who in ("chen", "zhou"):
        assert totp_secret(factor(cast, who, "totp")) == SECRET
        assert sealing.key_name(base64.b64decode(factor(cast, who, "totp").data["secret"])) == ring.active
    assert take_recovery_code(factor(cast, "chen", "recovery_codes"), codes[0])


def test_the_row_of_recovery_codes_holds_digests_only_and_no_seed(cast: Cast) -> None:
    codes = codes_of(cast, "chen")
    data = factor(cast, "chen", "recovery_codes").data
    assert set(data) == {"salt", "digests"}
    assert [len(digest) for digest in data["digests"]] == [64] * 10
    assert not any(code in str(data) for code in codes)
    assert [entry.payload for entry in Entry.objects.filter(fact="people.factor_added")] == ['{"kind":"recovery_codes"}']


def test_two_accounts_with_the_same_code_have_different_digests_and_a_copied_row_serves_nobody(cast: Cast) -> None:
    codes = codes_of(cast, "chen")
    codes_of(cast, "zhou")
    Authenticator.objects.filter(user=cast.account("zhou"), type="recovery_codes").update(
        data=factor(cast, "chen", "recovery_codes").data
    )
    assert not take_recovery_code(factor(cast, "zhou", "recovery_codes"), codes[0])
    assert take_recovery_code(factor(cast, "chen", "recovery_codes"), codes[0])


@pytest.mark.parametrize("typed", ["", "123456", "x" * 10, "１２３４５６７８９０", "0" * 11])
def test_what_cannot_be_a_code_is_none(cast: Cast, typed: str) -> None:
    codes_of(cast, "chen")
    assert not take_recovery_code(factor(cast, "chen", "recovery_codes"), typed)


def test_a_code_may_be_typed_with_spaces_and_counts_once(cast: Cast) -> None:
    code = codes_of(cast, "chen")[3]
    assert take_recovery_code(factor(cast, "chen", "recovery_codes"), f" {code[:5]} {code[5:]} ")
    assert not take_recovery_code(factor(cast, "chen", "recovery_codes"), code)


def test_new_codes_end_the_old_ones_and_are_shown_once(cast: Cast) -> None:
    set_up_codes(cast.account("chen"))
    old = codes_of(cast, "chen")
    client = cast.client("chen")
    client.post("/account/2fa/reauthenticate/", {"code": code_now()})
    assert "旧的还剩10个" in words(client.get("/account/2fa/recovery-codes/generate/"))
    assert client.post("/account/2fa/recovery-codes/generate/").url == "/account/2fa/recovery-codes/"
    shown = client.get("/account/2fa/recovery-codes/").context["codes"]
    assert len(shown) == 10
    assert not set(shown) & set(old)
    assert client.get("/account/2fa/recovery-codes/").context["codes"] == []
    assert not take_recovery_code(factor(cast, "chen", "recovery_codes"), old[0])
    assert take_recovery_code(factor(cast, "chen", "recovery_codes"), shown[0])


def test_between_form_and_page_neither_secret_nor_codes_lie_open_in_the_session(cast: Cast) -> None:
    client = Client()
    client.post("/account/login/", {"login": "chen", "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/account/2fa/totp/activate/").context["form"].secret
    assert secret not in str(Session.objects.get(pk=client.session.session_key).get_decoded())
    client.post("/account/2fa/totp/activate/", {"code": code_now(secret)})
    held = str(Session.objects.get(pk=client.session.session_key).get_decoded())
    for code in client.get("/account/2fa/recovery-codes/").context["codes"]:
        assert code not in held
    assert "mfa.totp.secret" not in client.session


def test_a_secret_offered_to_somebody_else_proves_nothing_in_this_session(cast: Cast) -> None:
    clients = {}
    for who in ("chen", "zhou"):
        clients[who] = Client()
        clients[who].post("/account/login/", {"login": who, "password": PASSWORD})
        clients[who].post("/account/reauthenticate/", {"password": PASSWORD})
    secret = clients["chen"].get("/account/2fa/totp/activate/").context["form"].secret
    session = clients["zhou"].session
    session["mfa.totp.secret"] = clients["chen"].session["mfa.totp.secret"]
    session.save()
    assert clients["zhou"].post("/account/2fa/totp/activate/", {"code": code_now(secret)}).status_code == 200
    assert not Authenticator.objects.filter(user=cast.account("zhou")).exists()


def test_without_a_factor_there_are_no_codes_to_make(cast: Cast) -> None:
    client = Client()
    client.post("/account/login/", {"login": "chen", "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert client.post("/account/2fa/recovery-codes/generate/").url == "/account/2fa/"
    assert not Authenticator.objects.exists()


def test_allauths_own_keeping_of_secrets_is_shut(cast: Cast) -> None:
    for call in (SecondFactorAdapter().encrypt, SecondFactorAdapter().decrypt):
        with pytest.raises(RuntimeError):
            call("x")
