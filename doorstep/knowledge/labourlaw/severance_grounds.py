"""C8 `severance.due`, C9: whether leaving on this ground brings severance, and the extra month in place of notice."""

from decimal import Decimal

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.inputs import to_fen, yuan
from doorstep.knowledge.labourlaw.forms import Field
from doorstep.knowledge.labourlaw.rule import Facts, Rule
from doorstep.knowledge.labourlaw.saying import in_yuan
from doorstep.knowledge.labourlaw.working import Working

_LAW, _RULES = "劳动合同法", "劳动合同法实施条例"
# Ground: (severance is due, words, article).
GROUNDS: dict[str, tuple[bool, str, str]] = {
    "36_employer_proposed": (True, "单位提出来，双方商量好", f"{_LAW}第46条第2项"),
    "38_forced_resignation": (True, "单位欠薪、不上社保等，劳动者提出走", f"{_LAW}第46条第1项"),
    "40_1": (True, "病假休满，干不了原来的活也干不了另派的活", f"{_LAW}第46条第3项"),
    "40_2": (True, "干不好，培训或调岗后还是不行", f"{_LAW}第46条第3项"),
    "40_3": (True, "客观情况变了，岗位没有了，没谈成", f"{_LAW}第46条第3项"),
    "41_layoff": (True, "单位裁员", f"{_LAW}第46条第4项"),
    "44_1_expiry_not_renewed_by_employer": (True, "合同到期，单位不续", f"{_LAW}第46条第5项"),
    "44_1_expiry_worse_terms_refused": (True, "合同到期，单位要降待遇续，劳动者没答应", f"{_LAW}第46条第5项"),
    "44_4_bankruptcy": (True, "单位破产", f"{_LAW}第46条第6项"),
    "44_5_closure_or_dissolution": (True, "单位关门、注销、被吊销或决定提前解散", f"{_LAW}第46条第6项"),
    "task_completed": (True, "按任务签的合同，任务干完了", f"{_RULES}第22条"),
    "worker_refused_contract_after_1_month": (True, "干满一个月后劳动者不肯签合同，单位书面终止", f"{_RULES}第6条"),
    "36_employee_proposed": (False, "劳动者提出来，双方商量好", f"{_LAW}第46条第2项"),
    "37_resignation": (False, "劳动者自己想走", f"{_LAW}第37条、第46条"),
    "39_fault": (False, "劳动者严重违纪等，被解除", f"{_LAW}第39条、第46条"),
    "44_1_expiry_same_or_better_terms_refused": (False, "合同到期，单位不降待遇要续，劳动者没答应", f"{_LAW}第46条第5项"),
    "44_2_pension": (False, "开始领养老金", f"{_LAW}第44条第2项、第46条"),
    "44_3_death": (False, "劳动者去世或失踪", f"{_LAW}第44条第3项、第46条"),
    "part_time_end": (False, "非全日制用工结束", f"{_LAW}第71条"),
    "public_welfare_post_end": (False, "公益性岗位结束", f"{_RULES}第12条"),
    "worker_refused_contract_within_1_month": (False, "入职一个月内劳动者不肯签合同，单位书面终止", f"{_RULES}第5条"),
}
GROUND = Field(
    "ground", "choice", "怎么离开的", "按解除通知或辞职信上写的理由选。", required=True, fact="ground",
    choices=tuple((code, words) for code, (_, words, _) in GROUNDS.items()),
)  # fmt: skip
# Severance on these came with the law of 2008, so earlier years do not count; art. 97(3).
NEW_IN_2008 = frozenset(code for code, (_, _, cite) in GROUNDS.items() if cite.endswith(("46条第5项", "46条第6项")))
NOTICE_DAYS = 30
_WITH_NOTICE = ("40_1", "40_2", "40_3")


def due(facts: Facts, working: Working) -> None:
    """`ground` of leaving. Labour Contract Law art. 46; Implementing Regulations arts. 5, 6, 12, 22. After a second
    fixed term in a row the employer may not simply let it lapse (art. 14): that is unlawful and doubles the sum."""
    owed, words, cite = GROUNDS[facts["ground"]]
    working.step("该不该给", words, "该给" if owed else "没有", cite)
    if facts["ground"] == "44_1_expiry_not_renewed_by_employer":
        working.step(
            "连着签过两次", "两次固定期限后单位不能只让它到期；这样可能是违法终止，按两倍算", "另看", "劳动合同法第14条"
        )
    if facts["ground"] == "38_forced_resignation" and working.reads("si_base_only_refused"):
        working.warn("si_base_only")
    working.outputs = {"due": owed}


def notice_pay(facts: Facts, working: Working) -> None:
    """`last_month_wage` in yuan, neither averaged nor capped; `notice_days` of written notice given. Due only for a
    lawful dismissal under art. 40 with less than thirty days' notice; never beside the double sum for an unlawful one.
    Labour Contract Law art. 40; Implementing Regulations art. 20."""
    ground, given = facts["ground"], facts["notice_days"] or 0
    cite, amount = "劳动合同法第40条", Decimal(0)
    if ground not in _WITH_NOTICE:
        working.step("该不该给", f"{GROUNDS[ground][1]}，不属于要提前30天通知的情形", "没有", cite)
    elif facts["lawful"] is None:
        raise BadInput("lawful", "这一项不能空。请选解除合不合法。")
    elif not facts["lawful"]:
        working.step("该不该给", "解除违法的，按两倍赔偿算，不再加这一个月", "没有", "劳动合同法第48条、第87条")
    elif given >= NOTICE_DAYS:
        working.step("该不该给", f"提前{given}天书面通知了", "没有", cite)
    elif facts["last_month_wage"] is None:
        raise BadInput("last_month_wage", "这一项不能空。请填上个月的工资。")
    else:
        amount = to_fen(facts["last_month_wage"])
        working.step("该不该给", f"提前通知{given}天，不满30天" if given else "没有提前通知", "该给", cite)
        working.step("给多少", "上个月的工资标准", in_yuan(amount), "劳动合同法实施条例第20条")
        if given:
            working.warn("partial_notice")
    working.figure = amount
    working.outputs = {"amount": yuan(amount)}


RULES = (
    Rule(
        id="severance.due",
        title_zh="有没有经济补偿",
        group="severance",
        fields=(GROUND,),
        version="1",
        cites=("劳动合同法第46条", "劳动合同法实施条例第5条、第6条、第12条、第22条"),
        topics=("severance",),
        work=due,
        formula_zh="看怎么离开的：法律列明该给的才给；劳动者自己想走、严重违纪、开始领养老金等没有。",
        kind_of_figure="answer",
        example={"ground": "36_employer_proposed"},
    ),
    Rule(
        id="severance.notice_pay",
        title_zh="代通知金（加一个月）",
        group="severance",
        fields=(
            GROUND,
            Field("lawful", "flag", "解除合不合法", "双方都认可合法，或者按合法来算，选是。", fact="lawful"),
            Field("notice_days", "count", "提前几天书面通知", "没有书面通知填0。", unit_zh="天", fact="notice_days", most=3660),
            Field("last_month_wage", "money", "上个月的工资", "离开前一个月的工资标准。", unit_zh="元", fact="last_month_wage"),
        ),
        version="1",
        cites=("劳动合同法第40条", "劳动合同法实施条例第20条"),
        topics=("severance",),
        work=notice_pay,
        formula_zh="按第40条合法解除、又没有提前30天书面通知的，给上一个月的工资；其他情形没有。",
        total_zh="代通知金",
        example={"ground": "40_3", "lawful": True, "notice_days": 0, "last_month_wage": "15000"},
    ),
)  # fmt: skip
