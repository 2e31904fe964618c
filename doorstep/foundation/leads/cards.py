"""What a lead says about itself on lists of other rooms: never a name, a phone or a word of the story."""

from django.urls import reverse

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.cards import Card

from .models import Lead, SetAsideLetter
from .suggestions import flag_label, topic_label

NEXT_STEPS = {
    "raised": "接手，联系上本人，核实后记下结果",
    "verifying": "核实后记下结果：关注、转为事项或结束",
    "watched": "到期前再看一次，有变化就转为事项",
    "closed": "",
}
RED_FLAG_STEP = "今天就联系上本人，确认人在哪里、安不安全"


def title_of(lead: Lead) -> str:
    """Topics in words, and how many it is about: 欠薪、加班费，8人; first, when an enterprise asks, what for."""
    topics = "、".join(topic_label(code) for code in lead.topics[:2]) or "还没分种类的线索"
    says = f"{topics}，{lead.people_count}人" if lead.people_count and lead.people_count > 1 else topics
    return f"单位{lead.get_asks_display() or '来问'}：{says}" if lead.by_enterprise else says


def place_of(lead: Lead) -> str:
    """The short name of what is known of the place: enterprise, building or street."""
    if lead.enterprise:
        return lead.enterprise.short_name or lead.enterprise.name
    return lead.building.name if lead.building else lead.street.name if lead.street else "没有写明地方"


def next_step_of(lead: Lead) -> str:
    pressing = lead.red_flags and lead.phase in {"raised", "verifying"}
    return RED_FLAG_STEP if pressing else NEXT_STEPS[lead.phase]


def lead_cards(codes: set[str], actor: Actor | None) -> dict[str, Card]:
    rows = Lead.objects.filter(code__in=codes) if actor is None else Lead.objects.visible_to(actor).filter(code__in=codes)
    return {lead.code: _card(lead) for lead in rows.select_related("street", "building", "enterprise", "office")}


def _card(lead: Lead) -> Card:
    return Card(
        lead.ref, title_of(lead), place_of(lead), reverse("lead", args=[lead.code]),
        flags=tuple(flag_label(code) for code in lead.red_flags[:1]), next_step=next_step_of(lead),
        whose_move="" if lead.phase != "closed" else "没有人要动",
    )  # fmt: skip


def letter_cards(codes: set[str], actor: Actor | None) -> dict[str, Card]:
    if actor is None:
        return {}
    rows = SetAsideLetter.objects.visible_to(actor).filter(code__in=codes)
    return {row.code: Card(row.ref, "搁置的来信", row.reason, reverse("set-aside", args=[row.code])) for row in rows}
