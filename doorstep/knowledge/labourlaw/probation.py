"""C14: how long a probation may last, what it must pay at least, and what is due for a probation too long."""

from decimal import Decimal

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.inputs import to_fen, yuan
from doorstep.knowledge.labourlaw.forms import Field, plain
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.saying import in_yuan, number
from doorstep.knowledge.labourlaw.working import Working

NOUGHT = Decimal(0)
TERM_TYPES = (
    ("fixed", "固定期限"),
    ("open_ended", "无固定期限"),
    ("task", "以完成一项工作为期限"),
    ("part_time", "非全日制"),
)
LONGEST = 6


def longest(facts: Facts) -> int:
    """Months allowed. A task contract, part-time work or a term under 3 months: none; 3 to under 12: 1; 12 to under 36: 2;
    from 36 or open-ended: 6. Labour Contract Law arts. 19, 70."""
    kind, term = facts["term_type"], facts["term_months"]
    if kind == "open_ended":
        return LONGEST
    if kind != "fixed":
        return 0
    if term is None:
        raise BadInput("term_months", "固定期限的合同，请填签了几个月。")
    return next((months for least, months in ((36, LONGEST), (12, 2), (3, 1)) if term >= least), 0)


def _say_longest(facts: Facts, working: Working) -> int:
    months = longest(facts)
    term = f"，{plain(facts['term_months'])}个月" if facts["term_type"] == "fixed" else ""
    allowed = f"{months}个月" if months else "不能约定试用期"
    article = "劳动合同法第70条" if facts["term_type"] == "part_time" else "劳动合同法第19条"
    working.step("试用期最长", f"{dict(TERM_TYPES)[facts['term_type']]}合同{term}", allowed, article)
    return months


def max_months(facts: Facts, working: Working) -> None:
    """The longest lawful probation, once only for the same employer and worker. Labour Contract Law arts. 19, 70."""
    working.outputs = {"max_months": _say_longest(facts, working)}


def wage_floor(facts: Facts, working: Working) -> None:
    """The lowest lawful probation wage, yuan a month: 80% of the agreed wage or, where known and lower, of the lowest wage of
    the same post; never below the minimum wage. Labour Contract Law art. 20; Implementing Regulations art. 15."""
    ratio, least = working.take("probation_ratio"), facts["min_wage"]
    agreed, lowest = ratio * facts["contract_wage"], facts["lowest_grade_wage"]
    cites = ("劳动合同法第20条", "劳动合同法实施条例第15条")
    working.step("约定工资的八成", f"{number(facts['contract_wage'])} × {plain(ratio)}", in_yuan(agreed), *cites)
    either = agreed
    if lowest is not None:
        either = min(agreed, ratio * lowest)
        working.step("同岗最低档的八成", f"{number(lowest)} × {plain(ratio)}", in_yuan(ratio * lowest), cites[1])
    working.step("最低工资", "试用期也不能低于它", in_yuan(least), cites[0])
    floor = to_fen(max(least, either))
    if floor != to_fen(max(least, agreed)):
        working.warn("probation_floor_reading")
    working.step("试用期工资不低于", "前两样取低的，再跟最低工资取高的", in_yuan(floor), *cites)
    working.figure = floor
    working.outputs = {"floor": yuan(floor)}


def damages(facts: Facts, working: Working) -> None:
    """The regular monthly wage for each month of probation already served beyond the lawful length; a part of a month in
    proportion. Labour Contract Law art. 83."""
    legal = _say_longest(facts, working)
    served = facts["served_months"]
    excess = max(NOUGHT, served - legal)
    working.step("超过了几个月", f"已经试用{plain(served)}个月 − {legal}个月", f"{plain(excess)}个月", "劳动合同法第83条")
    amount = to_fen(facts["regular_wage"] * excess)
    working.step("赔偿金", f"{number(facts['regular_wage'])} × {plain(excess)}", in_yuan(amount), "劳动合同法第83条")
    working.figure = amount
    whole = excess == excess.to_integral_value()
    working.outputs = {
        "legal_months": legal,
        "excess_months": int(excess) if whole else plain(excess),
        "amount": yuan(amount),
    }


_TERM = (
    Field("term_type", "choice", "合同是哪一种", "看合同上写的期限。", required=True, choices=TERM_TYPES),
    Field("term_months", "number", "签了几个月", "一年填12，三年填36。", unit_zh="个月", most=720),
)  # fmt: skip

RULES = (
    Rule(
        id="probation.max_months",
        title_zh="试用期最长多久",
        group="probation",
        fields=_TERM,
        version="1",
        cites=("劳动合同法第19条", "劳动合同法第70条"),
        topics=("probation",),
        work=max_months,
        formula_zh="不满3个月、完成一项工作的、非全日制的：不能约定；满3个月不满1年：1个月；满1年不满3年：2个月；满3年或无固定期限：6个月。",
        kind_of_figure="months",
        for_everyone=True,
        example={"term_type": "fixed", "term_months": "12"},
    ),
    Rule(
        id="probation.wage_floor",
        title_zh="试用期工资不低于",
        group="probation",
        fields=(
            Field("contract_wage", "money", "转正后的月工资", "合同约定的数。", required=True, unit_zh="元/月", fact="monthly_wage"),
            Field("lowest_grade_wage", "money", "同岗位最低一档的工资", "单位同样岗位里最低的那一档，不知道可以不填。", unit_zh="元/月"),
            Field("min_wage", "money", "当地最低工资", "不填就用当地公布的数。", required=True, unit_zh="元/月", parameter="min_wage_monthly"),
        ),
        version="1",
        cites=("劳动合同法第20条", "劳动合同法实施条例第15条"),
        topics=("probation",),
        work=wage_floor,
        formula_zh="约定工资的八成，与同岗最低档的八成取低；再与最低工资取高。",
        kind_of_figure="rate",
        for_everyone=True,
        example={"contract_wage": "10000", "min_wage": "2540"},
    ),
    Rule(
        id="probation.damages",
        title_zh="试用期太长的赔偿",
        group="probation",
        fields=(
            *_TERM,
            Field("served_months", "number", "已经试用了几个月", "到今天，或者到转正、离开为止。", required=True, unit_zh="个月", most=720),
            Field("regular_wage", "money", "转正后的月工资", "试用期工资比这少的差额，另算。", required=True, unit_zh="元/月", fact="monthly_wage"),
        ),
        version="1",
        cites=("劳动合同法第19条", "劳动合同法第83条"),
        topics=("probation",),
        work=damages,
        formula_zh="转正月工资 ×（已经试用的月数 − 法定最长月数），不低于零。",
        total_zh="违法试用期赔偿金",
        for_everyone=True,
        example={"term_type": "fixed", "term_months": "12", "served_months": 6, "regular_wage": "8000"},
    ),
)  # fmt: skip
