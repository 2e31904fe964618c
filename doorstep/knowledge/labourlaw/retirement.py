"""C23: the statutory retirement age under the gradual delay that began in 2025."""

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.labourlaw.forms import Field
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.working import Working

ARTICLE = "关于实施渐进式延迟法定退休年龄的决定"
MEASURES = "渐进式延迟法定退休年龄办法"
FIRST_YEAR = 2025
FLEXIBLE_YEARS = 3
CATEGORIES = (("male", "男职工"), ("female_55", "女职工，原来55岁退休"), ("female_50", "女职工，原来50岁退休"))
# The old age in years, months of birth per one month of delay, and the longest delay in months.
_PATHS = {"male": (60, 4, 36), "female_55": (55, 4, 36), "female_50": (50, 2, 60)}


def statutory_age(facts: Facts, working: Working) -> None:
    """Age and month of retirement. One month of delay for each begun 4 (female_50: 2) months by which the old age is reached
    from January 2025 on; at most 36 (60) months. Measures art. 1. Early or late by up to 3 years: art. 3."""
    old, step, most = _PATHS[facts["category"]]
    year, month = (int(part) for part in facts["birth"].split("-"))
    if not 1900 <= year <= 2100:
        raise BadInput("birth", "出生年份应在1900到2100之间。")
    reached = year * 12 + month - 1 + old * 12
    nth = (reached // 12 - FIRST_YEAR) * 12 + reached % 12 + 1
    delay = min(most, -(-nth // step)) if nth >= 1 else 0
    working.step("原来的年龄", f"满{old}岁", _month_zh(reached), f"{MEASURES}第1条")
    sum_zh = (
        f"从2025年1月数，第{nth}个月；每{step}个月延1个月，最多延{most}个月" if nth >= 1 else "2025年以前已经到了，不延"
    )
    working.step("延迟", sum_zh, f"{delay}个月", f"{MEASURES}第1条")
    years, months = divmod(old * 12 + delay, 12)
    last = reached + delay
    working.step(
        "法定退休年龄", f"{old}岁加{delay}个月", f"{years}岁" + (f"{months}个月" if months else ""), f"{MEASURES}第1条"
    )
    working.step("到龄的月份", f"{_month_zh(reached)}加{delay}个月", _month_zh(last), f"{MEASURES}第1条")
    outputs = {"age": f"{years}y{months}m", "delay_months": delay, "month": _iso(last)}
    if nth >= 1:
        early, late = max(reached, last - FLEXIBLE_YEARS * 12), last + FLEXIBLE_YEARS * 12
        sum_zh = f"自愿早退不早于{_month_zh(early)}；跟单位说好，可以晚到{_month_zh(late)}"
        working.step("弹性", sum_zh, "最多早三年，最多晚三年", f"{MEASURES}第3条")
        outputs |= {"earliest_month": _iso(early), "latest_month": _iso(late)}
    working.outputs = outputs


def _iso(months: int) -> str:
    return f"{months // 12}-{months % 12 + 1:02d}"


def _month_zh(months: int) -> str:
    return f"{months // 12}年{months % 12 + 1}月"


RULES = (
    Rule(
        id="retirement.statutory_age",
        title_zh="法定退休年龄",
        group="retirement",
        fields=(
            Field("category", "choice", "哪一种", "女职工原来50岁还是55岁退，看岗位和单位的规定。", required=True, choices=CATEGORIES),
            Field("birth", "month", "出生年月", "以身份证和档案里最早的记载为准。", required=True, fact="birth"),
        ),
        version="1",
        cites=(ARTICLE, f"{MEASURES}第1、3条"),
        topics=("pension",),
        work=statutory_age,
        formula_zh="原年龄到龄的月份从2025年1月数起：男和原55岁女每4个月延1个月，最多36个月；原50岁女每2个月延1个月，最多60个月。",
        kind_of_figure="answer",
        for_everyone=True,
        example={"category": "male", "birth": "1965-01"},
    ),
)  # fmt: skip
