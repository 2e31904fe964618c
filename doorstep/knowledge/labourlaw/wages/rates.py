"""C1: what a day and an hour of a monthly wage are worth."""

from decimal import Decimal

from doorstep.knowledge.inputs import yuan
from doorstep.knowledge.labourlaw.forms import Field
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.saying import in_yuan, number
from doorstep.knowledge.labourlaw.working import Working

HOURS_A_DAY = Decimal(8)
CONVERSION = "人社部发〔2025〕2号第2条"


def daily_wage(monthly: Decimal, paid_days: Decimal) -> Decimal:
    """Yuan a day, not rounded: it is rounded where a line ends."""
    return monthly / paid_days


def hourly_wage(monthly: Decimal, paid_days: Decimal) -> Decimal:
    """Yuan an hour, from the unrounded day of eight hours."""
    return monthly / paid_days / HOURS_A_DAY


def daily_hourly(facts: Facts, working: Working) -> None:
    """`monthly_wage` yuan a month. Monthly wages are paid for 21.75 days, statutory holidays among them: more holidays
    do not change it. MOHRSS 2025 No. 2."""
    wage, days = facts["monthly_wage"], working.take("paid_days_per_month")
    daily, hourly = daily_wage(wage, days), hourly_wage(wage, days)
    working.step("一天", f"{number(wage)} ÷ {number(days)}", in_yuan(daily), CONVERSION)
    working.step("一小时", f"{number(wage)} ÷ {number(days)} ÷ 8", in_yuan(hourly), CONVERSION)
    working.outputs = {"daily": yuan(daily), "hourly": yuan(hourly)}


RULES = (
    Rule(
        id="wages.daily_hourly",
        title_zh="一天、一小时值多少",
        group="wages",
        fields=(
            Field("monthly_wage", "money", "月工资", "说好的每月固定工资，不算加班费。", required=True, unit_zh="元/月", fact="monthly_wage"),
        ),
        version="1",
        cites=("人社部发〔2025〕2号第2条",),
        topics=("wages_owed", "overtime"),
        work=daily_hourly,
        formula_zh="日工资＝月工资÷21.75；小时工资＝月工资÷21.75÷8。",
        total_zh="日工资、小时工资",
        kind_of_figure="rate",
        example={"monthly_wage": "8700"},
    ),
)  # fmt: skip
