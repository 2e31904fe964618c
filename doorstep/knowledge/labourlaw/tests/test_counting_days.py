from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.labourlaw.calendar import (
    add_months,
    add_workdays,
    day_kind,
    is_workday,
    next_workday_or_same,
    working_days_between,
)
from doorstep.knowledge.labourlaw.data_files import load_calendar

CALENDAR = load_calendar()
DAYS = st.dates(date(2023, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("day", "kind", "provisional"),
    [
        (date(2026, 2, 14), "workday", False),
        (date(2026, 2, 16), "statutory_holiday", False),
        (date(2026, 10, 5), "rest_day", False),
        (date(2027, 2, 5), "statutory_holiday", True),
        (date(2027, 2, 11), "workday", True),
        (date(2020, 10, 4), "statutory_holiday", True),
        (date(2040, 10, 1), "statutory_holiday", True),
        (date(2040, 4, 4), "statutory_holiday", True),
    ],
)
def test_a_day_is_of_one_kind(day, kind, provisional):
    found = day_kind(day, CALENDAR)
    assert (found.kind, found.provisional) == (kind, provisional)


@given(DAYS)
def test_rolling_ends_on_a_workday_and_never_goes_back(day):
    rolled = next_workday_or_same(day, CALENDAR)
    assert is_workday(rolled, CALENDAR)
    assert rolled >= day
    assert rolled == day or not is_workday(day, CALENDAR)


@given(DAYS, st.integers(1, 60))
def test_adding_workdays_counts_each_after_the_start(day, n):
    last = add_workdays(day, n, CALENDAR)
    assert working_days_between(day + timedelta(days=1), last, CALENDAR) == n
    assert is_workday(last, CALENDAR)


def test_months_clamp_to_the_last_day():
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 1, 31), -2) == date(2025, 11, 30)


def test_a_row_adopted_by_people_makes_the_year_published():
    row = {
        "year": 2027,
        "days_off": [["2027-02-05", "2027-02-12"]],
        "make_up_workdays": ["2027-02-14"],
        "source": "放假通知",
        "checked_on": "2026-11-30",
        "confidence": "verified",
    }
    adopted = load_calendar([row])
    assert day_kind(date(2027, 2, 11), adopted).kind == "rest_day"
    assert day_kind(date(2027, 2, 14), adopted).kind == "workday"
    assert day_kind(date(2027, 2, 5), adopted).kind == "statutory_holiday"
    assert not day_kind(date(2027, 3, 1), adopted).provisional


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"year": "2027"}, "year"),
        ({"year": 2027, "days_off": [["2027-02-12", "2027-02-05"]]}, "days_off"),
        ({"year": 2027, "make_up_workdays": ["2027-02-30"]}, "make_up_workdays"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_by_name(row, field):
    with pytest.raises(BadInput) as refused:
        load_calendar([row])
    assert refused.value.field == field
