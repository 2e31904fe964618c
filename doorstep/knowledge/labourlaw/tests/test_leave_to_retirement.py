from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.knowledge.check import check, read_cases
from doorstep.knowledge.errors import BadInput, NotKnownHere
from doorstep.knowledge.labourlaw.data_files import HERE, reference_region
from doorstep.knowledge.labourlaw.reckoning import reckon
from doorstep.knowledge.setting import load_setting

SETTING, ELSEWHERE = load_setting(reference_region()), load_setting(None)
TODAY = date(2026, 11, 22)
YUAN = st.integers(1, 100_000).map(str)
YEARS = st.integers(0, 500).map(lambda tenths: Decimal(tenths) / 10)


def out(rule_id, setting=SETTING, **facts):
    return reckon(rule_id, facts, setting, TODAY).outputs


def test_the_cases_of_these_rules_all_hold():
    path, said = Path(HERE / "cases" / "own_leave_injury.json"), []
    assert check(path, said.append).passed == len(read_cases(path)), said


@given(YEARS, YEARS)
def test_more_years_of_work_never_give_less_leave(one, other):
    less, more = (
        out("leave.entitlement", cumulative_years=years, continuous_12_months=True)["days"]
        for years in sorted((one, other))
    )
    assert less <= more
    assert {less, more} <= {0, 5, 10, 15}


@given(st.dates(date(2023, 1, 1), date(2028, 12, 30)), st.sampled_from([5, 10, 15]), st.integers(0, 15))
def test_one_more_day_at_work_adds_at_most_one_day_of_leave(leaves, entitled, used):
    def days(exit_on):
        return out("leave.on_exit", exit=exit_on.isoformat(), entitlement=entitled, used=used)["days"]

    tomorrow = leaves + timedelta(days=1)
    assert 0 <= days(leaves) <= entitled
    if tomorrow.year == leaves.year:
        assert days(tomorrow) - days(leaves) in (0, 1)


@given(st.dates(date(2024, 1, 2), date(2024, 12, 31)), st.sampled_from([5, 10, 15]))
def test_two_employers_of_one_year_owe_no_more_than_a_years_leave(joined, entitled):
    left = joined - timedelta(days=1)
    first = out("leave.on_exit", exit=left.isoformat(), entitlement=entitled)["days"]
    second = out("leave.new_joiner", joined=joined.isoformat(), entitlement=entitled)["days"]
    assert entitled - 1 <= first + second <= entitled


@given(st.integers(0, 600), st.integers(0, 600), st.integers(0, 24), YUAN)
def test_a_longer_term_allows_no_shorter_probation(one, other, served, wage):
    def found(term):
        return out("probation.damages", term_type="fixed", term_months=term, served_months=served, regular_wage=wage)

    less, more = (found(term) for term in sorted((one, other)))
    assert less["legal_months"] <= more["legal_months"] <= 6
    assert Decimal(less["amount"]) >= Decimal(more["amount"]) >= 0


@given(YUAN, st.none() | YUAN, YUAN)
def test_a_probation_wage_lies_between_the_minimum_and_eight_tenths(agreed, lowest, least):
    floor = Decimal(out("probation.wage_floor", contract_wage=agreed, lowest_grade_wage=lowest, min_wage=least)["floor"])
    assert Decimal(least) <= floor <= max(Decimal(least), Decimal(agreed) * Decimal("0.8"))


@given(YUAN, YUAN, YUAN, st.integers(0, 60))
def test_non_compete_pay_grows_with_the_wage_and_stops_at_two_years(one, other, least, months):
    def found(wage):
        return out("noncompete.compensation", avg12=wage, min_wage=least, agreed_months=months)

    less, more = (found(wage) for wage in sorted((one, other), key=int))
    assert Decimal(less["total"]) <= Decimal(more["total"])
    assert Decimal(less["total"]) >= Decimal(least) * min(24, months)
    assert more["months"] <= 24


@given(YUAN, YUAN, st.integers(1, 120), st.integers(0, 130))
def test_a_training_penalty_shrinks_with_service_and_passes_neither_bound(agreed, cost, term, served):
    def cap(months):
        facts = {"agreed_penalty": agreed, "training_cost": cost, "service_months": term, "served_months": months}
        return Decimal(out("training.penalty_cap", **facts)["cap"])

    assert cap(served + 1) <= cap(served) <= min(Decimal(agreed), Decimal(cost))
    assert cap(term) == 0


@given(st.integers(1, 9), YUAN, YUAN, YUAN)
def test_a_worse_grade_and_a_higher_wage_pay_no_less(grade, one, other, average):
    def lump(wage, worse):
        return Decimal(out("injury.disability", grade=worse, own_wage=wage, local_avg_monthly=average)["lump_sum"])

    low, high = sorted((one, other), key=int)
    assert lump(low, grade) <= lump(high, grade)
    assert lump(low, grade) > lump(low, grade + 1)


@given(st.sampled_from(["male", "female_55", "female_50"]), st.integers(1940 * 12, 2010 * 12))
def test_who_is_born_later_retires_later_and_no_step_is_longer_than_a_month(category, birth):
    def found(months):
        return out("retirement.statutory_age", category=category, birth=f"{months // 12}-{months % 12 + 1:02d}")

    one, later = found(birth), found(birth + 1)
    assert one["month"] < later["month"]
    assert later["delay_months"] - one["delay_months"] in (0, 1)
    assert 0 <= one["delay_months"] <= (60 if category == "female_50" else 36)
    if "earliest_month" in one:
        assert one["earliest_month"] <= one["month"] <= one["latest_month"]


def test_a_birthday_stands_for_its_month():
    month, day = (out("retirement.statutory_age", category="male", birth=birth) for birth in ("1970-02", "1970-02-28"))
    assert month == day
    with pytest.raises(BadInput) as refused:
        out("retirement.statutory_age", category="male", birth="1970-02-30")
    assert refused.value.field == "birth"


@given(YEARS, YEARS, YEARS)
def test_a_medical_period_grows_with_both_counts_of_years(total, one, other):
    less, more = (min(years, total) for years in sorted((one, other)))
    shorter, longer = (out("medical_period.months", total_years=total, unit_years=here)["months"] for here in (less, more))
    assert 3 <= shorter <= longer <= 24
    assert out("medical_period.months", total_years=total + 10, unit_years=more)["months"] >= longer


def test_what_the_region_adds_is_filled_in_for_its_own_day():
    born = {"event": "birth", "born_on": "2021-11-25"}
    assert out("maternity.leave_days", **born)["days"] == 98 + 30
    assert out("maternity.leave_days", **born | {"born_on": "2021-11-26"})["days"] == 98 + 60
    assert out("maternity.leave_days", ELSEWHERE, **born)["days"] == 98


def test_the_death_grant_uses_the_year_before():
    assert out("injury.death", died_on="2025-12-31")["death_grant"] == "1083760.00"
    assert out("injury.death", ELSEWHERE, died_on="2026-01-01") == {"death_grant": "1130040.00", "funeral": None}


@pytest.mark.parametrize("given", [{}, {"local_avg_monthly": "11937"}])
def test_which_average_the_fund_uses_is_open_whoever_fills_it_in(given):
    sheet = reckon("injury.nursing", {"dependence": "full"} | given, SETTING, TODAY)
    assert [warning.code for warning in sheet.warnings] == ["injury_avg_series"]


def test_a_funeral_without_an_average_has_nothing_to_doubt():
    assert reckon("injury.death", {"died_on": "2026-01-01"}, ELSEWHERE, TODAY).warnings == ()


@pytest.mark.parametrize(
    ("rule_id", "facts", "field"),
    [
        ("heat.allowance", {"exposure": "outdoor_35", "months": [7], "payable_months": [7]}, "exposure"),
        ("heat.allowance", {"exposure": "outdoor_35", "months": [7]}, "payable_months"),
        ("injury.exit_lump_sums_beijing", {"grade": 7, "local_avg_monthly": "11937"}, "grade"),
        ("injury.exit_lump_sums_beijing", {"grade": 7}, "local_avg_monthly"),
        ("injury.disability", {"grade": 7, "own_wage": "8000"}, "local_avg_monthly"),
        ("probation.wage_floor", {"contract_wage": "8000"}, "min_wage"),
        ("noncompete.compensation", {"avg12": "8000", "agreed_months": 3}, "min_wage"),
    ],
)
def test_a_figure_of_the_region_is_asked_for_elsewhere(rule_id, facts, field):
    with pytest.raises(NotKnownHere) as unknown:
        reckon(rule_id, facts, ELSEWHERE, TODAY)
    assert unknown.value.field == field
    assert reckon(rule_id, facts, SETTING, TODAY).steps


def test_a_payday_needs_no_region_but_the_days_of_grace_do():
    assert out("clock.payday", agreed_payday="2026-10-05") == {"pay_by": "2026-09-30", "late_after": "2026-10-12"}
    assert out("clock.payday", ELSEWHERE, agreed_payday="2026-10-05") == {"pay_by": "2026-09-30", "late_after": None}


def test_telling_the_union_elsewhere_has_no_number_of_days():
    told = {"notified_on": "2026-09-24", "dismissal_on": "2026-10-08"}
    sheet = reckon("clock.union_dismissal_notice", told, SETTING, TODAY)
    assert sheet.outputs == {"earliest_dismissal": "2026-10-09", "latest_notice": "2026-09-23"}
    assert any(step.value == "来不及" for step in sheet.steps)
    assert set(out("clock.union_dismissal_notice", ELSEWHERE, **told).values()) == {None}
