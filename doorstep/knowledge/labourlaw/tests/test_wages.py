from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.inputs import to_fen
from doorstep.knowledge.labourlaw.catalogue import RULES
from doorstep.knowledge.labourlaw.data_files import reference_region
from doorstep.knowledge.labourlaw.reckoning import reckon, work_out
from doorstep.knowledge.setting import load_setting

SETTING = load_setting(reference_region())
ON = date(2026, 11, 22)
MONEY = st.decimals("0", "100000", places=2)
HOURS = st.decimals("0", "200", places=1)


def told(rule, **facts):
    return reckon(rule, facts, SETTING, ON)


@given(st.lists(st.tuples(MONEY, MONEY), min_size=1, max_size=12))
def test_a_month_overpaid_never_offsets_another(rows):
    months = [{"due": due, "paid": paid} for due, paid in rows]
    apart = sum(told("wages.arrears", months=[month]).figure for month in months)
    assert told("wages.arrears", months=months).figure == apart >= 0


@given(MONEY, HOURS, HOURS, HOURS, HOURS)
def test_overtime_lines_are_rounded_and_add_up(base, weekday, rest, off, holiday):
    hours = {"weekday_hours": weekday, "restday_hours": rest, "compensated_hours": off, "holiday_hours": holiday}
    sheet = told("wages.overtime", scheme="standard", monthly_base=base, **hours)
    hour = max(base, Decimal(2540)) / Decimal("21.75") / 8
    lines = [hour * Decimal("1.5") * weekday, hour * 2 * max(Decimal(0), rest - off), hour * 3 * holiday]
    assert sheet.figure == sum(map(to_fen, lines))


@given(MONEY, MONEY, HOURS)
def test_overtime_never_falls_when_the_wage_rises(base, more, hours):
    sheets = [
        told("wages.overtime", scheme="standard", monthly_base=one, restday_hours=hours) for one in (base, base + more)
    ]
    assert sheets[0].figure <= sheets[1].figure


@given(st.dates(date(2024, 1, 1), date(2026, 12, 31)), st.decimals("0", "24", places=1))
def test_a_day_pays_no_more_for_fewer_hours(day, hours):
    sheets = [
        told("wages.overtime_by_date", monthly_base="8700", days=[{"date": str(day), "hours": one}])
        for one in (hours / 2, hours)
    ]
    assert sheets[0].figure <= sheets[1].figure


def test_the_minimum_wage_of_the_day_is_the_least_base():
    days = [{"date": "2025-08-30", "hours": "8"}, {"date": "2025-09-06", "hours": "8"}]
    sheet = told("wages.overtime_by_date", monthly_base="2000", days=days)
    assert [day["pay"] for day in sheet.outputs["days"]] == ["222.53", "233.56"]
    assert [used.value for used in sheet.used if used.name == "min_wage_monthly"] == [2420, 2540]


def test_the_hour_on_a_holiday_has_its_own_minimum():
    sheets = [
        told("wages.part_time_shortfall", hourly_rate="25", hours="10", statutory_holiday=flag) for flag in (None, True)
    ]
    assert [sheet.figure for sheet in sheets] == [Decimal("27.00"), Decimal("401.00")]


def test_a_quotient_is_not_rounded_before_it_is_multiplied():
    assert told("wages.daily_hourly", monthly_wage="6000").outputs == {"daily": "275.86", "hourly": "34.48"}
    sheet = told("wages.sick_leave", agreed_monthly="6000", sick_paydays="21.75")
    assert sheet.outputs["due"] == "6000.00"


@pytest.mark.parametrize(
    ("rule", "facts", "field"),
    [
        ("wages.arrears", {"months": []}, "months"),
        ("wages.arrears", {"months": [{"paid": "1"}]}, "months[0].due"),
        ("wages.arrears", {"months": [{"due": "1", "month": "2026-13"}]}, "months[0].month"),
        ("wages.additional_compensation", {"amount_due": "-1"}, "amount_due"),
        ("wages.daily_hourly", {"monthly_wage": "一千"}, "monthly_wage"),
        ("wages.min_wage_shortfall", {"gross": "1", "min_wage": "0"}, "min_wage"),
        ("wages.overtime_by_date", {"monthly_base": "1", "days": [{"date": "2026-02-30", "hours": "1"}]}, "days[0].date"),
        (
            "severance.notice_pay",
            {"ground": "40_1", "lawful": True, "last_month_wage": "1", "notice_days": -1},
            "notice_days",
        ),
        ("severance.notice_pay", {"ground": "40_1", "last_month_wage": "1"}, "lawful"),
        ("severance.notice_pay", {"ground": "40_1", "lawful": True}, "last_month_wage"),
        ("severance.unlawful", {"months": "1", "avg12": "1", "already_paid": ["-5"]}, "already_paid[0]"),
    ],
)
def test_a_fact_that_cannot_be_used_is_named(rule, facts, field):
    with pytest.raises(BadInput) as refused:
        told(rule, **facts)
    assert refused.value.field == field


def test_a_month_written_twice_is_not_counted_twice():
    rows = [{"month": "2026-09", "due": "6000"}, {"month": "2026-08", "due": "6000"}, {"month": "2026-09", "due": "6000"}]
    with pytest.raises(BadInput) as refused:
        told("wages.arrears", months=rows)
    assert refused.value.field == "months[2].month"
    assert told("wages.arrears", months=[{"due": "6000"}, {"due": "6000"}]).figure == 12000


def test_the_least_base_of_a_day_is_lifted_on_a_sheet_but_not_in_a_case_file():
    facts = {"monthly_base": "2000", "days": [{"date": "2026-11-21", "hours": "8"}]}
    rule = RULES["wages.overtime_by_date"]
    assert str(work_out(rule, facts, SETTING).figure) == "233.56"  # 2540/21.75*2
    assert str(work_out(rule, facts, SETTING, fill=False).figure) == "183.91"  # 2000/21.75*2
