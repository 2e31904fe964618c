"""Two who try at the same moment: one gets the last place, one the account, one the code."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions.factors import make_recovery_codes
from doorstep.foundation.people.actions.invitations import accept_invitation, invite
from doorstep.foundation.people.actions.logins import owner
from doorstep.foundation.people.models import Account
from doorstep.foundation.people.recovery_codes import take_recovery_code
from doorstep.foundation.people.throttling import allow
from tests.support.cast import NOW, make_cast

# A test's SQLite lies in memory, where threads do not wait for one another; in a file it takes one writer at a time.
pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite in memory does not wait for a lock")


def at_once(times: int, act: Callable[[int], Any]) -> list[Any]:
    def run(number: int) -> Any:
        try:
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def test_many_tries_at_once_take_no_more_than_the_limit(committing_db: None) -> None:
    limits = ((5, timedelta(minutes=5)),)
    assert sum(at_once(12, lambda _: allow("try", "a", limits, NOW))) == 5


def test_an_invitation_taken_by_two_at_once_makes_one_account(committing_db: None) -> None:
    cast = make_cast()
    made = invite(display_name="马老师", role="mediator", organisation=cast.station, actor=cast.actor("admin"), at=NOW)
    visitor = Actor("", "visitor", channel="invitation")

    def accept(number: int) -> bool:
        try:
            accept_invitation(token=made.token, login=f"ma{number}", password="a-long-enough-one", actor=visitor, at=NOW)
        except Refused:
            return False
        return True

    assert sorted(at_once(4, accept)) == [False, False, False, True]
    assert Account.objects.filter(login__startswith="ma").count() == 1


def test_a_recovery_code_brought_by_many_at_once_is_taken_by_one(committing_db: None) -> None:
    cast = make_cast()
    account = cast.account("chen")
    code = make_recovery_codes(account=account, actor=owner(account), at=NOW)[0]
    factor = Authenticator.objects.get(user=account)
    assert sorted(at_once(4, lambda _: take_recovery_code(factor, code))) == [False, False, False, True]
