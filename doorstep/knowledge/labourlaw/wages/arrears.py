"""C3, C4: wages not paid, and the extra sum once an authority has ordered payment in vain."""

from decimal import Decimal

from doorstep.knowledge.inputs import to_fen, yuan
from doorstep.knowledge.labourlaw.forms import Field
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.saying import in_yuan, number
from doorstep.knowledge.labourlaw.working import Working

NOUGHT = Decimal(0)


def arrears(facts: Facts, working: Working) -> None:
    """Sum over months of what is due (yuan before tax) less what was paid, never below nought in one month: a month
    overpaid does not silently offset another. Labour Contract Law art. 30."""
    total = NOUGHT
    for nth, row in enumerate(facts["months"], start=1):
        due, paid = row["due"], row["paid"] or NOUGHT
        short = to_fen(max(NOUGHT, due - paid))
        label = row["month"] or f"第{nth}个月"
        note = "，多发的不抵别的月" if paid > due else ""
        working.step(label, f"{number(due)} − {number(paid)}{note}", in_yuan(short), "劳动合同法30")
        total += short
    working.figure = total
    working.outputs = {"arrears": yuan(total)}


RULES = (
    Rule(
        id="wages.arrears",
        title_zh="拖欠的工资",
        group="wages",
        fields=(
            Field(
                "months", "list", "没发够的月份", "一个月一行，应发写没扣税和社保之前的数。", required=True, fact="months",
                fields=(
                    Field("month", "month", "哪个月", "欠的是哪个月的工资。"),
                    Field("due", "money", "应发", "那个月该发多少。", required=True, unit_zh="元"),
                    Field("paid", "money", "实发", "真正发了多少，一分没发写0。", unit_zh="元"),
                ),
            ),
        ),
        version="1",
        cites=("劳动合同法30", "劳动法50"),
        topics=("wages_owed",),
        work=arrears,
        formula_zh="逐月：应发减实发，不低于零；各月相加。多发的月份不抵少发的月份。",
        total_zh="拖欠的工资",
        for_everyone=True,
        example={"months": [{"month": "2026-08", "due": "6000", "paid": "4000"}, {"month": "2026-09", "due": "6000"}]},
    ),
)  # fmt: skip
