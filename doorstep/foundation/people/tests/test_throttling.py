"""Counting tries: never more than the limit in a window, one key never touching another, nothing kept in the clear."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from doorstep.foundation.people.addresses import keyed_address
from doorstep.foundation.people.models import Throttle
from doorstep.foundation.people.throttling import allow, give_back, purge, used_up

START = datetime(2026, 11, 23, tzinfo=UTC)
LIMITS = ((3, timedelta(minutes=5)), (7, timedelta(hours=1)))
tries = st.lists(st.tuples(st.sampled_from(["a", "b"]), st.integers(0, 7200)), max_size=60)


@pytest.mark.django_db
@hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tries)
def test_no_window_lets_more_through_than_its_limit_and_keys_do_not_touch(found: list[tuple[str, int]]) -> None:
    Throttle.objects.all().delete()
    through: dict[str, list[int]] = {"a": [], "b": []}
    for key, second in sorted(found, key=lambda one: one[1]):
        free = not used_up("try", key, LIMITS, START + timedelta(seconds=second))
        allowed = allow("try", key, LIMITS, START + timedelta(seconds=second))
        assert allowed == free
        if allowed:
            through[key].append(second)
        others = [second // 300 for second in through[key]]
        full = others.count(second // 300) >= 3 or [s // 3600 for s in through[key]].count(second // 3600) >= 7
        assert allowed or full
    for seconds in through.values():
        assert all([s // 300 for s in seconds].count(window) <= 3 for window in range(24))
        assert all([s // 3600 for s in seconds].count(window) <= 7 for window in range(2))


@pytest.mark.django_db
def test_a_refused_try_counts_nowhere() -> None:
    for _ in range(10):
        allow("try", "a", LIMITS, START)
    assert sorted(Throttle.objects.values_list("count", flat=True)) == [3, 3]


@pytest.mark.django_db
def test_what_is_given_back_may_be_tried_again() -> None:
    for _ in range(3):
        assert allow("try", "a", LIMITS, START)
    give_back("try", "a", LIMITS, START)
    assert [allow("try", "a", LIMITS, START) for _ in range(2)] == [True, False]


@pytest.mark.django_db
def test_the_table_holds_keyed_hashes_only_and_forgets_after_a_day() -> None:
    allow("try", "10.1.2.3", LIMITS, START)
    row = Throttle.objects.first()
    assert row is not None
    assert len(row.key) == 32
    assert "10.1.2.3" not in str(Throttle.objects.values())
    assert purge(START + timedelta(hours=23)) == 0
    assert purge(START + timedelta(hours=25)) == 2


def request(socket: str, forwarded: str = "") -> HttpRequest:
    extra = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    return RequestFactory().get("/", REMOTE_ADDR=socket, **extra)


def test_a_forged_header_changes_nothing_when_no_proxy_is_trusted(settings) -> None:
    settings.TRUSTED_PROXIES = 0
    assert keyed_address(request("10.0.0.1", "1.1.1.1")) == keyed_address(request("10.0.0.1"))
    assert keyed_address(request("10.0.0.2")) != keyed_address(request("10.0.0.1"))


def test_behind_proxies_the_address_is_counted_from_the_right(settings) -> None:
    settings.TRUSTED_PROXIES = 1
    honest, forged = request("10.0.0.9", "5.5.5.5"), request("10.0.0.9", "6.6.6.6, 5.5.5.5")
    assert keyed_address(honest) == keyed_address(forged)
    settings.TRUSTED_PROXIES = 2
    assert keyed_address(request("10.0.0.9", "x, 5.5.5.5, 10.0.0.8")) == keyed_address(
        request("10.0.0.9", "y, 5.5.5.5, 10.0.0.7")
    )


def test_one_household_of_version_six_is_one_address() -> None:
    first, second, third = request("2001:db8:1:2::1"), request("2001:db8:1:2:ffff::9"), request("2001:db8:1:3::1")
    assert keyed_address(first) == keyed_address(second) != keyed_address(third)
    assert keyed_address(request("::ffff:10.0.0.1")) == keyed_address(request("10.0.0.1"))
