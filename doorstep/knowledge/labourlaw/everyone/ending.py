"""Sums about how work begins and ends: severance, unlawful dismissal, no written contract, probation."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from doorstep.knowledge.labourlaw.calendar import add_months
from doorstep.knowledge.labourlaw.everyone.questions import UNSURE, Answers, Choice, Question, Reckoned, Sum, assumptions
from doorstep.knowledge.labourlaw.everyone.wording import in_yuan
from doorstep.knowledge.labourlaw.reckoning import reckon
from doorstep.knowledge.labourlaw.saying import in_yuan as said_in_yuan
from doorstep.knowledge.labourlaw.worksheet import Step, Worksheet
from doorstep.knowledge.setting import Setting

_HIRE = Question("hire", "哪天入职？", "date", "入职", "第一天去上班的日子。记不清哪天，就填最早能证明的那天。")
_END = Question("end", "最后一天上班是哪天？", "date", "最后一天上班")


def _whole_year(answers: Answers) -> bool:
    hire, end = answers.get("hire"), answers.get("end")
    return bool(hire and end and add_months(hire, 12) <= end + timedelta(days=1))


_TOTAL12 = Question(
    "total12", "走之前12个月，一共该发多少？", "money", "走前12个月工资",
    "该发的总数，含奖金、加班费、津贴，税和社保没扣之前。年终奖只算十二分之一乘以月数。", when=_whole_year,
)  # fmt: skip
_AVERAGE = Question(
    "average", "干的这些月，平均一个月该发多少？", "money", "月平均工资",
    "把每个月该发的加起来，除以干了几个月。含奖金、加班费，税和社保没扣之前。", when=lambda given: not _whole_year(given),
)  # fmt: skip

# The codes are those of the rule; the words are how people tell it.
_GROUNDS = (
    Choice("36_employer_proposed", "单位提出来，双方商量好"),
    Choice("44_1_expiry_not_renewed_by_employer", "合同到期，单位不续"),
    Choice("44_1_expiry_worse_terms_refused", "合同到期，单位要降待遇续，我没答应"),
    Choice("38_forced_resignation", "单位欠薪、不上社保，我提出走", "提出来的时候要写明是因为这个"),
    Choice("41_layoff", "单位裁员"),
    Choice("40_1", "病假休满了，干不了原来的活"),
    Choice("40_2", "说我干不好，培训调岗后还不行"),
    Choice("40_3", "说情况变了，岗位没有了"),
    Choice("44_5_closure_or_dissolution", "单位关门、注销"),
    Choice("39_fault", "说我违纪，把我开除"),
    Choice("37_resignation", "我自己想走"),
    Choice(UNSURE, "说不准"),
)
_SEVERANCE = (
    Question("ground", "怎么离开的？", "choice", "怎么离开的", choices=_GROUNDS, unsure_zh="没有说准怎么离开的，先按单位该给补偿算。"),
    _HIRE, _END, _TOTAL12, _AVERAGE,
)  # fmt: skip


def _average(answers: Answers) -> Decimal:
    """A year's total over twelve, unrounded: the rule rounds its base once."""
    return answers["total12"] / 12 if _whole_year(answers) else answers["average"]


def _service(answers: Answers) -> dict[str, object]:
    return {"hire": answers["hire"].isoformat(), "end": answers["end"].isoformat(), "avg12": _average(answers)}


def _with_average(sheet: Worksheet, answers: Answers) -> Worksheet:
    if not _whole_year(answers):
        return sheet
    step = Step(
        "月平均工资", f"{answers['total12']:,} ÷ 12", said_in_yuan(_average(answers)), ("劳动合同法实施条例第27条",)
    )
    return replace(sheet, steps=(step, *sheet.steps))


_UNLAWFUL_TOO = ("unlawful", "单位没道理就让您走？那可能是违法解除，算法是两倍，和这张单子只能选一样。")


def _severance(answers: Answers, setting: Setting, today: date) -> Reckoned:
    ground = answers["ground"]
    whether = () if ground == UNSURE else (reckon("severance.due", {"ground": ground}, setting, today),)
    if whether and not whether[0].outputs["due"]:
        says = "这种情形，法律上没有经济补偿。"
        return Reckoned(says, whether, instead=(_UNLAWFUL_TOO, ("wages", "走的时候工资没结清，另算。")))
    facts = _service(answers) | ({} if ground == UNSURE else {"ground": ground})
    sheet = _with_average(reckon("severance.amount", facts, setting, answers["end"]), answers)
    return Reckoned(
        f"经济补偿大约{in_yuan(sheet.figure)}。", (*whether, sheet), assumptions(_SEVERANCE, answers), (_UNLAWFUL_TOO,)
    )


_PAID = Question("already_paid", "走的时候，单位已经给过多少补偿？", "money", "已经给的补偿", "没给就填0。工资不算在里面。")


def _unlawful(answers: Answers, setting: Setting, today: date) -> Reckoned:
    facts = {**_service(answers), "already_paid": [answers["already_paid"]] if answers["already_paid"] else []}
    sheet = _with_average(reckon("severance.unlawful", facts, setting, answers["end"]), answers)
    return Reckoned(
        f"如果认定是违法解除，赔偿金大约{in_yuan(sheet.figure)}。", (sheet,),
        ("这是按认定违法算的。单位有没有道理，要看它的理由、证据和程序，得由仲裁或法院来定。",
         "也可以不要赔偿金，要求回去上班。两样只能选一样。"),
        (("severance", "双方是商量好的，或者单位有合法的理由，算经济补偿。"),),
    )  # fmt: skip


_DOUBLE = (
    Question("signed", "签过书面合同吗？", "choice", "签没签", choices=(
        Choice("never", "一直没签"), Choice("later", "干了一阵才签"), Choice("expired", "合同到期了没续，还在干"),
    )),
    Question("hire", "哪天入职？", "date", "入职", when=lambda given: given.get("signed") != "expired"),
    Question("signed_on", "哪天签的？", "date", "签合同", when=lambda given: given.get("signed") == "later"),
    Question(
        "contract_expired_on", "上一份合同到哪天为止？", "date", "合同到期", when=lambda given: given.get("signed") == "expired"
    ),
    Question("left", "现在还在这家单位吗？", "yes_no", "还在不在职"),
    Question("left_on", "最后一天上班是哪天？", "date", "最后一天上班", when=lambda given: given.get("left") is False),
    Question(
        "monthly_wage", "每个月固定发多少？", "money", "月工资", "只算每月固定的项目，不固定的提成、奖金不算在里面。"
    ),
    Question("claimed", "跟单位要过这笔钱，或者申请过调解、仲裁、投诉吗？", "yes_no", "要没要过"),
    Question(
        "claimed_on", "最早哪天要的？", "date", "最早要的日子", "要有证据的那次：微信、短信、邮件、申请书。",
        when=lambda given: given.get("claimed") is True,
    ),
)  # fmt: skip


def _double(answers: Answers, setting: Setting, today: date) -> Reckoned:
    names = ("hire", "signed_on", "contract_expired_on", "left_on")
    facts = {name: answers[name].isoformat() for name in names if answers.get(name)}
    claimed = answers.get("claimed_on") or today
    facts |= {"monthly_wage": answers["monthly_wage"], "claimed_on": claimed.isoformat()}
    sheet = reckon("contract.double_wage", facts, setting, today)
    assumed = () if answers.get("claimed_on") else ("以前没有要过，就从今天往回数一年，再往前的可能过时效了。",)
    if not sheet.figure:
        return Reckoned("按您填的日子，算不出这笔钱：要么还没满一个月，要么已经过了能要的时间。", (sheet,), assumed)
    return Reckoned(
        f"没签合同，可以多要大约{in_yuan(sheet.figure)}。", (sheet,), assumed, (("wages", "工资本身没发够，另算。"),)
    )


_PROBATION = (
    Question(
        "term_type", "合同是哪一种？", "choice", "合同种类",
        choices=(Choice("fixed", "写了到哪天为止"), Choice("open_ended", "没写到哪天为止"),
                 Choice("task", "干完这件活为止"), Choice("part_time", "非全日制，按小时的")),
    ),
    Question("term_months", "合同一共几个月？", "number", "合同期限", "一年填12，两年填24。", "个月",
             when=lambda given: given.get("term_type") == "fixed"),
    Question("served_months", "试用期已经干了几个月？", "count", "试用期干了", "只数满月，从入职那天算起。", "个月"),
    Question("regular_wage", "转正以后一个月多少钱？", "money", "转正工资"),
    Question("probation_wage", "试用期一个月发多少？", "money", "试用期工资"),
)  # fmt: skip


def _probation(answers: Answers, setting: Setting, today: date) -> Reckoned:
    term = {"term_type": answers["term_type"], "term_months": answers.get("term_months")}
    longest = reckon("probation.max_months", term, setting, today)
    floor = reckon("probation.wage_floor", {"contract_wage": answers["regular_wage"]}, setting, today)
    over = reckon(
        "probation.damages",
        {**term, "served_months": answers["served_months"], "regular_wage": answers["regular_wage"]}, setting, today,
    )  # fmt: skip
    says = [f"试用期最长{longest.outputs['max_months']}个月。"]
    says.append(f"多试用的，单位要按转正工资再赔{in_yuan(over.figure)}。" if over.figure else "没有超出法律允许的长度。")
    if floor.figure and answers["probation_wage"] < floor.figure:
        says.append(
            f"试用期工资每月至少{in_yuan(floor.figure)}，您的少了{in_yuan(floor.figure - answers['probation_wage'])}。"
        )
    return Reckoned("".join(says), (longest, over, floor), ("同一家单位跟同一个人只能约定一次试用期。",))


ENDING = (
    Sum("severance", "离开单位，补偿大概多少", "法律上叫经济补偿。", "door-out", "severance", _SEVERANCE, _severance,
        {"avg12": "total12"}),
    Sum("unlawful", "单位没道理让我走，该赔多少", "法律上叫违法解除的赔偿金，是经济补偿的两倍。", "scales", "unlawful_dismissal",
        (_HIRE, _END, _TOTAL12, _AVERAGE, _PAID), _unlawful, {"avg12": "total12"}),
    Sum("no-contract", "没签书面合同，能多要多少", "法律上叫二倍工资，多出来的那一份。", "page", "contract", _DOUBLE, _double),
    Sum("probation", "试用期长不长、少不少", "试用期多长、发多少，法律都有线。", "clock", "probation", _PROBATION, _probation),
)  # fmt: skip
