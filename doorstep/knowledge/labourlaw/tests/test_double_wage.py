from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.labourlaw.calendar import is_workday
from doorstep.knowledge.labourlaw.data_files import reference_region
from doorstep.knowledge.labourlaw.reckoning import reckon
from doorstep.knowledge.labourlaw.tests.test_severance import same_day_later
from doorstep.knowledge.setting import load_setting

SETTING = load_setting(reference_region())
DAY = timedelta(days=1)
HIRES = st.one_of(
    st.dates(date(2023, 6, 1), date(2025, 12, 31)),
    st.sampled_from([date(2024, 1, 31), date(2024, 2, 29), date(2023, 8, 31), date(2025, 1, 30), date(2024, 12, 31)]),
)
LATER = st.one_of(st.none(), st.integers(0, 900))


def told(**facts):
    facts = {name: str(value) for name, value in facts.items() if value is not None}
    return reckon("contract.double_wage", {"monthly_wage": "8700"} | facts, SETTING)


def day_by_day(begin, shift, months, wage, signed_on=None, left_on=None, claimed_on=None):
    """The days that bear the second wage, told one by one, apart from the code under test."""
    first, last = same_day_later(begin, shift), same_day_later(begin, shift + months) - DAY
    days, day = [], first
    while day <= last:
        inside = (not signed_on or day < signed_on) and (not left_on or day <= left_on)
        in_time = not claimed_on or same_day_later(day, 12) >= claimed_on
        if inside and in_time:
            days.append(day)
        day += DAY
    if not days:
        return None, None, 0, 0, Decimal("0.00")
    anchor, shift = (begin, shift) if days[0] == first else (days[0], 0)
    full, kept = 0, set(days)
    while True:
        month, stop = same_day_later(anchor, shift + full), same_day_later(anchor, shift + full + 1)
        if any(month + n * DAY not in kept for n in range((stop - month).days)):
            break
        full += 1
    stub = [day for day in days if day >= month]
    workdays = sum(is_workday(day, SETTING.calendar) for day in stub)
    rest = Fraction(int(wage * 100)) * workdays * 100 / 2175
    fen = (Decimal(rest.numerator) / Decimal(rest.denominator)).quantize(Decimal(1), ROUND_HALF_UP)
    return str(days[0]), str(days[-1]), full, workdays, wage * full + fen / 100


@settings(max_examples=150)
@given(HIRES, LATER, LATER, LATER, st.booleans())
def test_it_agrees_with_a_telling_day_by_day(hire, signed, left, claimed, renewal):
    later = {
        name: None if days is None else hire + days * DAY
        for name, days in (("signed_on", signed), ("left_on", left), ("claimed_on", claimed))
    }
    if renewal:
        sheet, expected = told(contract_expired_on=hire, **later), day_by_day(hire + DAY, 0, 12, Decimal(8700), **later)
    else:
        sheet, expected = told(hire=hire, **later), day_by_day(hire, 1, 11, Decimal(8700), **later)
    said = sheet.outputs
    found = (said["start"], said["end"], said["full_months"], said["stub_workdays"], Decimal(said["amount"]))
    assert found == expected


@settings(max_examples=40)
@given(HIRES)
def test_never_signed_is_eleven_months_whatever_the_day_of_hire(hire):
    sheet = told(hire=hire)
    assert (sheet.outputs["full_months"], sheet.outputs["stub_workdays"]) == (11, 0)
    assert not sheet.warnings
    renewed = told(contract_expired_on=hire)
    assert (renewed.outputs["full_months"], renewed.outputs["stub_workdays"]) == (12, 0)


@settings(max_examples=40)
@given(HIRES, st.integers(0, 900))
def test_a_later_claim_gives_no_more_but_for_the_divisor(hire, days):
    one, other = (told(hire=hire, claimed_on=hire + (days + n) * DAY) for n in (0, 1))
    # A month may hold 23 working days, its divisor is 21.75: a stub of a whole month's days pays more than the month.
    assert other.figure <= one.figure + Decimal(8700) / Decimal("21.75") * 23 - 8700
    assert one.figure <= (one.high or one.figure) == told(hire=hire).figure


def test_both_sums_are_shown_where_limitation_bites():
    sheet = told(hire="2024-09-01", claimed_on="2026-02-10")
    assert (sheet.low, sheet.figure, sheet.high) == (Decimal("58200.00"), Decimal("58200.00"), Decimal("95700.00"))


def test_a_claim_after_a_break_says_that_rolling_would_save_a_day():
    assert "count_back_weekend" in [one.code for one in told(hire="2024-09-01", claimed_on="2025-10-09").warnings]
    assert "count_back_weekend" not in [one.code for one in told(hire="2024-09-01", claimed_on="2025-10-10").warnings]
    gone = {"hire": "2024-09-01", "left_on": "2025-08-30", "claimed_on": "2026-08-31"}
    assert told(**gone).outputs["start"] is None
    assert "count_back_weekend" in [one.code for one in told(**gone).warnings]
    assert "count_back_weekend" in [one.code for one in told(hire="2024-10-08", claimed_on="2026-10-08").warnings]
    assert "count_back_weekend" not in [one.code for one in told(hire="2024-12-01", claimed_on="2025-10-09").warnings]


def test_a_stub_out_of_time_raises_no_doubt_about_its_divisor():
    sheet = told(hire="2024-01-10", left_on="2024-06-20", claimed_on="2026-03-03")
    assert (sheet.figure, sheet.warnings) == (0, ())
    assert sheet.high > 0


def test_a_claim_on_a_leap_day_reaches_the_first_of_march():
    assert told(hire="2022-06-01", claimed_on="2024-02-29").outputs["start"] == "2023-03-01"


def test_days_of_a_year_without_notice_make_it_provisional():
    assert told(hire="2026-11-15", left_on="2027-01-20").provisional
    assert not told(hire="2025-11-15", left_on="2026-01-20").provisional


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({}, "hire"),
        ({"hire": "2025-01-02", "left_on": "2025-01-01"}, "left_on"),
        ({"hire": "2025-01-02", "claimed_on": "2025-01-01"}, "claimed_on"),
        ({"hire": "2025-01-02", "contract_expired_on": "2025-01-01"}, "contract_expired_on"),
        ({"hire": "2025-02-31"}, "hire"),
        ({"hire": "2025-01-02", "monthly_wage": "-1"}, "monthly_wage"),
    ],
)
def test_a_fact_that_cannot_be_is_named(facts, field):
    with pytest.raises(BadInput) as refused:
        told(**facts)
    assert refused.value.field == field
