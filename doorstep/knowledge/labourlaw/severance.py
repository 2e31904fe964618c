"""C8, C10: severance pay (N) and the double sum for unlawful dismissal (2N), with their cap and twelve-year limit."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.inputs import to_fen, yuan
from doorstep.knowledge.labourlaw.forms import Field, plain
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.saying import day_zh, in_yuan, number
from doorstep.knowledge.labourlaw.service import HALF, LONGEST_SERVICE, service
from doorstep.knowledge.labourlaw.severance_grounds import GROUND, GROUNDS, NEW_IN_2008
from doorstep.knowledge.labourlaw.working import Working

LAW_OF_2008 = date(2008, 1, 1)
LONGEST_WHEN_CAPPED = Decimal(12)
_ART47, _ART27 = "劳动合同法第47条", "劳动合同法实施条例第27条"


@dataclass(frozen=True)
class Base:
    """Yuan a month, rounded to the fen, that the months are multiplied with."""

    base: Decimal
    capped: bool
    months: Decimal
    cap: Decimal


def severance_base(avg12: Decimal, min_wage: Decimal, local_avg_annual: Decimal, months: Decimal) -> Base:
    """`avg12`: wages due in the twelve months before the end, before tax and contributions, over twelve.

    Strictly above three times the local average the base is the cap and at most twelve months count, both together;
    else the average, at least the minimum wage, without limit of months. Labour Contract Law art. 47.
    """
    cap = local_avg_annual * 3 / 12
    if avg12 > cap:
        return Base(to_fen(cap), True, min(months, LONGEST_WHEN_CAPPED), cap)
    return Base(to_fen(max(avg12, min_wage)), False, months, cap)


def months(facts: Facts, working: Working) -> None:
    """`hire` and `end` (last day of employment), both counted. Exactly six months count as a year. Art. 47."""
    working.outputs = {"months": plain(_months(facts, working, facts["hire"]))}


def _months(facts: Facts, working: Working, start: date) -> Decimal:
    served = service(start, facts["end"])
    working.step("干了多久", f"{day_zh(start)}到{day_zh(facts['end'])}，头尾都算", served.said, f"{_ART47}第1款")
    working.step(
        "折成几个月",
        "满一年算一个月；余下满六个月算一个月，不满的算半个月",
        f"{plain(served.months_of_pay)}个月",
        f"{_ART47}第1款",
    )
    return served.months_of_pay


def _months_due(facts: Facts, working: Working, split: bool) -> Decimal:
    if facts["months"] is not None:
        if facts["months"] % HALF:
            raise BadInput("months", "月数只能是整数或者带半个月，例如 2.5。")
        working.step("折成几个月", "按填的月数", f"{plain(facts['months'])}个月", f"{_ART47}第1款")
        return facts["months"]
    for name in ("hire", "end"):
        if facts[name] is None:
            raise BadInput(name, "请填入职和最后一天上班的日子，或者直接填月数。", ("months",))
    service(facts["hire"], facts["end"])
    return _months(facts, working, _counted_from(facts, working) if split else facts["hire"])


def _counted_from(facts: Facts, working: Working) -> date:
    start, split = facts["hire"], facts["count_from"]
    if split is None and facts["ground"] in NEW_IN_2008 and facts["end"] >= LAW_OF_2008:
        split = LAW_OF_2008
    if split is not None:
        if split > facts["end"]:
            raise BadInput("count_from", "起算的日子不能晚于最后一天上班。", ("end",))
        start = max(start, split)
        if start > facts["hire"]:
            working.step(
                "从哪天起算", f"{day_zh(facts['hire'])}入职，这一项从后来那天起算", day_zh(start), "劳动合同法第97条第3款"
            )
    if start < LAW_OF_2008 <= facts["end"]:
        working.warn("pre_2008_review")
    return start


def _base(facts: Facts, working: Working, counted: Decimal) -> Base:
    found = severance_base(facts["avg12"], facts["min_wage"], facts["local_avg_annual"], counted)
    average, least, cap = facts["avg12"], facts["min_wage"], found.cap
    triple = f"社平工资三倍{in_yuan(cap)}{_since(working, 'severance_cap_average_annual')}"
    if found.capped:
        working.step("按多少算", f"月平均{number(average)}，超过{triple}", in_yuan(found.base), f"{_ART47}第2款")
        if found.months < counted:
            working.step(
                "最多算12个月",
                f"{plain(counted)}个月，超过三倍的最多算12年",
                f"{plain(found.months)}个月",
                f"{_ART47}第2款",
            )
    elif average < least:
        lifted = f"低于最低工资{_since(working, 'min_wage_monthly')}，按最低工资"
        working.step("按多少算", f"月平均{number(average)}，{lifted}", in_yuan(found.base), _ART27)
    else:
        working.step("按多少算", "月平均工资：离开前12个月该发的总数 ÷ 12", in_yuan(found.base), _ART27)
        floor = f"不低于最低工资{in_yuan(least)}{_since(working, 'min_wage_monthly')}"
        working.step("有没有超线", f"{floor}，不超过{triple}", "没有", f"{_ART47}第2款")
    above = working.reads("severance_cap_check_above")
    if above is not None and average > above:
        working.warn("cap_basis_unconfirmed")
    return found


def _since(working: Working, name: str) -> str:
    used = next((one for one in working.used.values() if one.name == name), None)
    return f"（{used.since.year}年{used.since.month}月起{'，新数还没有公布' if used.stale else ''}）" if used else ""


def amount(facts: Facts, working: Working) -> None:
    """N: `hire`, `end` (and `count_from` where earlier years do not count) or `months`; `avg12`, `min_wage` in yuan a
    month, `local_avg_annual` in yuan a year. `ground`, where known: years before 2008 do not count on one that first
    paid from 2008, and nothing is due on one that brings no severance. Labour Contract Law arts. 46, 47, 97;
    Implementing Regulations art. 27."""
    found = _base(facts, working, _months_due(facts, working, split=True))
    due, words, cite = GROUNDS.get(facts["ground"], (True, "", ""))
    if not due:
        working.step("该不该给", f"{words}，这样离开没有经济补偿", "没有", cite)
        working.figure, working.outputs = Decimal(0), _said(found) | {"amount": yuan(Decimal(0))}
        return
    total = to_fen(found.base * found.months)
    working.step("经济补偿", f"{number(found.base)} × {plain(found.months)}", in_yuan(total), f"{_ART47}第1款")
    working.figure = total
    working.outputs = _said(found) | {"amount": yuan(total)}


def unlawful(facts: Facts, working: Working) -> None:
    """2N: twice severance with the same base, cap and limit, always from the first day of employment; what was already
    received as severance or notice pay is set off. Labour Contract Law arts. 48, 87; Implementing Regulations art. 25."""
    found = _base(facts, working, _months_due(facts, working, split=False))
    total = to_fen(2 * found.base * found.months)
    working.step("赔偿金，两倍", f"{number(found.base)} × {plain(found.months)} × 2", in_yuan(total), "劳动合同法第87条")
    balance = total
    for paid in facts["already_paid"]:
        balance -= to_fen(paid)
    if facts["already_paid"]:
        taken = "".join(f" − {number(paid)}" for paid in facts["already_paid"])
        working.step("扣掉已经给的", f"{number(total)}{taken}", in_yuan(balance), "劳动合同法实施条例第25条")
    if facts["end"] and facts["months"] is None and working.reads("union_dismissal_notice_workdays", facts["end"]):
        working.warn("union_notice_new_rule")
    working.step(
        "也可以换一样要", "不要赔偿金，要求回去上班、补这一段的工资；两样只能选一样", "恢复劳动关系",
        "劳动合同法第48条", "法释〔2025〕12号第16条、第18条",
    )  # fmt: skip
    working.figure = max(Decimal(0), balance)
    working.outputs = _said(found) | {"amount": yuan(total), "balance": yuan(balance)}


def _said(found: Base) -> dict[str, object]:
    return {"base": yuan(found.base), "capped": found.capped, "months": plain(found.months)}


def _end(facts: Facts) -> date | None:
    return facts["end"]


def _in_order(facts: Facts) -> None:
    """Raises BadInput when the first day of work is after the last."""
    if facts["hire"] and facts["end"]:
        service(facts["hire"], facts["end"])


def _hire(required: bool) -> Field:
    return Field(
        "hire",
        "date",
        "哪天入职",
        "第一天去上班的日子；不是自己要求换到关联单位的，从原来单位算起。",
        required,
        fact="hire",
    )


def _last(required: bool) -> Field:
    return Field("end", "date", "最后一天上班", "劳动关系的最后一天，写在解除通知或离职证明上。", required, fact="left_on")


_MONTHS = Field(
    "months", "number", "折成几个月", "已经知道月数才填，否则空着，由日子算。", unit_zh="个月", most=LONGEST_SERVICE
)
_MONEY = (
    Field("avg12", "money", "月平均工资", "离开前12个月该发的总数除以12，含奖金、加班费，税和社保没扣之前。", required=True,
          unit_zh="元/月", fact="avg12"),
    Field("min_wage", "money", "当地月最低工资", "一般不用填，系统按日期找。", required=True, unit_zh="元/月",
          parameter="min_wage_monthly", above_zero=True),
    Field("local_avg_annual", "money", "当地上年度职工年平均工资", "封顶用；一般不用填，系统按日期找，工资很高时请核实。", required=True,
          unit_zh="元/年", parameter="severance_cap_average_annual", above_zero=True),
)  # fmt: skip
_FORMULA = "月平均工资×月数。满一年一个月，余下满六个月一个月、不满半个月；超过当地社平工资三倍的按三倍、最多12个月，低于最低工资的按最低工资"
_EXAMPLE = {"hire": "2022-04-11", "end": "2026-10-31", "avg12": "6240"}
RULES = (
    Rule(
        id="severance.months", title_zh="经济补偿算几个月", group="severance", fields=(_hire(True), _last(True)), version="1",
        cites=("劳动合同法第47条第1款",), topics=("severance",), work=months, day=_end, kind_of_figure="months",
        formula_zh="满一年一个月；余下满六个月算一个月，不满六个月算半个月。", example={"hire": "2020-03-15", "end": "2024-10-14"},
    ),
    Rule(
        id="severance.amount", title_zh="经济补偿", group="severance",
        fields=(
            _hire(False), _last(False), replace(GROUND, required=False),
            Field("count_from", "date", "从哪天起算", "一般不用填：2008年以前入职的，由离开的理由定。有别的缘故才填。"),
            _MONTHS, *_MONEY,
        ),
        version="2", cites=("劳动合同法第46条、第47条、第97条", "劳动合同法实施条例第27条"), topics=("severance",), work=amount,
        day=_end, against=_in_order, formula_zh=f"{_FORMULA}。", total_zh="经济补偿", for_everyone=True, example=_EXAMPLE,
    ),
    Rule(
        id="severance.unlawful", title_zh="违法解除的赔偿金", group="severance",
        fields=(
            _hire(False), _last(False), _MONTHS, *_MONEY,
            Field("already_paid", "list", "已经给过的补偿", "走的时候给的经济补偿、代通知金，一笔一行；工资不算。", fact="already_paid",
                  fields=(Field("", "money", "给了多少", "已经到手的数。", required=True, unit_zh="元"),)),
        ),
        version="2", cites=("劳动合同法第48条、第87条", "劳动合同法实施条例第25条"), topics=("unlawful_dismissal",), work=unlawful,
        day=_end, against=_in_order, formula_zh=f"2×{_FORMULA}；从入职第一天算起，已经给的补偿抵扣。", total_zh="违法解除赔偿金", for_everyone=True,
        example=_EXAMPLE | {"already_paid": ["6240"]},
    ),
)  # fmt: skip
