"""C18: the two one-off grants when employment ends after an injury of grades 5 to 10."""

from doorstep.knowledge.errors import NotKnownHere
from doorstep.knowledge.inputs import to_fen, yuan
from doorstep.knowledge.labourlaw.forms import Field, plain
from doorstep.knowledge.labourlaw.injury import AVERAGE, GRADES_ZH
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.saying import in_yuan, number
from doorstep.knowledge.labourlaw.working import Working

_NOTICE = "京人社工发〔2011〕384号第五条"


def exit_lump_sums(facts: Facts, working: Working) -> None:
    """18, 15, 12, 9, 6 or 3 months of the previous year's local average for grades 5 to 10, twice: the medical grant from the
    fund, the employment grant from the employer. Regulation arts. 36, 37; the region's notice of 2011."""
    grade, average = facts["grade"], facts["local_avg_monthly"]
    try:
        months = working.take(f"injury_exit_months_{grade}")
    except NotKnownHere:
        raise NotKnownHere("grade", "这两份补助金各地自己定，本地区还没有录入，请问当地社保。") from None
    each = to_fen(average * months)
    article = f"工伤保险条例第{36 if grade <= 6 else 37}条"
    sum_zh = f"{GRADES_ZH[grade]}级：{number(average)} × {plain(months)}个月"
    working.step("医疗补助金，基金给", sum_zh, in_yuan(each), article, _NOTICE)
    payer = "单位没上工伤保险的，两份都由单位给" if facts["uninsured"] else "同样的数"
    working.step("就业补助金，单位给", payer, in_yuan(each), article, _NOTICE)
    working.warn("injury_avg_series")
    working.figure = each * 2
    working.outputs = {"medical": yuan(each), "employment": yuan(each)}


RULES = (
    Rule(
        id="injury.exit_lump_sums_beijing",
        title_zh="工伤离职的两份补助金",
        group="injury",
        fields=(
            Field("grade", "count", "鉴定是几级", "五级到十级，离开单位时有这两份钱。", required=True, least=5, most=10, fact="grade"),
            AVERAGE,
            Field("uninsured", "flag", "单位没上工伤保险", "社保记录里查得到。"),
            Field("left_on", "date", "最后一天上班", "按哪一年的平均工资，看这一天。", fact="left_on"),
        ),
        version="1",
        cites=("工伤保险条例第36、37条", _NOTICE),
        topics=("work_injury",),
        work=exit_lump_sums,
        formula_zh="上年度月平均工资 × 18、15、12、9、6、3个月（五到十级），医疗、就业各一份。",
        total_zh="工伤医疗补助金和就业补助金",
        for_everyone=True,
        day=lambda facts: facts["left_on"],
        example={"grade": 7, "local_avg_monthly": "11937"},
    ),
)  # fmt: skip
