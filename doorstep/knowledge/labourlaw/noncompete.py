"""C15: pay for keeping a non-compete clause, and how each side gets out of it."""

from decimal import Decimal

from doorstep.knowledge.inputs import to_fen, yuan
from doorstep.knowledge.labourlaw.forms import Field, plain
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.saying import in_yuan, number
from doorstep.knowledge.labourlaw.working import Working

LONGEST_MONTHS = 24
RELEASE_MONTHS = 3
UNPAID_MONTHS = 3
_READING = "劳动争议司法解释一"


def compensation(facts: Facts, working: Working) -> None:
    """Where no pay was agreed and the worker kept the clause: 30% of the average wage of the last 12 months, not below the
    minimum wage of the place of work, yuan a month, for at most 24 months. Interpretation (I) art. 36; Labour Contract
    Law art. 24. Pay that was agreed governs and is not reckoned here."""
    ratio, least = working.take("noncompete_ratio"), facts["min_wage"]
    share = to_fen(facts["avg12"] * ratio)
    working.step("平均工资的三成", f"{number(facts['avg12'])} × {plain(ratio)}", in_yuan(share), f"{_READING}第36条")
    monthly = to_fen(max(share, least))
    working.step("每月", f"不低于最低工资{number(least)}", in_yuan(monthly), f"{_READING}第36条")
    months = min(Decimal(LONGEST_MONTHS), facts["agreed_months"])
    working.step(
        "算几个月",
        f"约定{plain(facts['agreed_months'])}个月，最长{LONGEST_MONTHS}个月",
        f"{plain(months)}个月",
        "劳动合同法第24条",
    )
    total = to_fen(monthly * months)
    working.step("合计", f"{number(monthly)} × {plain(months)}", in_yuan(total), f"{_READING}第36条")
    working.figure = total
    whole = months == months.to_integral_value()
    working.outputs = {"monthly": yuan(monthly), "months": int(months) if whole else plain(months), "total": yuan(total)}


def employer_release(facts: Facts, working: Working) -> None:
    """The employer calls the clause off while it runs: three further months' pay. Interpretation (I) art. 39."""
    amount = to_fen(facts["monthly"] * RELEASE_MONTHS)
    working.step("再给三个月", f"{number(facts['monthly'])} × {RELEASE_MONTHS}", in_yuan(amount), f"{_READING}第39条")
    working.figure = amount
    working.outputs = {"amount": yuan(amount)}


def worker_may_rescind(facts: Facts, working: Working) -> None:
    """The worker may call the clause off after three months without pay that the employer caused. Interpretation (I) art. 38."""
    unpaid, caused = facts["unpaid_months"], bool(facts["employer_caused"])
    may = caused and unpaid >= UNPAID_MONTHS
    why = f"欠了{plain(unpaid)}个月" + ("，是单位的原因" if caused else "，不是单位的原因")
    working.step("能不能解除", why, "可以请求解除" if may else "还不能", f"{_READING}第38条")
    working.outputs = {"may_rescind": may}


RULES = (
    Rule(
        id="noncompete.compensation",
        title_zh="竞业限制的补偿",
        group="noncompete",
        fields=(
            Field("avg12", "money", "走前12个月的平均工资", "应发的数，税和社保没扣之前。", required=True, unit_zh="元/月", fact="avg12"),
            Field("min_wage", "money", "干活地方的最低工资", "不填就用当地公布的数。", required=True, unit_zh="元/月", parameter="min_wage_monthly"),
            Field("agreed_months", "number", "约定限制几个月", "合同或协议里写的，超过24个月的部分不算。", required=True, unit_zh="个月", most=600),
        ),
        version="1",
        cites=("劳动合同法第23、24条", f"{_READING}第36条"),
        topics=("non_compete",),
        work=compensation,
        formula_zh="没有约定补偿而守了约的：走前12个月平均工资的三成，不低于最低工资；乘以约定的月数，最多24个月。约定了数的按约定。",
        total_zh="竞业限制补偿",
        example={"avg12": "17434.48", "min_wage": "2120", "agreed_months": 36},
    ),
    Rule(
        id="noncompete.employer_release",
        title_zh="单位提前放弃竞业限制",
        group="noncompete",
        fields=(Field("monthly", "money", "每月的补偿", "约定的数；没有约定的，先算一算竞业限制的补偿。", required=True, unit_zh="元/月"),),
        version="1",
        cites=(f"{_READING}第39条",),
        topics=("non_compete",),
        work=employer_release,
        formula_zh="单位在限制期里解除的，再给三个月补偿。",
        total_zh="提前解除竞业限制的三个月补偿",
        example={"monthly": "5230.34"},
    ),
    Rule(
        id="noncompete.worker_may_rescind",
        title_zh="劳动者能不能解除竞业限制",
        group="noncompete",
        fields=(
            Field("unpaid_months", "number", "补偿欠了几个月", "一共几个月没给。", required=True, unit_zh="个月", most=600),
            Field("employer_caused", "flag", "是单位的原因没给", "您没给账号这类情况不算单位的原因。"),
        ),
        version="1",
        cites=(f"{_READING}第38条",),
        topics=("non_compete",),
        work=worker_may_rescind,
        formula_zh="因单位的原因三个月没给补偿，劳动者可以请求解除。",
        kind_of_figure="answer",
        example={"unpaid_months": 3, "employer_caused": True},
    ),
)  # fmt: skip
