"""The common list of topics as a matter's title says them; the worker's own words never stand in a title."""

PHRASES: dict[str, tuple[str, str]] = {
    "wages_owed": ("欠薪", "被欠工资"),
    "overtime": ("加班费", "没拿到加班费"),
    "minimum_wage": ("最低工资", "工资低于最低标准"),
    "sick_pay": ("病假与停工工资", "没拿到病假或停工工资"),
    "contract": ("未签合同", "没签书面合同"),
    "severance": ("经济补偿", "要经济补偿"),
    "unlawful_dismissal": ("违法解除", "被辞退"),
    "resignation": ("离职辞职", "离职手续没办好"),
    "work_injury": ("工伤", "工作中受伤"),
    "social_insurance": ("社保", "没缴社保"),
    "pension": ("养老退休待遇", "退休待遇有争议"),
    "leave": ("休假", "没休到年假"),
    "maternity": ("三期女职工", "孕产哺乳期待遇有争议"),
    "heat_allowance": ("高温津贴", "没发高温津贴"),
    "deduction": ("押金、扣款、罚款", "被扣款或押金没退"),
    "probation": ("试用期", "试用期有争议"),
    "non_compete": ("竞业限制", "竞业限制有争议"),
    "training_bond": ("服务期违约金", "服务期违约金有争议"),
    "labour_dispatch": ("劳务派遣", "派遣用工有争议"),
    "platform_work": ("新就业形态", "平台用工有争议"),
    "recruitment_fraud": ("招工欺诈", "招工被骗"),
    "safety": ("劳动安全卫生", "反映劳动安全问题"),
    "discrimination": ("就业歧视", "受到歧视"),
    "child_labour": ("童工", "有童工情况"),
    "dismissal_wave": ("裁员与关停", "遇到裁员或关停"),
    "status": ("劳动关系确认", "要确认劳动关系"),
    "other": ("其他", "有劳动争议"),
}
CHOICES = [(code, label) for code, (label, _) in PHRASES.items()]


def topic_label(code: str) -> str:
    return PHRASES[code][0] if code in PHRASES else code


def matter_title(topics: list[str], workers: int) -> str:
    """2人被欠工资; 1人被辞退，另有2项."""
    known = [topic for topic in topics if topic in PHRASES]
    phrase = PHRASES[known[0] if known else "other"][1]
    more = f"，另有{len(topics) - 1}项" if len(topics) > 1 else ""
    return f"{workers}人{phrase}{more}"
