"""Closed lists that people choose from: why a matter is opened again, and which doors were pointed out."""

REOPENING: dict[str, str] = {
    "broken": "结案后没有照说好的做",
    "new_facts": "有了新的事实",
    "wrong_outcome": "结果记错了",
    "not_free": "撤回不是职工自己愿意的",
    "sent_back": "仲裁或者法院转回来",
    "complaint": "投诉成立",
}

DOORS: dict[str, str] = {
    "mediation": "在我们这里调解",
    "arbitration": "申请劳动仲裁",
    "inspection": "向劳动保障监察投诉",
    "legal_aid": "申请法律援助",
    "court": "向法院起诉",
    "injury": "申请工伤认定",
    "insurance": "找社会保险经办机构",
    "police": "报警",
    "talk": "先和单位再谈一次",
}
