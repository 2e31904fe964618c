"""C22: how long an ill worker is protected from dismissal."""

from decimal import Decimal

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.labourlaw.forms import Field, plain
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.working import Working

ARTICLE = "企业职工患病或非因工负伤医疗期规定"
LONG_WORK = Decimal(10)
# From how many years with this unit: months of protection. By whether all work comes to ten years.
_SHORT = ((5, 6), (0, 3))
_LONG = ((20, 24), (15, 18), (10, 12), (5, 9), (0, 6))
# Within how many months they are counted together.
_WINDOW = {3: 6, 6: 12, 9: 15, 12: 18, 18: 24, 24: 30}


def months(facts: Facts, working: Working) -> None:
    """Months of the medical period, by years of work in all and with this unit; a full number of years counts as reached.
    Regulations of 1994 on the medical period, arts. 3, 4."""
    total, here = facts["total_years"], facts["unit_years"]
    if here > total:
        raise BadInput("unit_years", "本单位的年数不能多于一共工作的年数。", ("total_years",))
    tiers = _LONG if total >= LONG_WORK else _SHORT
    found = next(months for least, months in tiers if here >= least)
    working.step("医疗期", f"一共工作{plain(total)}年，在本单位{plain(here)}年", f"{found}个月", f"{ARTICLE}第3条")
    working.step("怎么累计", "病假断断续续的，加在一起算", f"{_WINDOW[found]}个月里累计", f"{ARTICLE}第4条")
    working.outputs = {"months": found, "window_months": _WINDOW[found]}


RULES = (
    Rule(
        id="medical_period.months",
        title_zh="医疗期有多长",
        group="medical_period",
        fields=(
            Field("total_years", "number", "一共工作了多少年", "在哪家单位都算。", required=True, unit_zh="年", most=80),
            Field("unit_years", "number", "在这家单位多少年", "不满一年可以写小数。", required=True, unit_zh="年", most=80),
        ),
        version="1",
        cites=(f"{ARTICLE}第3、4条",),
        topics=("sick_pay",),
        work=months,
        formula_zh="总工龄不满10年：本单位不满5年3个月，满5年6个月；满10年：不满5年6个月，满5年9个月，满10年12个月，满15年18个月，满20年24个月。",
        kind_of_figure="months",
        for_everyone=True,
        example={"total_years": "12", "unit_years": "7"},
    ),
)  # fmt: skip
