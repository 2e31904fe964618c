"""C11: the second half of the double wage while there is no written contract."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from doorstep.knowledge.errors import BadInput, NotKnownHere
from doorstep.knowledge.inputs import to_fen, yuan
from doorstep.knowledge.labourlaw.calendar import (
    ONE_DAY,
    WORKDAY,
    Calendar,
    add_months,
    add_years,
    next_workday_or_same,
)
from doorstep.knowledge.labourlaw.forms import Field
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.saying import day_zh, in_yuan, number
from doorstep.knowledge.labourlaw.working import Working

_ART82, _RULES6 = "劳动合同法第82条", "劳动合同法实施条例第6条"


@dataclass(frozen=True)
class Span:
    """Days that bear double wage, both ends counted; empty when `start` is after `end`. Month k (from 0) begins
    `shift` + k months after `anchor`: anchored, not chained, so that a hire on the 31st still gives eleven months."""

    start: date
    end: date
    anchor: date
    shift: int

    @property
    def empty(self) -> bool:
        return self.start > self.end

    def full_months(self) -> int:
        n = 0
        while not self.empty and add_months(self.anchor, self.shift + n + 1) - ONE_DAY <= self.end:
            n += 1
        return n

    def stub(self) -> list[date]:
        """The days left over after the full months."""
        if self.empty:
            return []
        first = add_months(self.anchor, self.shift + self.full_months())
        return [date.fromordinal(n) for n in range(first.toordinal(), self.end.toordinal() + 1)]


def first_contract(hire: date) -> Span:
    """From the day one month after hire to the day before the first anniversary. Implementing Regulations arts. 6, 7."""
    return Span(add_months(hire, 1), add_years(hire, 1) - ONE_DAY, hire, 1)


def after_expiry(expired_on: date, longest: int) -> Span:
    """From the day after the old contract's last day, for as many months as the region reads."""
    start = expired_on + ONE_DAY
    return Span(start, add_months(start, longest) - ONE_DAY, start, 0)


def reached_back(claimed_on: date) -> date:
    """The earliest day still within a year of the claim: its year ends on the day of the claim or later."""
    day = add_years(claimed_on, -1)
    return day if add_years(day, 1) >= claimed_on else day + ONE_DAY


def trimmed(span: Span, claimed_on: date) -> Span:
    start = reached_back(claimed_on)
    return span if start <= span.start else Span(start, span.end, start, 0)


def rolled_day_would_save_more(span: Span, claimed_on: date, calendar: Calendar) -> bool:
    """Whether an earlier day of the span, whose year ended in a break, would still be in time if the end rolled."""
    day = reached_back(claimed_on) - ONE_DAY
    while day >= span.start and next_workday_or_same(add_years(day, 1), calendar) >= claimed_on:
        if day <= span.end:
            return True
        day -= ONE_DAY
    return False


def double_wage(facts: Facts, working: Working) -> None:
    """`hire`, or `contract_expired_on` for work that went on; `signed_on`, `left_on` (last day), `claimed_on` where they
    happened; `monthly_wage` yuan a month, fixed items only. A claim reaches back one year day by day if the employer
    pleads limitation. Labour Contract Law arts. 10, 82; Implementing Regulations arts. 6, 7; Mediation and Arbitration
    Law art. 27."""
    whole = _ended(_span(facts, working), facts)
    claimed = facts["claimed_on"]
    span = trimmed(whole, claimed) if claimed else whole
    if claimed and span != whole:
        working.step(
            "往回数一年",
            f"{day_zh(claimed)}提出，单位要是提时效，只算之后的",
            f"从{day_zh(span.start)}起",
            "劳动争议调解仲裁法第27条",
        )
    if claimed and rolled_day_would_save_more(whole, claimed, working.setting.calendar):
        working.warn("count_back_weekend")
    months, workdays, total = _worth(span, facts["monthly_wage"], working)
    working.figure, unpleaded = total, total
    if span != whole:
        unpleaded = _worth(whole, facts["monthly_wage"], Working(working.setting, working.on))[2]
        working.low, working.high = total, unpleaded
        says = "从头算：单位在仲裁时不提，仲裁不会主动用"
        working.step("单位不提时效", says, in_yuan(unpleaded), "法释〔2025〕12号第20条")
    empty = span.empty
    working.outputs = {
        "start": None if empty else span.start.isoformat(), "end": None if empty else span.end.isoformat(),
        "full_months": months, "stub_workdays": workdays, "amount": yuan(total),
        "amount_if_limitation_not_pleaded": yuan(unpleaded),
    }  # fmt: skip


def _span(facts: Facts, working: Working) -> Span:
    hire, expired = facts["hire"], facts["contract_expired_on"]
    if hire is None and expired is None:
        raise BadInput("hire", "请填入职的日子；合同到期后接着干的，填合同到期的日子。", ("contract_expired_on",))
    if hire and expired and expired < hire:
        raise BadInput("contract_expired_on", "合同到期的日子不能早于入职的日子。", ("hire",))
    _after_hire(facts)
    if expired is None:
        span = first_contract(hire)
        working.step("从哪天起", f"{day_zh(hire)}入职，满一个月还没签", day_zh(span.start), _ART82, _RULES6)
        return span
    longest = working.reads("double_wage_renewal_months")
    if longest is None:
        raise NotKnownHere("contract_expired_on", "合同到期后接着干、没有续签的，本地怎么算还没有录入，请先由人核实。")
    span = after_expiry(expired, int(longest))
    cites = (_ART82, working.source_of("double_wage_renewal_months"))
    working.step("从哪天起", f"合同{day_zh(expired)}到期，接着干没续签，从第二天起", day_zh(span.start), *cites)
    return span


def _after_hire(facts: Facts) -> None:
    for name, words in (("left_on", "最后一天上班"), ("claimed_on", "提出要钱的日子")):
        if facts["hire"] and facts[name] and facts[name] < facts["hire"]:
            raise BadInput(name, f"{words}不能早于入职的日子。", ("hire",))


def _ended(span: Span, facts: Facts) -> Span:
    ends = [span.end, facts["left_on"] or span.end]
    if facts["signed_on"]:
        ends.append(facts["signed_on"] - ONE_DAY)
    return Span(span.start, min(ends), span.anchor, span.shift)


def _worth(span: Span, wage: Decimal, working: Working) -> tuple[int, int, Decimal]:
    if span.empty:
        working.step("到哪天止", "还没满一个月就签了、走了，或者已经过了能要的时间", "没有", _ART82)
        return 0, 0, Decimal(0)
    months, days = span.full_months(), span.stub()
    workdays = sum(working.kind_of(day).kind == WORKDAY for day in days)
    working.step(
        "到哪天止",
        "签合同的前一天、最后一天上班、满期的那天，取最早的",
        day_zh(span.end),
        _RULES6,
        "劳动合同法实施条例第7条",
    )
    whole = to_fen(wage * months)
    working.step("整月", f"{number(wage)} × {months}个月", in_yuan(whole), _ART82)
    if not days:
        return months, 0, whole
    paid_days = working.take("paid_days_per_month")
    rest = to_fen(wage / paid_days * workdays)
    working.warn("stub_divisor")
    working.step(
        "零头", f"{number(wage)} ÷ {number(paid_days)} × {workdays}个工作日", in_yuan(rest), "法释〔2025〕12号第6条"
    )
    total = whole + rest
    working.step("多要的那一份", f"{number(whole)} + {number(rest)}", in_yuan(total), _ART82)
    return months, workdays, total


RULES = (
    Rule(
        id="contract.double_wage",
        title_zh="没签书面合同的二倍工资（多出的一份）",
        group="contract",
        fields=(
            Field("hire", "date", "哪天入职", "第一天去上班的日子。", fact="hire"),
            Field("contract_expired_on", "date", "上一份合同到期", "合同到期后接着干、没续签的才填。", fact="contract_expired_on"),
            Field("signed_on", "date", "哪天签的合同", "后来补签了才填，写真正签字的那天。", fact="signed_on"),
            Field("left_on", "date", "最后一天上班", "已经离开的才填。", fact="left_on"),
            Field("claimed_on", "date", "哪天提出要的", "最早有证据的那次：催要、投诉、申请仲裁；还没提就空着。", fact="claimed_on"),
            Field("monthly_wage", "money", "月工资", "只算每月固定的，不固定的提成、奖金不算。", required=True, unit_zh="元/月",
                  fact="monthly_wage"),
        ),
        version="1",
        cites=("劳动合同法第10条、第82条", "劳动合同法实施条例第6条、第7条", "法释〔2025〕12号第6条至第9条"),
        topics=("contract",),
        work=double_wage,
        formula_zh="入职满一个月起到满一年前，没签书面合同的月份每月多给一份工资，最多11个月；零头按21.75天折算工作日。单位提时效的，只往回算一年。",
        total_zh="未签合同的二倍工资",
        for_everyone=True,
        example={"hire": "2026-01-10", "signed_on": "2026-03-31", "monthly_wage": "10875"},
    ),
)  # fmt: skip
