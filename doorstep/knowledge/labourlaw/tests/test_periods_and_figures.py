from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.knowledge.errors import BadInput, NotKnownHere
from doorstep.knowledge.labourlaw.clocks import deadline, load_clocks, service_deadline
from doorstep.knowledge.labourlaw.data_files import load_calendar, reference_region
from doorstep.knowledge.labourlaw.limitation import LimitationEvent, limitation, limitation_days_left
from doorstep.knowledge.labourlaw.parameters import Known, load_book

CALENDAR = load_calendar()
BOOK = load_book(reference_region())
DAYS = st.dates(date(2024, 1, 1), date(2026, 10, 1))


@given(DAYS, st.sampled_from(sorted(load_clocks())))
def test_a_period_never_ends_before_its_natural_day(start, clock):
    found = deadline(clock, start, CALENDAR)
    assert start < found.natural <= found.due
    assert found.steps
    assert found.citation


def test_a_period_of_the_region_needs_the_region():
    with pytest.raises(BadInput):
        deadline("union_reply", date(2026, 11, 23), CALENDAR)
    local = load_clocks(reference_region())
    assert deadline("union_reply", date(2026, 11, 23), CALENDAR, local).due == date(2026, 12, 8)


def test_a_red_flag_is_verified_the_same_day_even_in_a_holiday():
    holiday = date(2026, 10, 1)
    assert service_deadline("verification", holiday, CALENDAR, red_flag=True).due == holiday
    assert service_deadline("verification", holiday, CALENDAR).due == date(2026, 10, 9)
    assert service_deadline("registration", date(2026, 11, 20), CALENDAR).due == date(2026, 11, 23)


def test_the_figure_of_the_day_is_used_and_says_where_it_is_from():
    known = BOOK.value("min_wage_monthly", on=date(2025, 8, 31))
    assert known.value == Decimal(2420)
    assert BOOK.value("min_wage_monthly", on=date(2025, 9, 1)).value == Decimal(2540)
    assert known.unit
    assert known.source
    assert known.checked_on


def test_another_regions_figure_is_never_lent():
    elsewhere = load_book("no_such_region")
    with pytest.raises(NotKnownHere) as unknown:
        elsewhere.value("min_wage_monthly", on=date(2026, 1, 1))
    assert unknown.value.field == "min_wage_monthly"
    assert elsewhere.value("collective_workers", on=date(2026, 1, 1)).value == 10
    with pytest.raises(NotKnownHere):
        BOOK.value("min_wage_monthly", on=date(1990, 1, 1))


def test_a_region_code_cannot_leave_its_folder():
    with pytest.raises(BadInput):
        load_book("../data")


def test_a_figure_searched_for_and_not_found_shows_as_stale():
    known = BOOK.value("severance_cap_average_annual", on=date(2026, 3, 1))
    assert known.is_stale(date(2026, 3, 1))
    assert not known.is_stale(date(2024, 3, 1))


def test_an_adopted_figure_stands_beside_the_printed_ones():
    rise = Known("min_wage_monthly", Decimal(2700), "元/月", date(2027, 9, 1), "通知", date(2027, 8, 1), "verified")
    book = BOOK.with_values(rise)
    assert book.value("min_wage_monthly", on=date(2027, 9, 1)).value == 2700
    assert book.value("min_wage_monthly", on=date(2027, 8, 31)).value == 2540


def test_wages_have_no_limit_while_employed():
    assert limitation_days_left("wages", None, CALENDAR, today=date(2026, 11, 22)) is None


def test_days_left_turn_negative_after_the_last_day():
    known_on = date(2025, 3, 31)
    assert limitation_days_left("ordinary", known_on, CALENDAR, today=date(2026, 3, 1)) == 30
    assert limitation_days_left("ordinary", known_on, CALENDAR, today=date(2026, 4, 1)) == -1


@given(DAYS, st.lists(st.tuples(st.sampled_from(["demand", "complaint"]), DAYS), max_size=5))
def test_interruptions_never_shorten_the_time(known_on, acts):
    plain = limitation("ordinary", known_on, CALENDAR)
    events = [LimitationEvent(kind, on) for kind, on in acts]
    assert limitation("ordinary", known_on, CALENDAR, events).expires >= plain.expires
    shuffled = limitation("ordinary", known_on, CALENDAR, reversed(events))
    assert shuffled.expires == limitation("ordinary", known_on, CALENDAR, events).expires
