"""What whoever told it said of our reading of their words, for the people at the desk."""

from decimal import Decimal
from typing import Any

from doorstep.foundation.kit.templatetags.typesetting import yuan

from ..suggestions import topic_label

PER = {"": "一共", "month": "每月", "day": "每天", "hour": "每小时", "year": "每年"}
CONTRACT = {"none": "没签过", "kept": "签了没给本人", "signed": "签了", "unsure": "说不准"}
STILL = {"yes": "还在", "no": "已经走了", "unsure": "说不准"}


def told_rows(understood: dict[str, Any]) -> list[tuple[str, str, bool]]:
    """(label, value, whether they corrected us); only what they said."""
    said, corrected = understood.get("said", {}), set(understood.get("corrected", ()))
    rows = [
        ("什么事", "、".join(topic_label(code) for code in said.get("topics", ())), "topics"),
        ("单位", said.get("employer", ""), "employer"),
        ("时间", said.get("when", ""), "when"),
        ("多少钱", "，".join(_sum(one) for one in said.get("sums", ())), "sums"),
        ("几个人", f"{said['people']}人" if said.get("people") else "", "people"),
        ("哪天来的", said.get("started", ""), "started"),
        ("书面合同", CONTRACT.get(said.get("contract", ""), ""), ""),
        ("还在上班", STILL.get(said.get("still", ""), ""), ""),
    ]
    return [(label, value, name in corrected) for label, value, name in rows if value]


def said_total(understood: dict[str, Any]) -> Decimal | None:
    """The one total they named; several, or none, are for the officer to sum."""
    totals = [one["amount"] for one in understood.get("said", {}).get("sums", ()) if not one["per"]]
    return Decimal(totals[0]) if len(totals) == 1 else None


def _sum(one: dict[str, str]) -> str:
    return PER.get(one["per"], "") + yuan(one["amount"])
