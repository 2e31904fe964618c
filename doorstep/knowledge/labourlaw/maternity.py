"""C20: days of maternity leave after a birth or a miscarriage. Days a region adds are the region's figure."""

from decimal import Decimal

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.labourlaw.forms import Field, plain
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.working import Working

REGULATION = "女职工劳动保护特别规定"
BASE, DIFFICULT, PER_FURTHER_BABY = 98, 15, 15
EARLY_MISCARRIAGE, LATE_MISCARRIAGE = 15, 42
LATE_FROM_MONTHS = Decimal(4)
EVENTS = (("birth", "生育"), ("miscarriage", "流产"))


def leave_days(facts: Facts, working: Working) -> None:
    """Birth: 98 days, 15 more if it was difficult, 15 for each further baby, and the region's own days. Miscarriage: 15 days
    under four months of pregnancy, 42 from four months on. Special Provisions art. 7."""
    if facts["event"] == "miscarriage":
        months = facts["pregnancy_months"]
        if months is None:
            raise BadInput("pregnancy_months", "请填怀孕几个月。")
        days = LATE_MISCARRIAGE if months >= LATE_FROM_MONTHS else EARLY_MISCARRIAGE
        working.step("流产", f"怀孕{plain(months)}个月：不满4个月15天，满4个月42天", f"{days}天", f"{REGULATION}第7条")
        working.outputs = {"days": days}
        return
    babies, local = facts["babies"] or 1, facts["local_extra_days"] or 0
    parts = [("产假", BASE), ("难产", DIFFICULT if facts["difficult"] else 0), ("多胞胎", PER_FURTHER_BABY * (babies - 1))]
    for label, days in parts:
        if days:
            working.step(label, f"一胎{babies}个" if label == "多胞胎" else "", f"{days}天", f"{REGULATION}第7条")
    local_zh = f"{local}天" if local else "没有录入，按零算"
    working.step("当地另加", "各地自己定", local_zh, "人口与计划生育法第25条")
    working.outputs = {"days": sum(days for _, days in parts) + local}


RULES = (
    Rule(
        id="maternity.leave_days",
        title_zh="产假有几天",
        group="maternity",
        fields=(
            Field("event", "choice", "哪一种", "生育和流产天数不一样。", required=True, choices=EVENTS),
            Field("babies", "count", "生了几个", "一个不用填。", unit_zh="个", least=1, most=12),
            Field("difficult", "flag", "难产", "剖宫产也算，以医院的证明为准。"),
            Field("local_extra_days", "count", "当地另加几天", "各地自己定，不知道可以不填。", unit_zh="天", most=366, parameter="maternity_extra_days"),
            Field("pregnancy_months", "number", "怀孕几个月", "流产时填。", unit_zh="个月", most=12),
            Field("born_on", "date", "生育的日子", "按那一天的规定算。"),
        ),
        version="1",
        cites=(f"{REGULATION}第7条",),
        topics=("maternity",),
        work=leave_days,
        formula_zh="98天，难产加15天，多生一个加15天，再加当地的天数；流产不满4个月15天，满4个月42天。",
        kind_of_figure="days",
        for_everyone=True,
        day=lambda facts: facts["born_on"],
        example={"event": "birth", "difficult": True, "babies": 2},
    ),
)  # fmt: skip
