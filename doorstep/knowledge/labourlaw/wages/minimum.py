"""C5: what is missing to the minimum wage, by the month and by the hour."""

from decimal import Decimal

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.inputs import to_fen, yuan
from doorstep.knowledge.labourlaw.forms import Field
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.saying import in_yuan, number
from doorstep.knowledge.labourlaw.working import Working

NOUGHT = Decimal(0)
_OUTSIDE = "最低工资规定第12条"


def min_wage_shortfall(facts: Facts, working: Working) -> None:
    """All inputs yuan a month; normal work was provided. Overtime pay and allowances for hard conditions do not count
    towards the minimum; the worker's own contributions do not either where the region reads it so. Provisions on
    Minimum Wages art. 12; Labour Law art. 48."""
    gross, least = facts["gross"], facts["min_wage"]
    parts = {name: facts[name] or NOUGHT for name in ("overtime_pay", "special_allowances")}
    if sum(parts.values(), NOUGHT) > gross:
        raise BadInput("gross", "加班费和津贴加起来不能比发的总数还多。", tuple(parts))
    own, cites = facts["personal_si_hf"] or NOUGHT, [_OUTSIDE]
    if own and working.reads("min_wage_net_of_contributions"):
        cites.append(working.source_of("min_wage_net_of_contributions"))
    elif own:
        working.step("个人社保和公积金", "本地没有规定要扣除，算在里面", "不扣", _OUTSIDE)
        own = NOUGHT
    comparable = gross - sum(parts.values(), NOUGHT) - own
    taken = "".join(f" − {number(one)}" for one in (*parts.values(), own) if one)
    working.step("拿来比的工资", f"{number(gross)}{taken}", in_yuan(comparable), *cites)
    short = to_fen(max(NOUGHT, least - comparable))
    working.step(
        "差多少",
        f"{number(least)} − {number(comparable)}" if short else f"不低于{in_yuan(least)}",
        in_yuan(short),
        "劳动法第48条",
    )
    working.figure = short
    working.outputs = {"comparable": yuan(comparable), "shortfall": yuan(short)}


def part_time_shortfall(facts: Facts, working: Working) -> None:
    """`hourly_rate` and `min_hourly` yuan an hour, `hours` worked at that rate. Hours on statutory holidays have their
    own minimum: reckon them apart. Labour Contract Law arts. 68, 72."""
    rate, least, hours = facts["hourly_rate"], facts["min_hourly"], facts["hours"]
    short = to_fen(max(NOUGHT, least - rate) * hours)
    shown = f"（{number(least)} − {number(rate)}） × {number(hours)}小时" if short else f"每小时不低于{number(least)}元"
    working.step("差多少", shown, in_yuan(short), "劳动合同法第72条")
    working.figure = short
    working.outputs = {"shortfall": yuan(short)}


RULES = (
    Rule(
        id="wages.min_wage_shortfall",
        title_zh="低于最低工资的差额",
        group="wages",
        fields=(
            Field("gross", "money", "当月发的总数", "扣税、扣社保之前，什么都算上。", required=True, unit_zh="元/月", fact="gross"),
            Field("overtime_pay", "money", "其中加班费", "没有就填0；加班费不能拿来凑最低工资。", unit_zh="元/月"),
            Field("special_allowances", "money", "其中特殊津贴", "夜班、高温、低温、井下、有毒有害这类，没有就填0。", unit_zh="元/月"),
            Field("personal_si_hf", "money", "个人社保和公积金", "工资条上扣您自己的那份，没上社保填0。", unit_zh="元/月"),
            Field("min_wage", "money", "当地月最低工资", "一般不用填，系统按日期找。", required=True, unit_zh="元/月",
                  parameter="min_wage_monthly", above_zero=True),
        ),
        version="1",
        cites=("劳动法第48条", "最低工资规定第12条"),
        topics=("minimum_wage",),
        work=min_wage_shortfall,
        formula_zh="最低工资减去可比工资，不低于零；可比工资＝发的总数−加班费−特殊津贴（本地另有规定的，再减个人社保和公积金）。",
        total_zh="最低工资差额",
        for_everyone=True,
        example={"gross": "2800", "overtime_pay": "200", "special_allowances": "180", "personal_si_hf": "400"},
    ),
    Rule(
        id="wages.part_time_shortfall",
        title_zh="小时工资低于最低标准的差额",
        group="wages",
        fields=(
            Field("hourly_rate", "money", "每小时多少钱", "按小时拿工资的，每小时发多少。", required=True, unit_zh="元/小时", fact="hourly_rate"),
            Field("hours", "number", "小时数", "一共干了多少小时。", required=True, unit_zh="小时", fact="hours", most=8784),
            Field("statutory_holiday", "flag", "是不是法定节假日干的", "放假那几天干的，最低标准更高，分开算。"),
            Field("min_hourly", "money", "当地小时最低工资", "一般不用填，系统按日期找。", required=True, unit_zh="元/小时",
                  parameter="min_wage_hourly_part_time", above_zero=True,
                  parameter_when=("statutory_holiday", "min_wage_hourly_part_time_statutory_holiday")),
        ),
        version="1",
        cites=("劳动合同法第68条、第72条",),
        topics=("minimum_wage",),
        work=part_time_shortfall,
        formula_zh="（小时最低工资−每小时工资）×小时数，不低于零；法定节假日另有标准，分开算。",
        total_zh="最低工资差额",
        for_everyone=True,
        example={"hourly_rate": "25", "hours": "60"},
    ),
)  # fmt: skip
