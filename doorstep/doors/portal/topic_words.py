"""The common list of topics in the words of whoever has the trouble, and the large buttons that stand for some of them."""

from doorstep.knowledge.language.topics import topics

PLAIN = {
    "wages_owed": "没发工资", "overtime": "加班没给钱", "minimum_wage": "工资低于最低标准", "sick_pay": "病假、停工的工资",
    "contract": "没签合同", "severance": "离职补偿", "unlawful_dismissal": "让我走人", "resignation": "辞职、离职手续",
    "work_injury": "上班受伤", "social_insurance": "没上社保", "pension": "退休养老", "leave": "不给休假",
    "maternity": "怀孕生孩子", "heat_allowance": "高温津贴", "deduction": "扣我的钱", "probation": "试用期",
    "non_compete": "竞业限制", "training_bond": "服务期违约金", "labour_dispatch": "劳务派遣", "platform_work": "跑单、平台",
    "recruitment_fraud": "招工骗人", "safety": "干活不安全", "discrimination": "不公平对待", "child_labour": "用童工",
    "dismissal_wave": "裁员、关门", "status": "不认是员工", "other": "别的事",
}  # fmt: skip
TAPPED = {
    "wages": "wages_owed", "overtime": "overtime", "dismissed": "unlawful_dismissal", "injury": "work_injury",
    "contract": "contract", "insurance": "social_insurance", "deduction": "deduction", "other": "other",
}  # fmt: skip
ABOUT_MONEY = {
    "wages_owed", "overtime", "minimum_wage", "sick_pay", "severance", "leave", "heat_allowance", "deduction",
    "training_bond", "unlawful_dismissal",
}  # fmt: skip


def topic_words(code: str) -> str:
    topic = topics().get(code)
    return PLAIN.get(code) or (topic.zh if topic else "别的事")


def choices() -> list[tuple[str, str]]:
    return [(code, topic_words(code)) for code in topics()]
