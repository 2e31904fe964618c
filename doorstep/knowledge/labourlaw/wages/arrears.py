"""C3, C4: wages not paid, and the extra sum once an authority has ordered payment in vain."""

from collections.abc import Sequence
from decimal import Decimal

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.inputs import to_fen, yuan
from doorstep.knowledge.labourlaw.forms import Field
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.saying import in_yuan, number
from doorstep.knowledge.labourlaw.working import Working

NOUGHT = Decimal(0)


def arrears(facts: Facts, working: Working) -> None:
    """Sum over months of what is due (yuan before tax) less what was paid, never below nought in one month: a month
    overpaid does not silently offset another. Labour Contract Law art. 30."""
    _no_month_twice([row["month"] for row in facts["months"]])
    total = NOUGHT
    for nth, row in enumerate(facts["months"], start=1):
        due, paid = row["due"], row["paid"] or NOUGHT
        short = to_fen(max(NOUGHT, due - paid))
        label = _month_zh(row["month"]) if row["month"] else f"第{nth}个月"
        note = "，多发的不抵别的月" if paid > due else ""
        working.step(label, f"{number(due)} − {number(paid)}{note}", in_yuan(short), "劳动合同法第30条")
        total += short
    working.figure = total
    working.outputs = {"arrears": yuan(total)}


def _no_month_twice(months: Sequence[str | None]) -> None:
    for nth, month in enumerate(months):
        if month and month in months[:nth]:
            raise BadInput(f"months[{nth}].month", f"{_month_zh(month)}写了两行，请合成一行，免得算两遍。")


def _month_zh(month: str) -> str:
    year, number = month.split("-")
    return f"{year}年{int(number)}月"


def additional_compensation(facts: Facts, working: Working) -> None:
    """`amount_due` in yuan: wages, overtime, a shortfall to the minimum wage, or severance. Between half and all of it
    on top, once the labour authority ordered payment and the deadline passed; the authority picks. Without an order
    there is nothing to demand yet. Labour Contract Law art. 85."""
    low = high = NOUGHT
    due, cite = facts["amount_due"], "劳动合同法第85条"
    if facts["ordered_by_authority"] and facts["unpaid_after_deadline"]:
        least, most = working.take("additional_compensation_least"), working.take("additional_compensation_most")
        low, high = to_fen(due * least), to_fen(due * most)
        working.step("最少", f"{number(due)} × {number(least)}", in_yuan(low), cite)
        working.step("最多", f"{number(due)} × {number(most)}", in_yuan(high), cite)
    elif facts["ordered_by_authority"]:
        working.step("加付", "限期内付清了", "没有", cite)
    else:
        working.step("加付", "要先向劳动监察投诉，责令限期支付，过期还不付才有", "还没有", cite)
    working.low, working.high = low, high
    working.outputs = {"min": yuan(low), "max": yuan(high)}


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
        cites=("劳动合同法第30条", "劳动法第50条"),
        topics=("wages_owed",),
        work=arrears,
        formula_zh="逐月：应发减实发，不低于零；各月相加。多发的月份不抵少发的月份。",
        total_zh="拖欠的工资",
        for_everyone=True,
        example={"months": [{"month": "2026-08", "due": "6000", "paid": "4000"}, {"month": "2026-09", "due": "6000"}]},
    ),
    Rule(
        id="wages.additional_compensation",
        title_zh="逾期不付，加付的赔偿金",
        group="wages",
        fields=(
            Field("amount_due", "money", "该付没付的数", "工资、加班费、最低工资差额或者经济补偿，该付多少。", required=True, unit_zh="元"),
            Field("ordered_by_authority", "flag", "劳动部门责令限期支付过吗", "要有劳动监察的限期支付通知。", fact="ordered_by_authority"),
            Field("unpaid_after_deadline", "flag", "过了期限还没付吗", "通知上写的期限过了，还没付清。", fact="unpaid_after_deadline"),
        ),
        version="1",
        cites=("劳动合同法第85条",),
        topics=("wages_owed",),
        work=additional_compensation,
        formula_zh="劳动部门责令限期支付、逾期仍不付的，在应付数的50%到100%之间加付，由劳动部门定；没有责令的没有。",
        total_zh="加付赔偿金",
        kind_of_figure="range",
        example={"amount_due": "60000", "ordered_by_authority": True, "unpaid_after_deadline": True},
    ),
)  # fmt: skip
