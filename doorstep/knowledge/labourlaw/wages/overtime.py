"""C2: overtime by hours of each kind, for the three schemes of working time."""

from decimal import Decimal

from doorstep.knowledge.inputs import to_fen, yuan
from doorstep.knowledge.labourlaw.forms import Field
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.saying import in_yuan, number
from doorstep.knowledge.labourlaw.wages.rates import hourly_wage
from doorstep.knowledge.labourlaw.working import Working

WEEKDAY, RESTDAY, HOLIDAY = Decimal("1.5"), Decimal(2), Decimal(3)
STANDARD, COMPREHENSIVE, IRREGULAR = "standard", "comprehensive", "irregular"
NOUGHT = Decimal(0)
_NAMES = {"weekday": "平常日子加班", "restday": "休息日加班", "holiday": "法定节假日加班"}
_ARTICLE = "劳动法第44条"
_SCHEMES = {
    STANDARD: ("劳动法第36条", "每天8小时、每周40小时"),
    COMPREHENSIVE: ("工资支付暂行规定第13条", "经批准的综合计算：超出周期总工时的算加班，没有休息日一档"),
    IRREGULAR: ("工资支付暂行规定第13条", "经批准的不定时：不适用加班费；没有批准的按标准工时算"),
}


def paid_hours(facts: Facts) -> dict[str, tuple[Decimal, Decimal]]:
    """(hours that are paid, times the hourly wage) of each kind. Rest-day work may be made good by time off,
    statutory-holiday work may not."""
    given = {name: facts[name] or NOUGHT for name in ("weekday_hours", "restday_hours", "holiday_hours", "excess_hours")}
    rest = max(NOUGHT, given["restday_hours"] - (facts["compensated_hours"] or NOUGHT))
    if facts["scheme"] == IRREGULAR:
        return {"weekday": (NOUGHT, WEEKDAY), "restday": (NOUGHT, RESTDAY), "holiday": (NOUGHT, HOLIDAY)}
    holiday = (given["holiday_hours"], HOLIDAY)
    if facts["scheme"] == COMPREHENSIVE:
        return {"weekday": (given["excess_hours"], WEEKDAY), "restday": (NOUGHT, RESTDAY), "holiday": holiday}
    return {"weekday": (given["weekday_hours"], WEEKDAY), "restday": (rest, RESTDAY), "holiday": holiday}


def base_of(monthly_base: Decimal, min_wage: Decimal | None, working: Working) -> Decimal:
    """The monthly base, lifted to the minimum wage."""
    if min_wage is not None and min_wage > monthly_base:
        working.step("计算基数", f"{number(monthly_base)}低于最低工资", in_yuan(min_wage), "劳动法第48条")
        return min_wage
    return monthly_base


def overtime(facts: Facts, working: Working) -> None:
    """`monthly_base` and `min_wage` in yuan a month, hours by kind. Labour Law arts. 41, 44; Interim Provisions on
    Payment of Wages art. 13. Each line is rounded, the total is their sum."""
    cite, words = _SCHEMES[facts["scheme"]]
    working.step("工时制度", words, dict(_SCHEME_CHOICES)[facts["scheme"]], cite)
    base = base_of(facts["monthly_base"], facts["min_wage"], working)
    paid_days = working.take("paid_days_per_month")
    hour = hourly_wage(base, paid_days)
    working.step("一小时工资", f"{number(base)} ÷ {number(paid_days)} ÷ 8", f"{number(hour)}元", "人社部发〔2025〕2号第2条")
    lines = {}
    for name, (hours, times) in paid_hours(facts).items():
        lines[name] = to_fen(hour * times * hours)
        working.step(
            _NAMES[name], f"{number(hour)} × {number(times)} × {number(hours)}小时", in_yuan(lines[name]), _ARTICLE
        )
    working.figure = sum(lines.values(), NOUGHT)
    working.outputs = {name: yuan(line) for name, line in lines.items()} | {"total": yuan(working.figure)}


_SCHEME_CHOICES = (
    (STANDARD, "标准工时"),
    (COMPREHENSIVE, "综合计算工时（劳动部门批准过）"),
    (IRREGULAR, "不定时工时（劳动部门批准过）"),
)
_HOURS, _A_YEAR = "小时", 366 * 24
RULES = (
    Rule(
        id="wages.overtime",
        title_zh="加班费（按小时数）",
        group="wages",
        fields=(
            Field("scheme", "choice", "工时制度", "没听说过批准文件的，选标准工时。", required=True, choices=_SCHEME_CHOICES, fact="scheme"),
            Field("monthly_base", "money", "月工资", "合同写的数；平时固定发得更多的，填发的数，不含加班费和饭补。", required=True,
                  unit_zh="元/月", fact="monthly_wage"),
            Field("weekday_hours", "number", "平常日子加班", "上班的日子，超过8小时的部分加起来。", unit_zh=_HOURS, most=_A_YEAR, fact="weekday_hours"),
            Field("restday_hours", "number", "休息日加班", "周末和调休的休息日，一共干了多少小时。", unit_zh=_HOURS, most=_A_YEAR, fact="restday_hours"),
            Field("compensated_hours", "number", "已经补休", "休息日加班，单位已经安排补休的小时数。", unit_zh=_HOURS, most=_A_YEAR,
                  fact="compensated_hours"),
            Field("holiday_hours", "number", "法定节假日加班", "元旦、春节、清明、五一、端午、中秋、国庆放假那几天，补休不能抵。",
                  unit_zh=_HOURS, most=_A_YEAR, fact="holiday_hours"),
            Field("excess_hours", "number", "超出周期的小时", "只有综合计算工时才填：整个周期超出规定总工时的小时数。", unit_zh=_HOURS, most=_A_YEAR),
            Field("min_wage", "money", "当地月最低工资", "一般不用填，系统按日期找。", unit_zh="元/月", parameter="min_wage_monthly"),
        ),
        version="1",
        cites=("劳动法第41条、第44条", "劳动合同法第31条", "工资支付暂行规定第13条"),
        topics=("overtime",),
        work=overtime,
        formula_zh="小时工资＝月工资÷21.75÷8，月工资不低于最低工资；平常日子×1.5，休息日未补休的×2，法定节假日×3，各乘小时数。",
        total_zh="加班费",
        example={"scheme": "standard", "monthly_base": "10875", "weekday_hours": "10", "restday_hours": "16", "holiday_hours": "8"},
    ),
)  # fmt: skip
