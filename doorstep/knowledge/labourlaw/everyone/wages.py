"""Sums about pay: owed, overtime by date, the minimum wage, sick pay, pay for hot days."""

from datetime import date
from decimal import Decimal

from doorstep.knowledge.labourlaw.everyone.questions import UNSURE, Answers, Choice, Question, Reckoned, Sum, assumptions
from doorstep.knowledge.labourlaw.everyone.wording import in_yuan
from doorstep.knowledge.labourlaw.reckoning import reckon
from doorstep.knowledge.setting import Setting

_OWED = (
    Question(
        "months", "哪几个月没发够？", "rows", "没发够的月份",
        "一个月一行。说好的数写应发多少，拿到手之前、没扣税和社保的数；一分没发就写0。",
        columns=(
            Question("month", "哪个月", "month", "月份"),
            Question("due", "应发", "money", "应发"),
            Question("paid", "实发", "money", "实发"),
        ),
    ),
    Question(
        "employed", "现在还在这家单位上班吗？", "yes_no", "还在不在职",
        "欠薪什么时候过时效，跟这个有关。", unsure_zh="没有说清还在不在职，时效按已经离开提醒。",
    ),
)  # fmt: skip


def _owed(answers: Answers, setting: Setting, today: date) -> Reckoned:
    sheet = reckon("wages.arrears", {"months": answers["months"]}, setting, today)
    if not sheet.figure:
        return Reckoned("按您填的数，没有少发。", (sheet,), instead=(("overtime", "加班没给钱，另算。"),))
    return Reckoned(
        f"一共欠{in_yuan(sheet.figure)}。", (sheet,), assumptions(_OWED, answers),
        (("overtime", "加班没给钱，另算。"), ("severance", "因为欠薪想走，可能还有补偿。")),
    )  # fmt: skip


_OVERTIME = (
    Question(
        "monthly_base", "说好一个月多少钱？", "money", "月工资",
        "合同上写的数。合同没写，就填平时每个月固定发的，不算加班费和饭补。",
    ),
    Question("days", "哪几天加了班？", "days", "加班的日子", "点日子，写那天一共干了几小时。红字是放假的日子，算法不一样，我们会替您分。"),
)  # fmt: skip


def _overtime(answers: Answers, setting: Setting, today: date) -> Reckoned:
    days = [{"date": day.isoformat(), "hours": str(hours)} for day, hours in sorted(answers["days"].items())]
    sheet = reckon("wages.overtime_by_date", {"monthly_base": answers["monthly_base"], "days": days}, setting, today)
    if not sheet.figure:
        return Reckoned("按您填的，没有超出正常上班的时间。平常日子每天前8小时不算加班。", (sheet,))
    return Reckoned(
        f"加班费大约{in_yuan(sheet.figure)}。", (sheet,),
        ("休息日加班，单位已经安排补休的，不再另给钱；放假那几天加班，补休也不能抵。",),
        (("wages", "基本工资也没发够，另算。"),),
    )  # fmt: skip


_MINIMUM = (
    Question(
        "full_time", "按月拿工资，还是按小时？", "choice", "怎么算工资",
        choices=(Choice("yes", "按月"), Choice("no", "按小时", "每天平均不超过4小时，一周不超过24小时")),
    ),
    Question(
        "gross", "上个月一共发了多少？", "money", "当月工资", "扣税、扣社保之前的数，什么都算上。",
        when=lambda given: given.get("full_time") == "yes",
    ),
    Question(
        "overtime_pay", "里面有多少是加班费？", "money", "其中加班费", "没有就填0。加班费不能拿来凑最低工资。",
        when=lambda given: given.get("full_time") == "yes",
    ),
    Question(
        "special_allowances", "里面有多少是夜班、高温、低温、井下、有毒有害这类津贴？", "money", "其中特殊津贴",
        "没有就填0。这些也不能凑。", when=lambda given: given.get("full_time") == "yes",
    ),
    Question(
        "personal_si_hf", "您自己那份社保和公积金，一个月扣多少？", "money", "个人社保公积金", "工资条上有。没上社保就填0。",
        when=lambda given: given.get("full_time") == "yes",
    ),
    Question("hourly_rate", "一小时多少钱？", "money", "每小时", when=lambda given: given.get("full_time") == "no"),
    Question("hours", "一共干了多少小时？", "number", "小时数", unit_zh="小时", when=lambda given: given.get("full_time") == "no"),
)  # fmt: skip


def _minimum(answers: Answers, setting: Setting, today: date) -> Reckoned:
    full = answers["full_time"] == "yes"
    rule = "wages.min_wage_shortfall" if full else "wages.part_time_shortfall"
    asked = ("gross", "overtime_pay", "special_allowances", "personal_si_hf") if full else ("hourly_rate", "hours")
    sheet = reckon(rule, {name: answers[name] for name in asked}, setting, today)
    if not sheet.figure:
        return Reckoned("按您填的数，不低于最低工资。", (sheet,))
    return Reckoned(
        f"低于最低工资，差{in_yuan(sheet.figure)}。", (sheet,),
        ("这是按您正常出满勤算的。请了事假、没出满勤的月份，要另外折算。",) if full else (),
        (("wages", "好几个月都这样，一个月一个月算。"),),
    )  # fmt: skip


_SICK = (
    Question(
        "agreed", "合同或者制度里，写了病假一个月发多少吗？", "yes_no", "有没有约定",
        unsure_zh="没找到约定，先按没有约定算；有约定而且更高的，按约定。",
    ),
    Question("agreed_monthly", "写的是一个月多少？", "money", "约定的病假工资", when=lambda given: given.get("agreed") is True),
    Question("sick_paydays", "这个月病假占了几个上班的日子？", "number", "病假天数", "只数本来要上班的日子，周末不数。整月都病着，可以填21.75。", "天"),
    Question("total_years", "您一共工作了多少年？", "number", "总工龄", "在哪家单位都算。", "年"),
    Question("unit_years", "在这家单位多少年？", "number", "本单位工龄", "", "年"),
)  # fmt: skip


def _sick(answers: Answers, setting: Setting, today: date) -> Reckoned:
    facts = {"agreed_monthly": answers.get("agreed_monthly"), "sick_paydays": answers["sick_paydays"]}
    pay = reckon("wages.sick_leave", facts, setting, today)
    years = {name: str(answers[name]) for name in ("total_years", "unit_years")}
    period = reckon("medical_period.months", years, setting, today)
    due = Decimal(str(pay.outputs["due"]))
    return Reckoned(
        f"这个月病假至少该发{in_yuan(due)}；治病期间，{period.outputs['months']}个月内单位不能因为您病了就解除合同。",
        (pay, period), assumptions(_SICK, answers), (("unlawful", "病着的时候被辞退了。"),),
    )  # fmt: skip


_HEAT = (
    Question(
        "exposure", "热天在哪儿干活？", "choice", "在哪儿干活",
        choices=(
            Choice("outdoor_35", "35℃以上，在户外", "送餐、环卫、工地、巡查都算"),
            Choice("indoor_33", "在屋里，单位没能把温度降到33℃以下", "后厨、车间、机房"),
            Choice("none", "都不是"),
        ),
    ),
    Question(
        "months", "哪几个月这么干过？", "choice_many", "月份", choices=tuple(Choice(str(m), f"{m}月") for m in (5, 6, 7, 8, 9, 10)),
        when=lambda given: given.get("exposure") != "none",
    ),
)  # fmt: skip


def _heat(answers: Answers, setting: Setting, today: date) -> Reckoned:
    if answers["exposure"] == "none":
        return Reckoned("高温津贴是给户外35℃以上、或者屋里降不到33℃以下干活的人的。您说的不在里面，有疑问可以问服务站。")
    facts = {"exposure": answers["exposure"], "months": [int(month) for month in answers["months"]]}
    sheet = reckon("heat.allowance", facts, setting, today)
    return Reckoned(
        f"高温津贴一共{in_yuan(sheet.figure)}。" if sheet.figure else "您选的月份不在发高温津贴的月份里。", (sheet,),
        ("发饮料、发药不能顶高温津贴。",),
    )  # fmt: skip


WAGES = (
    Sum("wages", "工资没发够，欠多少", "一个月一个月地算。", "yuan", "wages_owed", _OWED, _owed),
    Sum("overtime", "加班费该有多少", "在日历上点哪天加了班，平常、周末、放假三种算法自动分开。", "moon", "overtime", _OVERTIME, _overtime),
    Sum("minimum-wage", "低没低于最低工资", "有些钱不能算进去，我们替您扣掉再比。", "bars", "minimum_wage", _MINIMUM, _minimum),
    Sum("sick-pay", "病假该发多少钱", "还有治病期间能保住工作多久。", "first-aid", "sick_pay", _SICK, _sick),
    Sum("heat", "高温津贴", "热天在户外或者闷热的屋里干活，有这份钱。", "cup", "heat_allowance", _HEAT, _heat),
)  # fmt: skip
__all__ = ["UNSURE", "WAGES"]
