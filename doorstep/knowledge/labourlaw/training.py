"""C16: what may be asked for at most when a worker leaves before an agreed term of service after paid training."""

from decimal import Decimal

from doorstep.knowledge.inputs import to_fen, yuan
from doorstep.knowledge.labourlaw.forms import Field, plain
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.saying import in_yuan, number
from doorstep.knowledge.labourlaw.working import Working

NOUGHT = Decimal(0)


def penalty_cap(facts: Facts, working: Working) -> None:
    """The lowest of the agreed penalty, the cost of the special training, and the share of that cost that falls on the months
    not served. Nothing when the worker leaves because of the employer's fault. Labour Contract Law art. 22; Implementing
    Regulations arts. 16, 26."""
    agreed, cost = facts["agreed_penalty"], facts["training_cost"]
    whole, served = facts["service_months"], facts["served_months"]
    left = max(NOUGHT, whole - served)
    share = cost * left / whole
    sum_zh = f"{number(cost)} × {plain(left)} ÷ {plain(whole)}"
    working.step("没服务完的那部分", sum_zh, in_yuan(share), "劳动合同法第22条")
    cap = to_fen(min(agreed, cost, share))
    working.step(
        "取最低的",
        f"约定{number(agreed)}、培训费{number(cost)}、分摊{in_yuan(share)}",
        in_yuan(cap),
        "劳动合同法第22条",
        "劳动合同法实施条例第16条",
    )
    if facts["leaves_for_employers_fault"]:
        cap = NOUGHT
        working.step("不用付", "单位有欠薪、不上社保这类过错，劳动者因此离开", in_yuan(cap), "劳动合同法实施条例第26条")
    working.figure = cap
    working.outputs = {"cap": yuan(cap)}


RULES = (
    Rule(
        id="training.penalty_cap",
        title_zh="服务期违约金最多多少",
        group="training",
        fields=(
            Field("agreed_penalty", "money", "约定的违约金", "协议上写的数。", required=True, unit_zh="元"),
            Field("training_cost", "money", "培训花了多少", "有发票的专项培训费用，平常的入职培训不算。", required=True, unit_zh="元"),
            Field("service_months", "number", "约定服务几个月", "协议上写的，三年填36。", required=True, unit_zh="个月", above_zero=True, most=720),
            Field("served_months", "number", "已经服务了几个月", "从培训完开始算。", required=True, unit_zh="个月", most=720),
            Field("leaves_for_employers_fault", "flag", "因为单位有过错才走的", "比如欠薪、不上社保。"),
        ),
        version="1",
        cites=("劳动合同法第22条", "劳动合同法实施条例第16、26条"),
        topics=("training_bond",),
        work=penalty_cap,
        formula_zh="约定的违约金、培训费、培训费 × 没服务的月数 ÷ 约定月数，三个里取最低。",
        total_zh="服务期违约金上限",
        kind_of_figure="answer",
        example={"agreed_penalty": "60000", "training_cost": "50000", "service_months": 36, "served_months": 12},
    ),
)  # fmt: skip
