from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.labourlaw.calendar import add_months
from doorstep.knowledge.labourlaw.data_files import reference_region
from doorstep.knowledge.labourlaw.reckoning import reckon
from doorstep.knowledge.labourlaw.service import service
from doorstep.knowledge.setting import load_setting

SETTING = load_setting(reference_region())
HIRES = st.dates(date(2008, 1, 1), date(2024, 12, 31))
SERVED = st.integers(0, 6000)
WAGES = st.decimals("500", "90000", places=2)
CAP = Decimal("47103.25")


def severance(hire, end, avg12, **facts):
    given = {"hire": str(hire), "end": str(end), "avg12": str(avg12), "min_wage": "2420", "local_avg_annual": "188413"}
    return reckon("severance.amount", given | facts, SETTING)


def same_day_later(day, months):
    """The corresponding day, or the last one of that month: told off day by day, apart from the code under test."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    for number in range(day.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue


def months_of_pay(hire, end):
    after, whole = end + timedelta(days=1), 0
    while same_day_later(hire, whole + 1) <= after:
        whole += 1
    rest = whole % 12
    over = rest or same_day_later(hire, whole) < after
    return Fraction(whole // 12) + (1 if rest >= 6 else Fraction(1, 2) if over else 0)


def second_reckoning(hire, end, average, least, yearly):
    """Art. 47 by whole fen and fractions."""
    months, fen = months_of_pay(hire, end), int(average * 100)
    if Fraction(fen) > Fraction(int(yearly * 100) * 3, 12):
        base = Decimal(yearly) * 3 / 12
        fen, months = int((base * 100).quantize(Decimal(1), ROUND_HALF_UP)), min(months, Fraction(12))
    else:
        fen = max(fen, int(least * 100))
    doubled = 2 * fen * months
    return Decimal((doubled + 1) // 2) / 100 if doubled.denominator == 1 else None


@given(HIRES, SERVED, WAGES, st.sampled_from([Decimal(188413), Decimal("127107"), Decimal("140581.33")]))
def test_it_agrees_with_a_reckoning_written_apart(hire, served, average, yearly):
    end = hire + timedelta(days=served)
    sheet = severance(hire, end, average, local_avg_annual=str(yearly))
    assert sheet.figure == second_reckoning(hire, end, average, Decimal(2420), yearly)


@given(HIRES, SERVED, WAGES, st.decimals("0", "5000", places=2))
def test_a_higher_wage_never_gives_less_below_the_cap(hire, served, average, more):
    end = hire + timedelta(days=served)
    if average + more <= CAP:
        assert severance(hire, end, average + more).figure >= severance(hire, end, average).figure


@given(HIRES, SERVED, WAGES)
def test_longer_service_never_gives_less(hire, served, average):
    end = hire + timedelta(days=served)
    assert severance(hire, end + timedelta(days=1), average).figure >= severance(hire, end, average).figure


@given(HIRES, SERVED, WAGES)
def test_one_day_more_adds_at_most_half_a_month(hire, served, average):
    end = hire + timedelta(days=served)
    one, other = severance(hire, end, average), severance(hire, end + timedelta(days=1), average)
    assert Decimal(other.outputs["months"]) - Decimal(one.outputs["months"]) in (0, Decimal("0.5"))


def test_the_only_fall_is_the_one_of_the_law():
    at, above = (severance(date(2010, 1, 1), date(2025, 3, 31), wage) for wage in (CAP, CAP + Decimal("0.01")))
    assert (at.outputs["months"], above.outputs["months"]) == ("15.5", "12")
    short = [severance(date(2016, 1, 1), date(2025, 3, 31), wage).figure for wage in (CAP, CAP + Decimal("0.01"))]
    assert short[0] == short[1]


@given(HIRES, st.integers(0, 240))
def test_whole_months_are_counted_to_the_day_before_the_corresponding_one(hire, months):
    served = service(hire, add_months(hire, months) - timedelta(days=1)) if months else None
    assert served is None or (served.full_months, served.days_over) == (months, 0)


@pytest.mark.parametrize(
    ("hire", "end", "months"),
    [
        ("2024-02-29", "2025-02-27", "1"),
        ("2024-02-29", "2025-02-28", "1.5"),
        ("2023-08-31", "2024-02-28", "1"),
        ("2023-08-31", "2024-02-27", "0.5"),
        ("2023-12-31", "2024-12-30", "1"),
    ],
)
def test_month_ends_and_leap_days(hire, end, months):
    assert reckon("severance.months", {"hire": hire, "end": end}, SETTING).outputs["months"] == months


@given(HIRES, SERVED, WAGES)
def test_unlawful_is_twice_but_never_split(hire, served, average):
    facts = {"hire": str(hire), "end": str(hire + timedelta(days=served)), "avg12": str(average)}
    facts |= {"min_wage": "2420", "local_avg_annual": "188413"}
    once, twice = reckon("severance.amount", facts, SETTING), reckon("severance.unlawful", facts, SETTING)
    assert abs(twice.figure - 2 * once.figure) <= Decimal("0.01")
    assert twice.figure == Decimal(twice.outputs["balance"])


def test_a_sum_already_paid_is_set_off_and_never_claimed_back():
    facts = {"months": "1", "avg12": "5000", "min_wage": "2420", "local_avg_annual": "188413", "already_paid": ["12000"]}
    sheet = reckon("severance.unlawful", facts, SETTING)
    assert (sheet.outputs["balance"], sheet.figure) == ("-2000.00", 0)


def test_figures_come_from_the_last_day_of_employment():
    facts = {"hire": "2022-04-11", "avg12": "2000"}
    before = reckon("severance.amount", facts | {"end": "2025-08-31"}, SETTING, on=date(2026, 11, 22))
    after = reckon("severance.amount", facts | {"end": "2025-09-01"}, SETTING, on=date(2020, 1, 1))
    assert (before.outputs["base"], after.outputs["base"]) == ("2420.00", "2540.00")
    assert {used.name: used.stale for used in after.used} == {
        "min_wage_monthly": False,
        "severance_cap_average_annual": True,
    }


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"hire": "2025-01-02", "end": "2025-01-01"}, "hire"),
        ({"hire": "2025-01-02"}, "end"),
        ({"end": "2025-01-02"}, "hire"),
        ({"hire": "2007-01-01", "end": "2025-01-01", "count_from": "2025-01-02"}, "count_from"),
        ({"months": "1.3"}, "months"),
        ({"months": "80.5"}, "months"),
        ({"hire": "1920-01-01", "end": "2025-01-01"}, "hire"),
        ({"months": "2", "avg12": "-1"}, "avg12"),
        ({"hire": "2025-02-31", "end": "2025-04-01"}, "hire"),
    ],
)
def test_a_fact_that_cannot_be_is_named(facts, field):
    with pytest.raises(BadInput) as refused:
        reckon("severance.amount", {"avg12": "5000"} | facts, SETTING)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("ground", "months", "doubts"),
    [
        ("44_1_expiry_not_renewed_by_employer", "17", ()),
        ("44_1_expiry_worse_terms_refused", "17", ()),
        ("44_4_bankruptcy", "17", ()),
        ("44_5_closure_or_dissolution", "17", ()),
        ("36_employer_proposed", "25", ("pre_2008_review",)),
        ("38_forced_resignation", "25", ("pre_2008_review",)),
        ("41_layoff", "25", ("pre_2008_review",)),
    ],
)
def test_years_before_2008_do_not_count_on_a_ground_that_first_paid_then(ground, months, doubts):
    sheet = severance("2000-01-01", "2024-12-31", 20000, ground=ground)
    assert sheet.outputs["months"] == months
    assert tuple(one.code for one in sheet.warnings) == doubts
    assert ("第97条" in str(sheet.steps)) == (months == "17")


def test_who_was_hired_later_loses_nothing_by_the_ground():
    sheet = severance("2015-03-01", "2024-12-31", 20000, ground="44_1_expiry_not_renewed_by_employer")
    assert sheet.figure == severance("2015-03-01", "2024-12-31", 20000).figure
    assert "第97条" not in str(sheet.steps)


def test_a_day_to_count_from_that_is_filled_in_wins_over_the_ground():
    facts = {"ground": "44_5_closure_or_dissolution", "count_from": "2010-01-01"}
    assert severance("2000-01-01", "2024-12-31", 20000, **facts).outputs["months"] == "15"


def test_a_ground_that_brings_nothing_comes_to_nought_and_says_why():
    sheet = severance("2020-01-01", "2024-12-31", 20000, ground="37_resignation")
    assert (sheet.figure, sheet.outputs["amount"]) == (0, "0.00")
    assert "没有经济补偿" in sheet.steps[-1].sum_zh


def test_going_back_to_work_is_named_beside_the_double_sum():
    facts = {"hire": "2020-01-01", "end": "2024-12-31", "avg12": "9000", "already_paid": ["1000"]}
    (step,) = [one for one in reckon("severance.unlawful", facts, SETTING).steps if "回去上班" in one.sum_zh]
    assert "劳动合同法第48条" in step.cites


def test_coming_after_leaving_is_told_before_a_figure_that_is_missing():
    with pytest.raises(BadInput) as refused:
        reckon("severance.amount", {"hire": "2000-01-01", "end": "1999-01-01", "avg12": "500"}, SETTING)
    assert {refused.value.field, *refused.value.against} == {"hire", "end"}
