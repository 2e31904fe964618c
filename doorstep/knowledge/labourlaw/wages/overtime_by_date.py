"""C2b: overtime day by day; the calendar says which kind each day is."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.inputs import to_fen, yuan
from doorstep.knowledge.labourlaw.calendar import REST_DAY, STATUTORY_HOLIDAY
from doorstep.knowledge.labourlaw.forms import Field
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.saying import day_zh, in_yuan, number
from doorstep.knowledge.labourlaw.wages.overtime import HOLIDAY, NOUGHT, RESTDAY, WEEKDAY
from doorstep.knowledge.labourlaw.wages.rates import HOURS_A_DAY, hourly_wage
from doorstep.knowledge.labourlaw.working import Working

_KIND_ZH = {STATUTORY_HOLIDAY: "法定节假日", REST_DAY: "休息日"}


def paid_of_day(kind: str, hours: Decimal) -> tuple[Decimal, Decimal]:
    """(hours that are paid, times the hourly wage): all of them on a holiday or rest day, those above eight on others."""
    if kind == STATUTORY_HOLIDAY:
        return hours, HOLIDAY
    if kind == REST_DAY:
        return hours, RESTDAY
    return max(NOUGHT, hours - HOURS_A_DAY), WEEKDAY


def overtime_by_date(facts: Facts, working: Working) -> None:
    """`monthly_base` yuan a month; `days` with the hours worked in all on that day. Every day is rounded, the total is
    their sum. The minimum wage in force on the day is the least base where the region prints one. Labour Law art. 44;
    half-day holidays (8 March, 4 May) bring no premium."""
    _no_day_twice([row["date"] for row in facts["days"]])
    paid_days, total, days = working.take("paid_days_per_month"), NOUGHT, []
    for row in facts["days"]:
        day, hours = row["date"], row["hours"]
        floor = working.take_if_known("min_wage_monthly", day) if working.fills else None
        base = max(facts["monthly_base"], floor or NOUGHT)
        hour = hourly_wage(base, paid_days)
        kind = working.kind_of(day)
        paid, times = paid_of_day(kind.kind, hours)
        pay = to_fen(hour * times * paid)
        working.step(
            f"{day_zh(day)}，{_KIND_ZH.get(kind.kind, '上班日')}{'（暂定）' if kind.provisional else ''}",
            f"{number(base)} ÷ {number(paid_days)} ÷ 8 × {number(times)} × {number(paid)}小时", in_yuan(pay), "劳动法第44条",
        )  # fmt: skip
        days.append({"date": day.isoformat(), "kind": kind.kind, "pay": yuan(pay)})
        total += pay
    working.figure = total
    working.outputs = {"days": days, "total": yuan(total)}


def _no_day_twice(days: Sequence[date]) -> None:
    for nth, day in enumerate(days):
        if day in days[:nth]:
            raise BadInput(f"days[{nth}].date", f"{day_zh(day)}填了两次，请把小时数合在一行。")


RULES = (
    Rule(
        id="wages.overtime_by_date",
        title_zh="加班费（按日期）",
        group="wages",
        fields=(
            Field("monthly_base", "money", "月工资", "合同写的数；平时固定发得更多的，填发的数，不含加班费和饭补。", required=True,
                  unit_zh="元/月", fact="monthly_wage"),
            Field(
                "days", "list", "加班的日子", "一天一行，写那天一共干了几小时；已经补休的休息日不要写。", required=True, fact="overtime_days",
                fields=(
                    Field("date", "date", "日期", "哪一天。", required=True),
                    Field("hours", "number", "小时", "那天一共干了几小时，不超过24。", required=True, unit_zh="小时", most=24),
                ),
            ),
        ),
        version="1",
        cites=("劳动法第44条", "全国年节及纪念日放假办法第2条"),
        topics=("overtime",),
        work=overtime_by_date,
        formula_zh="逐日：法定节假日全部小时×3，休息日全部小时×2，上班日超过8小时的×1.5，各乘小时工资（月工资÷21.75÷8）。",
        total_zh="加班费",
        for_everyone=True,
        example={"monthly_base": "8700", "days": [{"date": "2026-02-16", "hours": "8"}, {"date": "2026-02-20", "hours": "8"}]},
    ),
)  # fmt: skip
