"""What a request under a lead's receipt needs of the lead: what was told, who handles it, how it is erased."""

from collections.abc import Sequence
from datetime import datetime

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.receipts.records import Behind

from .actions.disposal import dispose_leads
from .models import Lead
from .queries.access import lead_by_ref
from .suggestions import topic_label

PER = {"": "一共", "month": "每月", "day": "每天", "hour": "每小时", "year": "每年"}
CONTRACT = {"none": "没签过", "kept": "签了没给我", "signed": "签了", "unsure": "说不准"}
STILL = {"yes": "还在", "no": "已经走了", "unsure": "说不准"}


def lead_behind(ref: Ref) -> Behind:
    lead = lead_by_ref(ref)
    return Behind(
        office=lead.office, region=lead.district.region, handler=lead.handler.code if lead.handler else "",
        sealed=bool(lead.shielded or (lead.person and lead.person.sealed_from_employer)), told=told_in(lead),
        holds=() if lead.phase == Lead.Phase.CLOSED else ("in_hand",),
    )  # fmt: skip


def told_in(lead: Lead) -> tuple[tuple[str, str], ...]:
    """In the order it was asked for; what was worked out at the desk is not theirs."""
    person = lead.person if lead.person and not lead.person.disposed_on else None
    return (
        ("请求", lead.get_asks_display() if lead.by_enterprise else "请我们调解" if lead.asks_mediation else "只告诉我们"),
        ("说的事", lead.story), *_answers(lead), ("说的地点", lead.place_words), ("说的单位", lead.employer_words),
        ("说的对方", lead.other_words), ("称呼", person.name if person else ""), ("电话", person.phone if person else ""),
        ("怎么联系合适", person.reach_note if person else ""),
    )  # fmt: skip


def _answers(lead: Lead) -> tuple[tuple[str, str], ...]:
    """The screen "we understood", as they left it."""
    said = (lead.understood or {}).get("said", {})
    sums = "，".join(f"{PER.get(one.get('per', ''), '')}{one['amount']}元" for one in said.get("sums", []))
    return (
        ("选的种类", "、".join(topic_label(code) for code in said.get("topics", []))), ("说的时间", said.get("when", "")),
        ("说的数额", sums), ("说的人数", f"{said['people']}人" if said.get("people") else ""), ("哪天来的", said.get("started", "")),
        ("签没签合同", CONTRACT.get(said.get("contract", ""), "")), ("还在不在上班", STILL.get(said.get("still", ""), "")),
    )  # fmt: skip


def erase_lead(ref: Ref, signed_by: Sequence[str], actor: Actor, at: datetime) -> None:
    dispose_leads(leads=[lead_by_ref(ref)], signed_by=tuple(signed_by), actor=actor, at=at)
