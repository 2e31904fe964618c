"""Sums about rest, injury and age: annual leave, work injury, the age of retirement."""

from datetime import date

from doorstep.knowledge.errors import NotKnownHere
from doorstep.knowledge.labourlaw.catalogue import RULES
from doorstep.knowledge.labourlaw.everyone.questions import UNSURE, Answers, Choice, Question, Reckoned, Sum, assumptions
from doorstep.knowledge.labourlaw.everyone.wording import in_yuan
from doorstep.knowledge.labourlaw.reckoning import reckon
from doorstep.knowledge.setting import Setting

_LEAVE = (
    Question("cumulative_years", "您一共工作了多少年？", "number", "总工龄", "在哪家单位都算。不满一年可以填小数，比如半年填0.5。", "年"),
    Question(
        "continuous_12_months", "有没有连着干满12个月的时候？", "yes_no", "连着干满12个月", "在一家或几家单位，中间没断过就算。",
        unsure_zh="没有说清有没有连着干满12个月，先按有来算。",
    ),
    Question("leaving", "要离开，或者已经离开这家单位了吗？", "yes_no", "离没离开"),
    Question("exit", "最后一天上班是哪天？", "date", "最后一天上班", when=lambda given: given.get("leaving") is True),
    Question(
        "joined", "哪天入职的？", "date", "入职", "只有今年才来的，天数要打折；以前来的照实填就行。",
        when=lambda given: given.get("leaving") is True,
    ),
    Question("used", "走的那年，已经休了几天年假？", "number", "已休", unit_zh="天", when=lambda given: given.get("leaving") is True),
    Question(
        "average", "平均一个月该发多少，不含加班费？", "money", "月平均工资", "走之前12个月的平均数。",
        when=lambda given: given.get("leaving") is True,
    ),
)  # fmt: skip


def _leave(answers: Answers, setting: Setting, today: date) -> Reckoned:
    steady = answers["continuous_12_months"] is not False
    years = {"cumulative_years": str(answers["cumulative_years"]), "continuous_12_months": steady}
    days = reckon("leave.entitlement", years, setting, today)
    entitled = days.outputs["days"]
    assumed = assumptions(_LEAVE, answers)
    if not answers["leaving"] or not entitled:
        return Reckoned(
            f"一年有{entitled}天年假。" if entitled else "还没有连着干满12个月，暂时没有年假。", (days,), assumed
        )
    facts = {"exit": answers["exit"].isoformat(), "entitlement": entitled, "used": str(answers["used"])}
    if answers["joined"].year == answers["exit"].year or answers["joined"] > answers["exit"]:
        facts["joined"] = answers["joined"].isoformat()
    sheet = reckon("leave.on_exit", {**facts, "avg12_excl_overtime": answers["average"]}, setting, answers["exit"])
    left = sheet.outputs["days"]
    says = (
        f"还有{left}天年假没休，折成钱大约{in_yuan(sheet.figure)}。" if left else "按您填的，走的那年没有没休完的整天年假。"
    )
    return Reckoned(says, (days, sheet), (*assumed, "往年没休的年假另算，要早提，有时效。"))


_INJURY = (
    Question(
        "grade", "鉴定下来是几级？", "choice", "伤残等级", "一级最重，十级最轻。还没鉴定，先去社保那里做劳动能力鉴定。",
        choices=tuple(Choice(str(grade), f"{'一二三四五六七八九十'[grade - 1]}级") for grade in range(1, 11)),
    ),
    Question("own_wage", "受伤前12个月，平均一个月的缴费工资是多少？", "money", "缴费工资", "单位给您上社保时报的那个数，社保记录里查得到。"),
    Question(
        "leaving", "要离开，或者已经离开这家单位了吗？", "yes_no", "离没离开",
        when=lambda given: int(given.get("grade") or 0) >= 5,
    ),
)  # fmt: skip


def _exit_rule(setting: Setting) -> str:
    """What is paid on leaving is every region's own rule. Raises NotKnownHere where there is none."""
    rule = f"injury.exit_lump_sums_{setting.book.region}"
    if rule not in RULES:
        raise NotKnownHere("leaving", "离开单位时的两份补助金，各地标准不一样，这里还没有录入本地的规定，请问服务站。")
    return rule


def _injury(answers: Answers, setting: Setting, today: date) -> Reckoned:
    grade = int(answers["grade"])
    sheets = [reckon("injury.disability", {"grade": grade, "own_wage": answers["own_wage"]}, setting, today)]
    says = f"一次性伤残补助金大约{in_yuan(sheets[0].figure)}。"
    if answers.get("leaving") is True:
        sheets.append(reckon(_exit_rule(setting), {"grade": grade}, setting, today))
        says += f"离开单位，还有医疗和就业两份补助金，一共大约{in_yuan(sheets[1].figure)}。"
    return Reckoned(says, sheets, ("单位没上工伤保险的，这些都由单位给。", "治伤期间的工资照原来发，另算。"))


_RETIREMENT = (
    Question(
        "category", "是哪一种？", "choice", "类别",
        choices=(Choice("male", "男职工"), Choice("female_55", "女职工，原来55岁退"), Choice("female_50", "女职工，原来50岁退")),
    ),
    Question("birth", "哪年哪月出生？", "month", "出生年月"),
)  # fmt: skip


def _retirement(answers: Answers, setting: Setting, today: date) -> Reckoned:
    sheet = reckon("retirement.statutory_age", {"category": answers["category"], "birth": answers["birth"]}, setting, today)
    age, month = sheet.outputs["age"], sheet.outputs["month"]
    years, months = age.rstrip("m").split("y")
    in_words = f"{years}岁" + (f"零{months}个月" if months != "0" else "")
    year, number = month.split("-")
    return Reckoned(
        f"法定退休年龄是{in_words}，到{year}年{int(number)}月。", (sheet,),
        ("交够最低年限，可以早退，最多早三年，不能早于原来的年龄；跟单位商量好，也可以晚退，最多晚三年。",),
    )  # fmt: skip


REST = (
    Sum("annual-leave", "年假有几天，没休怎么算", "一年几天，走的时候没休完怎么折成钱。", "calendar", "leave", _LEAVE, _leave),
    Sum("injury", "工伤评了级，能拿多少", "一次性的几笔钱。", "heart", "work_injury", _INJURY, _injury),
    Sum("retirement", "哪年哪月退休", "按现在逐步推迟的办法算到月。", "person", "pension", _RETIREMENT, _retirement),
)  # fmt: skip
__all__ = ["REST", "UNSURE"]
