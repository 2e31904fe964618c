from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction

from doorstep.foundation.papers.models import NumberSeries
from doorstep.foundation.papers.numbering import next_number, reserve

DAY = date(2026, 11, 23)


@dataclass(frozen=True)
class House:
    code: str = "HA"
    initials: str = "HA"


HOUSE = House()


@pytest.mark.django_db
def test_numbers_follow_one_another_within_organisation_series_and_year() -> None:
    assert next_number(HOUSE, "XS", DAY) == "HA-XS-2026-000001"
    assert next_number(HOUSE, "XS", DAY) == "HA-XS-2026-000002"
    assert next_number(HOUSE, "", DAY) == "HA-2026-000001"
    assert next_number(HOUSE, "XS", date(2027, 1, 1)) == "HA-XS-2027-000001"
    assert next_number(House("SY", "SY"), "XS", DAY) == "SY-XS-2026-000001"


@pytest.mark.django_db
def test_the_year_is_the_local_one() -> None:
    last_evening_in_utc = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)
    assert next_number(HOUSE, "", last_evening_in_utc) == "HA-2027-000001"


@pytest.mark.django_db
def test_many_numbers_are_reserved_in_a_row() -> None:
    next_number(HOUSE, "XS", DAY)
    assert reserve(HOUSE, "XS", DAY, 3) == ["HA-XS-2026-000002", "HA-XS-2026-000003", "HA-XS-2026-000004"]
    assert next_number(HOUSE, "XS", DAY) == "HA-XS-2026-000005"


@pytest.mark.django_db
def test_reserving_many_costs_what_reserving_one_costs(django_assert_num_queries) -> None:
    next_number(HOUSE, "XS", DAY)
    with django_assert_num_queries(4):
        reserve(HOUSE, "XS", DAY, 1)
    with django_assert_num_queries(4):
        reserve(HOUSE, "XS", DAY, 5000)


def _give(_: int) -> str:
    try:
        with transaction.atomic():
            return next_number(HOUSE, "XS", DAY)
    finally:
        connection.close()


def test_two_at_once_never_get_the_same_number(committing_db: None) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time; its test database lies in memory and cannot be shared by threads")
    with ThreadPoolExecutor(6) as threads:
        numbers = list(threads.map(_give, range(24)))
    assert sorted(numbers) == [f"HA-XS-2026-{number:06d}" for number in range(1, 25)]
    assert NumberSeries.objects.get().last == 24


def test_a_number_of_a_transaction_that_fails_is_given_again(committing_db: None) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        next_number(HOUSE, "XS", DAY)
        raise RuntimeError
    assert next_number(HOUSE, "XS", DAY) == "HA-XS-2026-000001"
