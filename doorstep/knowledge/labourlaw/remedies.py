"""K3: what to do with a mediation agreement, or without one: each lawful way, whether it is open today, and until when.

A way is open, shut, or to be asked about; its condition says why. Deciding between them stays with the parties.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from doorstep.knowledge.labourlaw import clocks
from doorstep.knowledge.labourlaw.matter_limitation import CITATION, ClaimLimitation, limitations_of
from doorstep.knowledge.labourlaw.remedy_facts import (
    ASK,
    BODIES,
    BY_PAYMENT_ORDER,
    CATEGORIES,
    COMMITTEE,
    CONFIRM,
    NOT_MONEY,
    OPEN,
    SHUT,
    WAGES,
    AgreementFacts,
    Door,
    State,
    check,
)
from doorstep.knowledge.labourlaw.saying import zh_day
from doorstep.knowledge.setting import Setting


def remedies(facts: AgreementFacts, setting: Setting, on: date) -> tuple[Door, ...]:
    """Every lawful way with its state on that day. Raises BadInput for an unknown category or body, a future agreement, or a
    breach before it."""
    check(facts, on)
    doors = (again, payment_order, suit_after_order, wage_suit, arbitration_review, judicial_confirmation, arbitration)
    found = [door(facts, setting, on) for door in doors]
    if facts.judicially_confirmed or facts.arbitration_reviewed:
        found.insert(0, enforcement(facts, setting, on))
    return tuple(found)


def again(facts: AgreementFacts, setting: Setting, on: date) -> Door:
    """A new agreement, whenever both want one: it takes nothing away, and limitation should be watched meanwhile."""
    found = soonest_of(limitations_of(facts.dates, setting))
    passed = found and found.found.expires and on > found.found.expires
    more = f"，时效已在{zh_day(found.found.expires)}期满" if passed and found and found.found.expires else ""
    state: State = SHUT if facts.jointly is False else OPEN if facts.jointly else ASK
    said = {SHUT: "对方不愿意再谈", OPEN: "双方都愿意，随时可以再谈", ASK: "先问双方还愿不愿意谈"}[state]
    return Door(
        "again", "再谈一次，重新签协议", state, said + more + "。", "双方", "调解仲裁法第10、14条", "D4", *_last(found)
    )


def payment_order(facts: AgreementFacts, setting: Setting, on: date) -> Door:
    """Alone, with the agreement, once the agreed day has passed: for wages, injury medical fees, severance or damages only."""
    fits = [CATEGORIES[one] for one in CATEGORIES if one in facts.categories & BY_PAYMENT_ORDER]
    state, said = _by(
        (facts.effective_on is None, SHUT, "没有调解协议，不能用这条路"),
        (_enforceable(facts), SHUT, "协议已经有强制执行力，直接申请执行"),
        (bool(facts.payment_order_fell), SHUT, "支付令已经没办成，可以拿协议去起诉"),
        (bool(facts.categories) and not fits, SHUT, "协议里没有劳动报酬、工伤医疗费、经济补偿、赔偿金"),
        *_waiting(facts, on),
        (not facts.categories, ASK, "先分清协议里是哪几笔钱"),
        otherwise=f"协议到期没给，劳动者自己就能向法院申请：{'、'.join(fits)}",
    )
    more = "法院5日内告诉您受不受理，受理后15日内发出；单位有15日付钱或者提异议。" if state == OPEN else ""
    basis = "调解仲裁法第16条；劳动合同法第30条；民诉法第225—228条"
    return Door("payment_order", "申请支付令", state, f"{said}。{more}", "劳动者", basis, "D12")


def suit_after_order(facts: AgreementFacts, setting: Setting, on: date) -> Door:
    """The order fell: sue on the agreement directly. Interpretation (I) art. 13."""
    state, said = _by(
        (facts.effective_on is None, SHUT, "没有调解协议，不能用这条路"),
        (facts.payment_order_fell is False, SHUT, "先申请支付令，没办成才走这条路"),
        (facts.payment_order_fell is None, ASK, "先问支付令办到哪一步了"),
        otherwise="支付令没有办成，可以拿着协议直接去法院，不用先仲裁",
    )
    return _suit(
        "suit_after_order", "支付令没办成，拿协议起诉", state, said, "劳动争议司法解释一第13条", facts, setting, on
    )


def wage_suit(facts: AgreementFacts, setting: Setting, on: date) -> Door:
    """An agreement about pay alone: an ordinary suit, without arbitration. Interpretation (I) art. 51."""
    state, said = _by(
        (facts.effective_on is None, SHUT, "没有调解协议，不能用这条路"),
        (_enforceable(facts), SHUT, "协议已经有强制执行力，直接申请执行"),
        (bool(facts.categories - {WAGES}), SHUT, "协议里不只是劳动报酬"),
        *_waiting(facts, on),
        (not facts.categories, ASK, "先分清协议里是不是只有劳动报酬"),
        otherwise="协议只管劳动报酬，对方没给，可以按普通民事案件直接起诉",
    )
    return _suit("wage_suit", "只欠工资的协议，直接起诉", state, said, "劳动争议司法解释一第51条", facts, setting, on)


def arbitration_review(facts: AgreementFacts, setting: Setting, on: date) -> Door:
    """Both sides together within 15 days: the commission turns the agreement into its own paper, which can be enforced."""
    last = _period("arb_review_apply", facts.effective_on, setting)
    state, said = _by(
        (facts.effective_on is None, SHUT, "没有调解协议，不能用这条路"),
        (bool(facts.judicially_confirmed), SHUT, "法院已经确认过，仲裁委不再审查"),
        (bool(facts.arbitration_reviewed), SHUT, "仲裁委已经审查过"),
        (_confirms(facts), SHUT, "协议里有确认劳动关系，仲裁委不审查"),
        *_together(facts, last, on),
        (facts.employment_confirmation is None and not facts.categories, ASK, "先看协议里有没有确认劳动关系，有就不能走"),
        otherwise="双方一起去有管辖权的仲裁委，做成仲裁调解书，不给可以强制执行",
    )
    basis = "仲裁办案规则第74—79条；企业劳动争议协商调解规定第27条"
    return _dated("arbitration_review", "一起申请仲裁审查", state, said, basis, "D11", last)


def judicial_confirmation(facts: AgreementFacts, setting: Setting, on: date) -> Door:
    """Both sides together within 30 days: the court confirms the agreement. Never about whether employment existed; whether a
    body that is not a people's mediation committee may use it has to be asked."""
    last = _period("judicial_confirmation", facts.effective_on, setting)
    state, said = _by(
        (facts.effective_on is None, SHUT, "没有调解协议，不能用这条路"),
        (bool(facts.judicially_confirmed), SHUT, "法院已经确认过"),
        (bool(facts.arbitration_reviewed), SHUT, "已经有仲裁调解书，不用再确认"),
        (_confirms(facts), SHUT, "协议里有确认劳动关系，法院不确认"),
        *_together(facts, last, on),
        (facts.body == "unknown", ASK, "先问清是哪一种调解组织"),
        (facts.body != COMMITTEE, ASK, f"{BODIES[facts.body]}的协议法院收不收，各区做法不同，先问区里"),
        (not facts.categories or bool(facts.categories & NOT_MONEY), ASK, "法院一般只确认给钱的内容，先核对协议"),
        otherwise="双方一起去法院，确认后不给可以强制执行，不收费",
    )
    basis = "民诉法第205—206条；人民调解法第33条；劳动争议司法解释一第52条"
    return _dated("judicial_confirmation", "一起申请司法确认", state, said, basis, "D10", last)


def arbitration(facts: AgreementFacts, setting: Setting, on: date) -> Door:
    """Always the way when nothing else is: limitation is only a defence, so a claim that is late is warned of, not refused."""
    found = soonest_of(limitations_of(facts.dates, setting))
    passed = bool(found and found.found.expires and on > found.found.expires)
    waiting = _waiting(facts, on) if facts.effective_on else ()
    state, said = _by(
        (_enforceable(facts), SHUT, "协议已经有强制执行力，直接申请执行"),
        *waiting,
        (passed, ASK, "一年已经过了，对方可以拿这个挡；先找有没有催要、投诉的凭证，仍然可以申请"),
        (found is None, ASK, "先问清哪天知道权利受侵害，才算得出时效"),
        otherwise="没谈成，或者对方没按协议做，都可以申请，不收费",
    )
    steps = found.found.steps if found else ()
    basis = f"调解仲裁法第14、15条；{CITATION}"
    return Door("arbitration", "申请仲裁", state, f"{said}。", "劳动者", basis, "D13", *_last(found), steps)


def enforcement(facts: AgreementFacts, setting: Setting, on: date) -> Door:
    """The agreement was confirmed or reviewed: the court enforces it, for two years from the last day for performance."""
    start = facts.performance_due_on or facts.broken_on
    last = _period("enforcement_apply", start, setting)
    state, said = _by(
        *_waiting(facts, on),
        (last is None, ASK, "先看文书上写的最后付款日"),
        (last is not None and on > last.due, ASK, "两年已经过了，对方可以提出异议，先问法院"),
        otherwise="文书已经有强制执行力，对方没给，就向法院申请执行",
    )
    return _dated("enforcement", "申请强制执行", state, said, "民诉法第250条", "", last, "权利人")


_Case = tuple[bool, State, str]


def _by(*cases: _Case, otherwise: str) -> tuple[State, str]:
    return next(((state, said) for holds, state, said in cases if holds), (OPEN, otherwise))


def _waiting(facts: AgreementFacts, on: date) -> Iterator[_Case]:
    due = facts.performance_due_on
    yield facts.broken is False, SHUT, "对方在按协议做，先等着"
    yield bool(due and due >= on and not facts.broken), SHUT, f"约定的日子还没过{f'（{zh_day(due)}）' if due else ''}"
    yield facts.broken is None and facts.effective_on is not None, ASK, "先问对方按协议做了没有"


def _together(facts: AgreementFacts, last: clocks.Deadline | None, on: date) -> Iterator[_Case]:
    late = last is not None and on > last.due
    yield late, SHUT, f"要在协议生效后一起申请，{zh_day(last.due) if last else ''}已经过了"
    yield facts.jointly is False, SHUT, "要双方一起申请，对方不愿意"
    yield facts.jointly is None, ASK, "要双方一起申请，先问双方愿不愿意；签字那天就问最好"


def _enforceable(facts: AgreementFacts) -> bool:
    return bool(facts.judicially_confirmed or facts.arbitration_reviewed)


def _confirms(facts: AgreementFacts) -> bool:
    return bool(facts.employment_confirmation) or CONFIRM in facts.categories


def _period(code: str, start: date | None, setting: Setting) -> clocks.Deadline | None:
    return clocks.deadline(code, start, setting.calendar, setting.clocks) if start else None


def _suit(
    code: str, title: str, state: State, said: str, basis: str, facts: AgreementFacts, setting: Setting, on: date
) -> Door:
    start = facts.broken_on or (facts.performance_due_on + timedelta(days=1) if facts.performance_due_on else None)
    last = _period("civil_suit", start, setting)
    if state == OPEN and last and on > last.due:
        state, said = ASK, "三年诉讼时效已经过了，对方可以拿这个挡，先问法院"
    return _dated(code, title, state, said, f"{basis}；民法典第188条", "", last, "劳动者")


def _dated(
    code: str,
    title: str,
    state: State,
    said: str,
    basis: str,
    paper: str,
    last: clocks.Deadline | None,
    who: str = "双方一起",
) -> Door:
    days = (last.natural, last.due, last.steps) if last else (None, None, ())
    return Door(code, title, state, f"{said}。", who, basis, paper, *days)


def soonest_of(found: tuple[ClaimLimitation, ...]) -> ClaimLimitation | None:
    """The claim that lapses first; one that never does comes last; None when no first day is known."""
    return min(found, key=lambda one: one.found.expires or date.max, default=None)


def _last(found: ClaimLimitation | None) -> tuple[date | None, date | None]:
    return (found.found.natural, found.found.expires) if found else (None, None)


__all__ = ["AgreementFacts", "Door", "remedies"]
