"""C12, C13: days of paid annual leave, and the pay for days not taken when employment ends."""

from datetime import date
from decimal import Decimal
from math import floor

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.inputs import to_fen, yuan
from doorstep.knowledge.labourlaw.forms import Field, plain
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.saying import in_yuan, number, zh_day
from doorstep.knowledge.labourlaw.working import Working

NOUGHT = Decimal(0)
YEAR_DAYS = 365  # in leap years too: Implementation Measures art. 12
REGULATION, MEASURES = "职工带薪年休假条例", "企业职工带薪年休假实施办法"
LONG_PERSONAL_LEAVE_DAYS = 20
# From how many years of work; days a year; months of sick leave in the year that take the leave away.
_TIERS = ((Decimal(20), 15, 4), (Decimal(10), 10, 3), (Decimal(1), 5, 2))


def entitlement(facts: Facts, working: Working) -> None:
    """Days a year by years of work with all employers: 1 to under 10: 5; 10 to under 20: 10; from 20: 15. Twelve months
    without a break at any time are needed. Regulation on Paid Annual Leave arts. 3, 4; Measures arts. 3, 4."""
    years = facts["cumulative_years"]
    tier = next((one for one in _TIERS if years >= one[0]), None)
    days = tier[1] if tier and facts["continuous_12_months"] else 0
    if not facts["continuous_12_months"]:
        working.step("有没有连着干满12个月", "没有连着干满，暂时没有年假", "0天", f"{MEASURES}第3条")
    else:
        by = "满1年不满10年5天，满10年不满20年10天，满20年15天"
        working.step("按总工龄", f"一共{plain(years)}年：{by}", f"{days}天", f"{REGULATION}第3条", f"{MEASURES}第4条")
    if days and tier and (why := _lost(facts, tier[2])):
        days = 0
        working.step("当年不再享受", why, "0天", f"{REGULATION}第4条")
    working.outputs = {"days": days}


def _lost(facts: Facts, sick_months: int) -> str:
    if facts["school_holidays_longer"]:
        return "寒暑假比年假长"
    if (facts["personal_leave_days"] or NOUGHT) >= LONG_PERSONAL_LEAVE_DAYS:
        return "照发工资的事假累计满20天"
    if (facts["sick_leave_months"] or NOUGHT) >= sick_months:
        return f"病假累计满{sick_months}个月"
    return ""


def on_exit(facts: Facts, working: Working) -> None:
    """Whole days not taken: days of the year up to `exit`, both ends counted, over 365, times the entitlement, less what was
    used. Never below nought nor above the entitlement; days taken too many are not claimed back. Pay: 200% on top of
    the wage already paid. Measures arts. 10 to 12."""
    leaves, joined, entitled = facts["exit"], facts["joined"], facts["entitlement"]
    used = facts["used"] or NOUGHT
    if joined and joined > leaves:
        raise BadInput("exit", "离开的日子不能早于入职的日子。", ("joined",))
    first = joined if joined and joined.year == leaves.year else date(leaves.year, 1, 1)
    elapsed = (leaves - first).days + 1
    working.step("当年过了多少天", f"{zh_day(first)}到{zh_day(leaves)}，两头都算", f"{elapsed}天", f"{MEASURES}第12条")
    days = min(floor(entitled), max(0, floor((elapsed * entitled - used * YEAR_DAYS) / YEAR_DAYS)))
    sum_zh = f"{elapsed} ÷ {YEAR_DAYS} × {plain(entitled)} − {plain(used)}，不满一天的不算；多休的不倒扣"
    working.step("还剩几天没休", sum_zh, f"{days}天", f"{MEASURES}第12条")
    working.outputs = {"elapsed_days": elapsed, "days": days}
    working.warn("leave_limitation_contested")
    if facts["avg12_excl_overtime"] is not None:
        _pay(facts, days, working)


def _pay(facts: Facts, days: int, working: Working) -> None:
    month, per_month = facts["avg12_excl_overtime"], working.take("paid_days_per_month")
    worth = month / per_month * days
    working.step("一天的工资", f"{number(month)} ÷ {plain(per_month)}", in_yuan(month / per_month), f"{MEASURES}第11条")
    top_up, full = to_fen(worth * 2), to_fen(worth * 3)
    if facts["declined_in_writing"]:
        top_up, full = NOUGHT, to_fen(worth)
        working.step("另给", "自己书面提出不休的，只发正常工资", in_yuan(top_up), f"{MEASURES}第10条")
    else:
        sum_zh = f"{number(month)} ÷ {plain(per_month)} × {days} × 200%（三倍里的一倍平时已经发了）"
        working.step("另给两倍", sum_zh, in_yuan(top_up), f"{MEASURES}第10条")
    working.figure = top_up
    working.outputs |= {"top_up_200": yuan(top_up), "full_300": yuan(full)}


def new_joiner(facts: Facts, working: Working) -> None:
    """The first year with a new employer: days from joining to 31 December, both counted, over 365, times the entitlement,
    whole days only. Measures art. 5."""
    joined, entitled = facts["joined"], facts["entitlement"]
    remaining = (date(joined.year, 12, 31) - joined).days + 1
    days = min(floor(entitled), floor(remaining * entitled / YEAR_DAYS))
    working.step("当年还剩多少天", f"{zh_day(joined)}到12月31日，两头都算", f"{remaining}天", f"{MEASURES}第5条")
    sum_zh = f"{remaining} ÷ {YEAR_DAYS} × {plain(entitled)}，不满一天的不算"
    working.step("今年在这家能休", sum_zh, f"{days}天", f"{MEASURES}第5条")
    working.outputs = {"remaining_days": remaining, "days": days}


_ENTITLEMENT = Field(
    "entitlement", "number", "一年的年假天数", "满1年5天，满10年10天，满20年15天；单位规定更多的，填单位规定的数。",
    required=True, unit_zh="天", most=366,
)  # fmt: skip

RULES = (
    Rule(
        id="leave.entitlement",
        title_zh="一年有几天年假",
        group="leave",
        fields=(
            Field("cumulative_years", "number", "一共工作了多少年", "在哪家单位都算，不满一年可以写小数。", required=True, unit_zh="年", most=80),
            Field("continuous_12_months", "flag", "有没有连着干满12个月", "在一家或几家单位，中间没断过就算，什么时候都行。", required=True, fact="continuous_12_months"),
            Field("school_holidays_longer", "flag", "有寒暑假，而且比年假长", "一般是学校的老师和职工。"),
            Field("personal_leave_days", "number", "今年照发工资的事假", "扣了工资的事假不算。", unit_zh="天", most=366),
            Field("sick_leave_months", "number", "今年的病假", "今年累计请了几个月。", unit_zh="个月", most=12),
        ),
        version="1",
        cites=(f"{REGULATION}第3、4条", f"{MEASURES}第3、4条"),
        topics=("leave",),
        work=entitlement,
        formula_zh="连着干满12个月的：总工龄满1年不满10年5天，满10年不满20年10天，满20年15天。",
        kind_of_figure="days",
        for_everyone=True,
        example={"cumulative_years": "12", "continuous_12_months": True},
    ),
    Rule(
        id="leave.on_exit",
        title_zh="离开时没休的年假",
        group="leave",
        fields=(
            Field("exit", "date", "最后一天上班", "在这家单位的最后一天。", required=True, fact="left_on"),
            _ENTITLEMENT,
            Field("joined", "date", "入职", "今年才来的，从来的那天开始折算。", fact="hire"),
            Field("used", "number", "当年已经休了", "走的那年已经休过的年假。", unit_zh="天", most=366),
            Field("avg12_excl_overtime", "money", "平均月工资，不含加班费", "走之前12个月应发工资的平均数；没干满12个月的，按实际月份平均。", unit_zh="元/月", fact="monthly_wage"),
            Field("declined_in_writing", "flag", "自己写过字据说不休", "单位没安排、您没休的，不算。"),
        ),
        version="1",
        cites=(f"{REGULATION}第5条", f"{MEASURES}第10、11、12条"),
        topics=("leave",),
        work=on_exit,
        formula_zh="当年已过天数 ÷ 365 × 全年年假 − 已休，取整天；每天另给日工资的两倍。",
        total_zh="没休年假的工资",
        for_everyone=True,
        day=lambda facts: facts["exit"],
        example={"exit": "2026-06-30", "entitlement": 5, "used": 1, "avg12_excl_overtime": "21750"},
    ),
    Rule(
        id="leave.new_joiner",
        title_zh="新到单位今年的年假",
        group="leave",
        fields=(Field("joined", "date", "入职", "来这家单位的第一天。", required=True, fact="hire"), _ENTITLEMENT),
        version="1",
        cites=(f"{MEASURES}第5条",),
        topics=("leave",),
        work=new_joiner,
        formula_zh="入职当天到年底的天数 ÷ 365 × 全年年假，取整天。",
        kind_of_figure="days",
        for_everyone=True,
        day=lambda facts: facts["joined"],
        example={"joined": "2026-09-01", "entitlement": 5},
    ),
)  # fmt: skip
