"""Days by which something has to be told or paid: the payday, and telling the union before a dismissal (K-U1)."""

from datetime import date

from doorstep.knowledge.errors import BadInput, NotKnownHere
from doorstep.knowledge.labourlaw import clocks
from doorstep.knowledge.labourlaw.calendar import workday_or_before
from doorstep.knowledge.labourlaw.forms import Field
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.saying import zh_day
from doorstep.knowledge.labourlaw.working import Working

_PAY, _UNION = "工资支付暂行规定第7条", "劳动合同法第43条"
_NUMBER, _GRACE = "union_dismissal_notice_workdays", "wage_late_grace_days"


def payday(facts: Facts, working: Working) -> None:
    """A payday in a break is brought forward to the last working day before it; pay is late after the region's days of grace,
    which do not roll (null where the region has none). Interim Provisions on Payment of Wages art. 7."""
    agreed, setting = facts["agreed_payday"], working.setting
    pay_by = workday_or_before(agreed, setting.calendar)
    working.provisional |= setting.calendar.provisional_between(pay_by, agreed)
    said = "那天不上班，要提前到前一个工作日" if pay_by != agreed else "那天上班"
    working.step("最晚哪天发", f"约定{zh_day(agreed)}，{said}", zh_day(pay_by), _PAY)
    working.outputs = {"pay_by": pay_by.isoformat(), "late_after": None}
    try:
        _, late_after = clocks.payday(agreed, setting.calendar, setting.book)
    except NotKnownHere:
        working.step("哪天以后算拖欠", "本地没有录入宽限的天数", "过了发薪日就算", _PAY)
        return
    grace = setting.book.latest(_GRACE)
    working.note(grace, agreed)
    working.step("哪天以后算拖欠", f"约定的日子往后{grace.value}天，不顺延", zh_day(late_after), grace.source)
    working.outputs |= {"late_after": late_after.isoformat()}


def union_dismissal_notice(facts: Facts, working: Working) -> None:
    """From the day the union was told: the first day a dismissal may take effect. From the day of dismissal: the last day on
    which telling it was early enough. Labour Contract Law art. 43 and the region's number of working days; null where
    the region prints none for that day."""
    told, leaves = facts["notified_on"], facts["dismissal_on"]
    if told is None and leaves is None:
        raise BadInput("notified_on", "请填告知工会的日期，或者打算解除的日期。", ("dismissal_on",))
    first = _first_day(told, working) if told else None
    last = _last_day(leaves, working) if leaves else None
    if told and leaves and first:
        working.step("来得及吗", f"打算{zh_day(leaves)}解除", "来得及" if first <= leaves else "来不及", _UNION)
    working.warn("union_notice_new_rule")
    working.outputs = {
        "earliest_dismissal": first.isoformat() if first else None,
        "latest_notice": last.isoformat() if last else None,
    }


def _first_day(told: date, working: Working) -> date | None:
    setting = working.setting
    try:
        first = clocks.earliest_dismissal(told, setting.calendar, setting.book)
    except NotKnownHere:
        working.step("最早哪天解除", "解除以前就要告诉工会，本地没有规定提前几天", "没有规定", _UNION)
        return None
    days = working.take(_NUMBER, first)
    working.provisional |= setting.calendar.provisional_between(told, first)
    working.step("最早哪天解除", f"{zh_day(told)}告诉工会，当天不算，数{days}个工作日", zh_day(first), _UNION)
    return first


def _last_day(leaves: date, working: Working) -> date | None:
    setting = working.setting
    try:
        last = clocks.latest_notice(leaves, setting.calendar, setting.book)
    except NotKnownHere:
        working.step("最晚哪天告诉工会", "解除以前就要告诉工会，本地没有规定提前几天", "没有规定", _UNION)
        return None
    days = working.take(_NUMBER, leaves)
    working.provisional |= setting.calendar.provisional_between(last, leaves)
    working.step("最晚哪天告诉工会", f"{zh_day(leaves)}解除，往前数{days}个工作日", zh_day(last), _UNION)
    return last


RULES = (
    Rule(
        id="clock.payday",
        title_zh="哪天发工资才不算拖欠",
        group="notices",
        fields=(Field("agreed_payday", "date", "说好哪天发", "合同或者单位规定的发薪日。", required=True),),
        version="1",
        cites=(_PAY,),
        topics=("wages_owed",),
        work=payday,
        formula_zh="发薪日不上班的，提前到前一个工作日；过了本地的宽限天数算拖欠。",
        kind_of_figure="answer",
        day=lambda facts: facts["agreed_payday"],
        example={"agreed_payday": "2026-10-05"},
    ),
    Rule(
        id="clock.union_dismissal_notice",
        title_zh="解除前告知工会",
        group="notices",
        fields=(
            Field("notified_on", "date", "哪天告诉了工会", "单位把解除的理由通知工会的日子。", fact="dismissal_notice_to_union_on"),
            Field("dismissal_on", "date", "打算哪天解除", "通知上写的解除日期。", fact="left_on"),
        ),
        version="1",
        cites=(_UNION, "工会法第22条"),
        topics=("unlawful_dismissal",),
        work=union_dismissal_notice,
        formula_zh="告诉工会的第二天起数本地规定的工作日，数满那天起才能解除。",
        kind_of_figure="answer",
        example={"notified_on": "2026-09-24"},
    ),
)  # fmt: skip
