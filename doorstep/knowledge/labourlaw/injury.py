"""C17, C19: what a work injury pays by grade, the care allowance, and what is paid on death. Local sums: regions/<code>/."""

from datetime import date
from decimal import Decimal
from typing import Any

from doorstep.knowledge.inputs import to_fen, yuan
from doorstep.knowledge.labourlaw.forms import Field, plain
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.saying import in_yuan, number
from doorstep.knowledge.labourlaw.working import Working

REGULATION = "工伤保险条例"
LUMP_MONTHS = {1: 27, 2: 25, 3: 23, 4: 21, 5: 18, 6: 16, 7: 13, 8: 11, 9: 9, 10: 7}
ALLOWANCE = {1: "0.90", 2: "0.85", 3: "0.80", 4: "0.75", 5: "0.70", 6: "0.60"}
WORST_PAID_BY_FUND = 4
NURSING = {"full": "0.50", "major": "0.40", "partial": "0.30"}
DEPENDENCE = (("full", "生活完全不能自理"), ("major", "生活大部分不能自理"), ("partial", "生活部分不能自理"))
FUNERAL_MONTHS, DEATH_YEARS = 6, 20
KIN = (("spouse", "配偶"), ("other", "其他供养的亲属"))
_SHARES = {"spouse": Decimal("0.40"), "other": Decimal("0.30")}
_LONE = Decimal("0.10")
GRADES_ZH = "零一二三四五六七八九十"
SERIES = "injury_local_average_monthly"


def disability(facts: Facts, working: Working) -> None:
    """The one-off grant and, for grades 1 to 6, the monthly allowance. The contribution wage of the 12 months before the
    injury counts, not below 60% nor above 300% of the local average. `payer` is who pays the monthly allowance only.
    Regulation on Work-Related Injury Insurance arts. 35 to 37, 62, 64."""
    grade, average = facts["grade"], facts["local_avg_monthly"]
    wage = _clamped(facts["own_wage"], average, working)
    article = f"{REGULATION}第{35 if grade <= 4 else 36 if grade <= 6 else 37}条"
    lump = to_fen(wage * LUMP_MONTHS[grade])
    sum_zh = f"{GRADES_ZH[grade]}级：{number(wage)} × {LUMP_MONTHS[grade]}个月"
    working.step("一次性伤残补助金", sum_zh, in_yuan(lump), article)
    allowance, payer = _allowance(facts, wage, article, working) if grade in ALLOWANCE else (None, None)
    if facts["uninsured"]:
        working.step("没上工伤保险", "该由基金给的，全部由单位给", "单位付", f"{REGULATION}第62条")
    working.warn("injury_avg_series")
    working.figure = lump
    working.outputs = {
        "own_wage_used": yuan(wage),
        "lump_sum": yuan(lump),
        "monthly_allowance": None if allowance is None else yuan(allowance),
        "payer": payer,
    }


def _clamped(own: Decimal, average: Decimal, working: Working) -> Decimal:
    least, most = average * Decimal("0.6"), average * 3
    wage = to_fen(min(max(own, least), most))
    said = f"{number(own)}，当地平均{number(average)}：不低于六成{number(to_fen(least))}，不高于三倍{number(to_fen(most))}"
    working.step("按多少工资算", said, in_yuan(wage), f"{REGULATION}第64条")
    return wage


def _allowance(facts: Facts, wage: Decimal, article: str, working: Working) -> tuple[Decimal, str]:
    share, least = Decimal(ALLOWANCE[facts["grade"]]), facts["min_wage"]
    amount = to_fen(max(wage * share, least or Decimal(0)))
    floor = f"，不低于最低工资{number(least)}" if least is not None else "，不低于当地最低工资"
    by_fund = facts["grade"] <= WORST_PAID_BY_FUND and not facts["uninsured"]
    when = "" if facts["grade"] <= WORST_PAID_BY_FUND else "，单位安排不了合适的活才发"
    working.step("每月的伤残津贴", f"{number(wage)} × {plain(share * 100)}%{floor}{when}", in_yuan(amount), article)
    return amount, "fund" if by_fund else "employer"


def nursing(facts: Facts, working: Working) -> None:
    """The monthly care allowance: 50%, 40% or 30% of the local average monthly wage of the previous year. Art. 34."""
    share = Decimal(NURSING[facts["dependence"]])
    monthly = to_fen(facts["local_avg_monthly"] * share)
    sum_zh = f"{dict(DEPENDENCE)[facts['dependence']]}：{number(facts['local_avg_monthly'])} × {plain(share * 100)}%"
    working.step("每月护理费", sum_zh, in_yuan(monthly), f"{REGULATION}第34条")
    working.warn("injury_avg_series")
    working.figure = monthly
    working.outputs = {"monthly": yuan(monthly)}


def death(facts: Facts, working: Working) -> None:
    """The death grant (20 times the national urban income per head of the year before death), the funeral grant (6 months of
    the local average of the year before) and each dependant's share of the deceased's wage. Art. 39."""
    income, average = facts["national_urban_income_prev_year"], facts["local_avg_monthly"]
    grant = to_fen(income * DEATH_YEARS)
    working.step(
        "一次性工亡补助金",
        f"上一年全国城镇居民人均可支配收入{number(income)} × {DEATH_YEARS}",
        in_yuan(grant),
        f"{REGULATION}第39条",
    )
    total, outputs = grant, {"death_grant": yuan(grant), "funeral": None}
    if average is not None:
        funeral = to_fen(average * FUNERAL_MONTHS)
        working.step(
            "丧葬补助金",
            f"当地上年度月平均工资{number(average)} × {FUNERAL_MONTHS}",
            in_yuan(funeral),
            f"{REGULATION}第39条",
        )
        total, outputs = total + funeral, outputs | {"funeral": yuan(funeral)}
        working.warn("injury_avg_series")
    if facts["own_wage"] is not None and facts["dependants"]:
        outputs |= _pensions(facts, working)
    working.figure = total
    working.outputs = outputs


def _pensions(facts: Facts, working: Working) -> dict[str, Any]:
    wage = facts["own_wage"]
    shares = [_SHARES[one["kin"]] + (_LONE if one["lone"] else 0) for one in facts["dependants"]]
    # The total may not pass the wage: each then takes its part of the whole wage.
    scale = Decimal(1) if sum(shares) <= 1 else 1 / sum(shares)
    each = [to_fen(wage * share * scale) for share in shares]
    for one, amount, share in zip(facts["dependants"], each, shares, strict=True):
        cut = "，合计不超过本人工资，按比例减" if scale < 1 else ""
        working.step(
            f"抚恤金：{dict(KIN)[one['kin']]}",
            f"{number(wage)} × {plain(share * 100)}%{cut}",
            f"每月{in_yuan(amount)}",
            f"{REGULATION}第39条",
        )
    return {"dependants_monthly": [yuan(amount) for amount in each]}


def _day(name: str) -> Any:
    def day(facts: Facts) -> date | None:
        return facts[name]

    return day


AVERAGE = Field(
    "local_avg_monthly", "money", "当地上年度月平均工资", "工伤保险用的那个数，不知道可以问社保。", required=True, above_zero=True,
    unit_zh="元/月", parameter=SERIES,
)  # fmt: skip

RULES = (
    Rule(
        id="injury.disability",
        title_zh="工伤评级后的补助金和津贴",
        group="injury",
        fields=(
            Field("grade", "count", "鉴定是几级", "一级最重，十级最轻，看劳动能力鉴定结论。", required=True, least=1, most=10, fact="grade"),
            Field("own_wage", "money", "受伤前12个月的平均缴费工资", "上社保时报的那个数，社保记录里查得到。", required=True, unit_zh="元/月"),
            AVERAGE,
            Field("min_wage", "money", "当地最低工资", "不填就用当地公布的数。", unit_zh="元/月", parameter="min_wage_monthly"),
            Field("uninsured", "flag", "单位没上工伤保险", "社保记录里查得到。"),
            Field("injured_on", "date", "受伤的日子", "按哪一年的平均工资，看这一天。", fact="injury_on"),
        ),
        version="1",
        cites=(f"{REGULATION}第35、36、37条", f"{REGULATION}第62、64条"),
        topics=("work_injury",),
        work=disability,
        formula_zh="本人缴费工资（当地平均的六成到三倍之间）× 27、25、23、21、18、16、13、11、9、7个月（一到十级）；一到六级另有每月津贴。",
        total_zh="一次性伤残补助金",
        for_everyone=True,
        day=_day("injured_on"),
        example={"grade": 10, "own_wage": "8000", "local_avg_monthly": "11937"},
    ),
    Rule(
        id="injury.nursing",
        title_zh="工伤护理费",
        group="injury",
        fields=(Field("dependence", "choice", "能不能自理", "看鉴定结论。", required=True, choices=DEPENDENCE), AVERAGE),
        version="1",
        cites=(f"{REGULATION}第34条",),
        topics=("work_injury",),
        work=nursing,
        formula_zh="当地上年度月平均工资 × 50%、40%或30%。",
        kind_of_figure="rate",
        example={"dependence": "full", "local_avg_monthly": "11937"},
    ),
    Rule(
        id="injury.death",
        title_zh="工亡待遇",
        group="injury",
        fields=(
            Field(
                "national_urban_income_prev_year", "money", "上一年全国城镇居民人均可支配收入", "国家统计局每年公布。", required=True,
                above_zero=True, unit_zh="元/年", parameter="national_urban_disposable_income",
            ),
            Field("local_avg_monthly", "money", "当地上年度月平均工资", "工伤保险用的那个数。", unit_zh="元/月", parameter=SERIES),
            Field("died_on", "date", "去世的日子", "用的是前一年的数。"),
            Field("own_wage", "money", "本人生前的月工资", "算供养亲属抚恤金用。", unit_zh="元/月"),
            Field(
                "dependants", "list", "靠他供养的亲属", "配偶、父母、孩子等，一人一行。",
                fields=(
                    Field("kin", "choice", "哪一位", "跟他是什么关系。", required=True, choices=KIN),
                    Field("lone", "flag", "孤寡老人或者孤儿", "是的话，份额加一成。"),
                ),
            ),
        ),
        version="1",
        cites=(f"{REGULATION}第39条",),
        topics=("work_injury",),
        work=death,
        formula_zh="上一年全国城镇居民人均可支配收入 × 20，加当地上年度月平均工资 × 6；供养亲属按月领本人工资的四成或三成，孤寡、孤儿加一成，合计不超过本人工资。",
        total_zh="工亡补助金和丧葬补助金",
        day=_day("died_on"),
        example={"national_urban_income_prev_year": "56502", "local_avg_monthly": "12116"},
    ),
)  # fmt: skip
