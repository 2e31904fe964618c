"""C6, C7: pay in sickness and while the unit stands still."""

from decimal import Decimal

from doorstep.knowledge.errors import BadInput, NotKnownHere
from doorstep.knowledge.inputs import to_fen, yuan
from doorstep.knowledge.labourlaw.forms import Field
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.saying import in_yuan, number
from doorstep.knowledge.labourlaw.working import Working

NOUGHT = Decimal(0)


def sick_leave(facts: Facts, working: Working) -> None:
    """`agreed_monthly` yuan a month or nothing agreed, `sick_paydays` working days of the month spent ill. At least a
    part of the minimum wage, the region's own or four fifths: Opinions of 1995 No. 309 art. 59. Within the medical
    treatment period."""
    agreed, ratio = facts["agreed_monthly"], working.take("sick_pay_floor_ratio")
    floor = facts["min_wage"] * ratio
    working.step(
        "最低不能少于",
        f"{number(facts['min_wage'])} × {number(ratio)}",
        in_yuan(floor),
        _source(working, "sick_pay_floor_ratio"),
    )
    monthly = max(agreed or NOUGHT, floor)
    said = "没有约定，按下限" if agreed is None else f"约定{number(agreed)}，与下限比，取高的"
    working.step("病假工资", said, f"{in_yuan(monthly)}/月")
    if agreed is None:
        working.warn("no_agreement_contested")
    due, days = None, facts["sick_paydays"]
    if days is not None:
        paid_days = working.take("paid_days_per_month")
        due = to_fen(monthly / paid_days * days)
        working.step(
            "这几天该发",
            f"{number(monthly)} ÷ {number(paid_days)} × {number(days)}天",
            in_yuan(due),
            "人社部发〔2025〕2号第2条",
        )
    working.figure = due
    working.outputs = {"monthly": yuan(monthly), "due": None if due is None else yuan(due)}


def idle(facts: Facts, working: Working) -> None:
    """`cycle` counts pay cycles of the stoppage from 1. Only for a real stoppage of the unit that is not the worker's
    doing. First cycle: the normal wage; later the minimum wage or what was newly agreed for those who work, and the
    region's living allowance for those who do not. Interim Provisions on Payment of Wages art. 12."""
    cite, least = "工资支付暂行规定第12条", facts["min_wage"]
    if facts["cycle"] == 1:
        if facts["normal_wage"] is None:
            raise BadInput("normal_wage", "这一项不能空。第一个工资周期照原来的工资发，请填每月多少。")
        due = facts["normal_wage"]
        working.step("第一个工资周期", "照原来的工资发", in_yuan(due), cite)
    elif facts["works"]:
        agreed = facts["new_agreed"]
        due = max(least, agreed or NOUGHT)
        said = "没有重新约定，不低于最低工资" if agreed is None else f"新约定{number(agreed)}，与最低工资比，取高的"
        working.step("还在上班", said, in_yuan(due), cite)
        if agreed is None:
            working.warn("idle_no_new_agreement")
    else:
        ratio = working.take_if_known("idle_living_allowance_ratio")
        if ratio is None:
            raise NotKnownHere("works", "停工又没上班的，生活费标准各地自己定，本地区还没有录入，请先由人核实。")
        due = least * ratio
        cite = _source(working, "idle_living_allowance_ratio")
        working.step("没有上班，发生活费", f"{number(least)} × {number(ratio)}", in_yuan(due), cite)
    working.figure = to_fen(due)
    working.outputs = {"minimum_due": yuan(due)}


def _source(working: Working, name: str) -> str:
    return next(used.source for used in working.used.values() if used.name == name)


_MIN_WAGE = Field(
    "min_wage", "money", "当地月最低工资", "一般不用填，系统按日期找。", required=True, unit_zh="元/月",
    parameter="min_wage_monthly", above_zero=True,
)  # fmt: skip
RULES = (
    Rule(
        id="wages.sick_leave",
        title_zh="病假工资",
        group="wages",
        fields=(
            Field("agreed_monthly", "money", "约定的病假工资", "合同或制度写了每月多少就填，没写就空着。", unit_zh="元/月", fact="agreed_sick_pay"),
            _MIN_WAGE,
            Field("sick_paydays", "number", "病假占了几个上班日", "只数本来要上班的日子，周末不数。", unit_zh="天", fact="sick_paydays", most=750),
        ),
        version="1",
        cites=("劳部发〔1995〕309号第59条",),
        topics=("sick_pay",),
        work=sick_leave,
        formula_zh="每月＝约定数与最低工资的规定比例（全国八成）相比取高；只病几天的，÷21.75×病假上班日。",
        total_zh="病假工资",
        for_everyone=True,
        example={"agreed_monthly": "1200", "sick_paydays": "10"},
    ),
    Rule(
        id="wages.idle",
        title_zh="停工停业期间的工资",
        group="wages",
        fields=(
            Field("cycle", "count", "停工第几个工资周期", "停工后第一次发工资填1，第二次填2。", required=True, least=1, most=120),
            Field("works", "flag", "停工期间还上班吗", "单位停了，您自己还在干活，选是。"),
            Field("normal_wage", "money", "原来的月工资", "停工前每月发多少。", unit_zh="元/月", fact="monthly_wage"),
            Field("new_agreed", "money", "重新约定的工资", "停工后双方另外说好的数，没说过就空着。", unit_zh="元/月"),
            _MIN_WAGE,
        ),
        version="1",
        cites=("工资支付暂行规定第12条",),
        topics=("sick_pay",),
        work=idle,
        formula_zh="第一个工资周期照发；以后还在上班的，不低于最低工资和新约定中高的那个；没上班的，发本地规定的生活费。",
        total_zh="停工期间工资",
        example={"cycle": 2, "works": False, "normal_wage": "20000"},
    ),
)  # fmt: skip
