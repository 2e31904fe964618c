"""What the page of a matter warns of and offers beside its next step: likely duplicates, an open transfer, a joining."""

from datetime import datetime

from django.urls import reverse

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.components import Link
from doorstep.foundation.kit.templatetags.typesetting import zh_date
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.linkage.queries.transfers import open_transfer

from ..clocks import local_day
from ..models import Matter, Party
from .duplicates import Alike, alike, alike_to, marks_of
from .joining import merge_of
from .matter_parts import parties_of
from .matter_step import Decision

BEYOND = "别的站也有一件{why}的事，内容那边才看得到。要一起办，请和区里说一声。"


def warnings_of(matter: Matter, actor: Actor, allowed: frozenset[str], at: datetime) -> list[Decision]:
    if matter.disposed_at:
        return []
    if matter.merged_into_id:
        return _joined(matter, allowed)
    if matter.phase == Matter.Phase.CLOSED:
        return []
    applicants = [party.person for party in parties_of(matter) if party.side == Party.Side.APPLICANT]
    found = alike_to(matter, applicants, actor, at)
    return [*_moving(matter, at), *(_duplicate(matter, one, allowed) for one in found)]


def _moving(matter: Matter, at: datetime) -> list[Decision]:
    asked = open_transfer(matter.ref)
    if asked is None:
        return []
    who = "区里" if asked.with_district else asked.answering.name
    day = zh_date(asked.answer_due, local_day(at))
    said = f"正在转给{asked.taker.name}，等{who}{day}前答复。没有接收以前，还由我们办。"
    return [Decision(said, Link("看移送", reverse("transfer", args=[asked.code])))]


def _duplicate(matter: Matter, one: Alike, allowed: frozenset[str]) -> Decision:
    if not one.code:
        return Decision("可能重复：" + BEYOND.format(why=one.why))
    state = "" if one.is_open else "，已经办结"
    said = f"可能重复：{one.code}，{one.why}，{one.title}，在{one.office}{state}。"
    if "set_apart" not in allowed:
        return Decision(said, Link("看看那一件", reverse("matter", args=[one.code])))
    look = Link("看看那一件", reverse("matter", args=[one.code]))
    if one.joinable:
        later, earlier = sorted((matter.code, one.code), reverse=True)
        look = Link("合到一起", f"{reverse('matter-join', args=[later])}?survivor={earlier}")
        said += "合到一起以后，两个编号和回执都还能用。"
    apart = reverse("matter-set-apart", args=[matter.code])
    return Decision(said, look, apart, "不是一回事", (("other", one.code),))


def _joined(matter: Matter, allowed: frozenset[str]) -> list[Decision]:
    kept = merge_of(matter)
    if kept is None:
        return []
    link = Link("分开", reverse("matter-part", args=[matter.code])) if "part" in allowed else None
    return [Decision(f"这件事并进了{kept.survivor.code}，这里是原来的内容，只能看。", link)]


def like_lead(lead: Lead, actor: Actor, at: datetime) -> list[Link]:
    """For the page on which a lead becomes a matter."""
    found = alike(marks_of([lead.person], lead.enterprise), lead.district, actor, at)
    return [
        Link(f"可能重复：{one.code}，{one.why}，{one.title}，在{one.office}。", reverse("matter", args=[one.code]))
        if one.code
        else Link("可能重复：" + BEYOND.format(why=one.why), "")
        for one in found
    ]
