"""C21: the allowance for work in the heat. The sums and the months it is paid in are the region's."""

from decimal import Decimal

from doorstep.knowledge.errors import NotKnownHere
from doorstep.knowledge.inputs import to_fen, yuan
from doorstep.knowledge.labourlaw.forms import Field
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.saying import in_yuan, number
from doorstep.knowledge.labourlaw.working import Working

EXPOSURES = (("outdoor_35", "35℃以上在户外"), ("indoor_33", "在室内，单位没能降到33℃以下"), ("none", "都不是"))
_FIGURES = {"outdoor_35": "heat_outdoor_monthly", "indoor_33": "heat_indoor_monthly"}
MEASURES = "防暑降温措施管理办法第17条"


def allowance(facts: Facts, working: Working) -> None:
    """The region's monthly sum for each month worked in the heat that is a month it is paid in; a month counts once. It is
    part of wages, but does not count towards the minimum wage. Measures on Heatstroke Prevention art. 17."""
    working.warn("season_unconfirmed")
    figure = _FIGURES.get(facts["exposure"])
    if figure is None:
        working.step("有没有", "不在高温下干活", "没有", MEASURES)
        working.figure = Decimal(0)
        working.outputs = {"amount": yuan(Decimal(0))}
        return
    payable = set(facts["payable_months"]) or _season(working)
    counted = sorted(set(facts["months"]) & payable)
    months_zh = "、".join(f"{month}月" for month in sorted(payable))
    working.step(
        "算哪几个月", f"发津贴的月份：{months_zh}", "、".join(f"{month}月" for month in counted) or "没有", MEASURES
    )
    monthly = _local(working, figure, "exposure")
    amount = to_fen(monthly * len(counted))
    working.step(dict(EXPOSURES)[facts["exposure"]], f"{number(monthly)} × {len(counted)}个月", in_yuan(amount), MEASURES)
    working.figure = amount
    working.outputs = {"amount": yuan(amount)}


def _season(working: Working) -> set[int]:
    ends = [int(_local(working, name, "payable_months")) for name in ("heat_first_month", "heat_last_month")]
    return set(range(ends[0], ends[1] + 1))


def _local(working: Working, figure: str, field: str) -> Decimal:
    try:
        return working.take(figure)
    except NotKnownHere:
        raise NotKnownHere(field, "高温津贴发多少、发哪几个月，各地自己定，本地区还没有录入，请问服务站。") from None


_MONTH = (Field("", "count", "月份", "写1到12的数。", least=1, most=12),)

RULES = (
    Rule(
        id="heat.allowance",
        title_zh="高温津贴",
        group="heat",
        fields=(
            Field("exposure", "choice", "热天在哪儿干活", "送餐、环卫、工地算户外，后厨、车间算室内。", required=True, choices=EXPOSURES),
            Field("months", "list", "哪几个月这么干过", "一个月写一个数，七月写7。", fields=_MONTH),
            Field("payable_months", "list", "发津贴的月份", "以当地公布的为准，不知道可以不填。", fields=_MONTH),
        ),
        version="1",
        cites=(MEASURES,),
        topics=("heat_allowance",),
        work=allowance,
        formula_zh="当地每月的数 × 在发放月份里干过的月数。",
        total_zh="高温津贴",
        for_everyone=True,
        example={"exposure": "outdoor_35", "months": [6, 7, 8]},
    ),
)  # fmt: skip
