"""What happens without anybody: traces thrown away, secrets sealed anew after a change of keys."""

from datetime import timedelta

import pytest
from django.conf import settings as django_settings

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.sealing import forget_ring, new_key_ring, with_new_key
from doorstep.foundation.people.actions.identity import keep_identity, open_identity
from doorstep.foundation.people.factor_secrets import totp_secret
from doorstep.foundation.people.models import IdentityOpening, LoginSession, Throttle
from doorstep.foundation.people.purging import purge_traces
from doorstep.foundation.people.second_factor import reseal_factors
from doorstep.foundation.people.tests.support.codes import SECRET, set_up_codes
from doorstep.foundation.people.throttling import allow
from tests.support.cast import NOW, Cast

pytestmark = pytest.mark.django_db


def test_traces_go_when_their_time_is_over_and_not_before(cast: Cast) -> None:
    allow("try", "a", ((5, timedelta(minutes=5)),), NOW)
    LoginSession.objects.create(account=cast.account("chen"), session_key="k", started_at=NOW, seen_at=NOW)
    person = keep_identity(name="方", actor=Actor.worker(), at=NOW)
    open_identity(person=person, about=Ref("lead", "x"), reason="打电话约时间", actor=cast.actor("chen"), at=NOW)
    tables = (Throttle, LoginSession)
    purge_traces({}, NOW + timedelta(hours=23))
    assert [table.objects.count() for table in tables] == [1, 1]
    assert IdentityOpening.objects.get().reason == "打电话约时间"
    longest = timedelta(seconds=django_settings.SESSION_COOKIE_AGE) + timedelta(days=1, minutes=1)
    for _ in range(2):
        purge_traces({}, NOW + longest)
        assert [table.objects.count() for table in tables] == [0, 0]
        assert [row.reason for row in IdentityOpening.objects.all()] == [""]
    purge_traces({}, NOW + timedelta(days=182))
    assert not IdentityOpening.objects.exists()


def test_after_a_change_of_keys_the_old_key_is_not_needed_for_factors(cast: Cast, settings) -> None:
    old = new_key_ring()
    settings.KEY_RING = old.to_json()
    forget_ring()
    try:
        factor = set_up_codes(cast.account("chen"))
        both = with_new_key(old)
        settings.KEY_RING = both.to_json()
        assert reseal_factors() == 1
        settings.KEY_RING = type(both)(
            both.active, {both.active: both.keys[both.active]}, both.index, both.pepper
        ).to_json()
        factor.refresh_from_db()
        assert totp_secret(factor) == SECRET
    finally:
        forget_ring()
