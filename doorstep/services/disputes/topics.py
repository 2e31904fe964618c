"""The common list of topics as a matter's title says them; the worker's own words never stand in a title."""

from doorstep.knowledge.language.topics import topics as common_list

PHRASES: dict[str, str] = {
    "wages_owed": "被欠工资",
    "overtime": "没拿到加班费",
    "minimum_wage": "工资低于最低标准",
    "sick_pay": "没拿到病假或停工工资",
    "contract": "没签书面合同",
    "severance": "要经济补偿",
    "unlawful_dismissal": "被辞退",
    "resignation": "离职手续没办好",
    "work_injury": "工作中受伤",
    "social_insurance": "没缴社保",
    "pension": "退休待遇有争议",
    "leave": "没休到年假",
    "maternity": "孕产哺乳期待遇有争议",
    "heat_allowance": "没发高温津贴",
    "deduction": "被扣款或押金没退",
    "probation": "试用期有争议",
    "non_compete": "竞业限制有争议",
    "training_bond": "服务期违约金有争议",
    "labour_dispatch": "派遣用工有争议",
    "platform_work": "平台用工有争议",
    "recruitment_fraud": "招工被骗",
    "safety": "反映劳动安全问题",
    "discrimination": "受到歧视",
    "child_labour": "有童工情况",
    "dismissal_wave": "遇到裁员或关停",
    "status": "要确认劳动关系",
    "other": "有劳动争议",
}


def topic_label(code: str) -> str:
    topic = common_list().get(code)
    return topic.zh if topic else "其他"


def topic_choices() -> list[tuple[str, str]]:
    return [(topic.code, topic.zh) for topic in common_list().values() if topic.lead_topic]


def matter_title(topics: list[str], workers: int) -> str:
    """2人被欠工资; 1人被辞退，另有2项."""
    phrase = PHRASES.get(topics[0] if topics else "other", PHRASES["other"])
    more = f"，另有{len(topics) - 1}项" if len(topics) > 1 else ""
    return f"{workers}人{phrase}{more}"
