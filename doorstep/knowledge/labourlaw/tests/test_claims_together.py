from decimal import Decimal

import pytest

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.labourlaw.comparing import compare
from doorstep.knowledge.labourlaw.data_files import reference_region
from doorstep.knowledge.labourlaw.reckoning import reckon
from doorstep.knowledge.labourlaw.totals import total
from doorstep.knowledge.setting import load_setting

SETTING = load_setting(reference_region())
LEFT = {"hire": "2022-04-11", "end": "2026-10-31", "avg12": "6240"}


def sheet(rule, **facts):
    return reckon(rule, facts, SETTING)


N = sheet("severance.amount", **LEFT)
TWICE = sheet("severance.unlawful", **LEFT)
EXTRA = sheet("severance.notice_pay", ground="40_3", lawful=True, notice_days=0, last_month_wage="6500")
OWED = sheet("wages.arrears", months=[{"month": "2026-09", "due": "6000"}])
HOURS = sheet("wages.overtime", scheme="standard", monthly_base="8700", weekday_hours="2")
DATES = sheet("wages.overtime_by_date", monthly_base="8700", days=[{"date": "2026-10-01", "hours": "8"}])


def test_claims_that_go_together_are_added():
    found = total([N, EXTRA, OWED])
    assert (found.amount, found.allowed, found.clashes) == (Decimal("43700.00"), True, ())


def test_the_double_sum_stands_alone():
    found = total([N, TWICE, EXTRA])
    assert found.amount == Decimal("62400.00")
    assert not found.allowed
    assert [line.counted for line in found.lines] == [False, True, False]
    assert all("第87条" in "".join(clash.cites) for clash in found.clashes)


def test_the_same_overtime_is_not_counted_twice():
    found = total([HOURS, DATES])
    assert found.amount == DATES.figure
    assert [clash.weight for clash in found.clashes] == ["forbidden"]


@pytest.mark.parametrize("other", [HOURS, DATES, sheet("wages.sick_leave", sick_paydays="3")])
def test_what_may_overlap_is_pointed_out_but_counted(other):
    found = total([OWED, other])
    assert found.amount == OWED.figure + other.figure
    assert found.allowed
    assert [clash.weight for clash in found.clashes] == ["check"]


def test_a_sheet_laid_down_twice_counts_once():
    other = sheet("wages.arrears", months=[{"month": "2026-09", "due": "7000"}, {"month": "2026-10", "due": "7000"}])
    apart = sheet("wages.arrears", months=[{"month": "2026-08", "due": "1000"}])
    assert total([OWED, OWED]).amount == OWED.figure
    assert total([OWED, other]).amount == OWED.figure
    assert total([OWED, apart]).amount == OWED.figure + 1000


def test_two_accounts_of_leaving_are_one_claim():
    found = total([N, sheet("severance.amount", **LEFT | {"avg12": "5000"})])
    assert (found.amount, found.allowed) == (N.figure, False)


def test_a_range_is_listed_and_left_to_the_authority():
    extra = sheet("wages.additional_compensation", amount_due="6000", ordered_by_authority=True, unpaid_after_deadline=True)
    found = total([OWED, extra])
    assert found.amount == OWED.figure
    assert found.allowed
    assert found.lines[1].why_not_zh


def test_no_severance_is_added_when_the_ground_brings_none():
    assert total([sheet("severance.due", ground="37_resignation"), N]).amount == 0
    assert total([sheet("severance.due", ground="41_layoff"), N]).amount == N.figure


def test_each_differing_fact_is_worth_its_own_sum():
    found = compare("severance.amount", LEFT, LEFT | {"hire": "2024-04-11", "avg12": "4240"}, SETTING)
    assert found.gap == found.other.figure - found.one.figure
    assert [(one.field, one.worth) for one in found.differing] == [
        ("hire", Decimal("-12480.00")),
        ("avg12", Decimal("-10000.00")),
    ]
    assert found.differing[0].label_zh == "哪天入职"


def test_facts_that_do_not_go_together_are_worth_nothing_said():
    found = compare(
        "severance.months",
        {"hire": "2024-01-01", "end": "2024-06-30"},
        {"hire": "2025-01-01", "end": "2026-01-01"},
        SETTING,
    )
    assert found.gap is None
    assert {one.field: one.worth for one in found.differing} == {"hire": None, "end": None}


def test_an_account_that_cannot_be_is_refused():
    with pytest.raises(BadInput):
        compare("severance.amount", LEFT, LEFT | {"hire": "2027-01-01"}, SETTING)


def test_one_missing_contract_is_one_claim_and_two_are_two():
    first = sheet("contract.double_wage", hire="2024-01-01", monthly_wage="5000", left_on="2026-10-31")
    told_otherwise = sheet("contract.double_wage", hire="2024-03-01", monthly_wage="5000")
    renewed = sheet("contract.double_wage", contract_expired_on="2025-05-31", monthly_wage="5000")
    assert total([first, told_otherwise]).amount == first.figure
    assert total([first, renewed]).amount == first.figure + renewed.figure


def test_a_figure_that_nobody_told_is_no_differing_fact():
    found = compare("severance.amount", LEFT, LEFT | {"end": "2025-08-31"}, SETTING)
    assert [one.field for one in found.differing] == ["end"]
