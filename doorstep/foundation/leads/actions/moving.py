"""A lead goes to another office, is put right, or its source is protected."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.facts import Amended, Words
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.worklist.actions.duties import put_many, settle_all

from ..dues import verify_due
from ..facts import LeadRerouted, LeadShielded, LeadUnshielded
from ..labelling import keep_label
from ..models import Lead
from ..searching import keep
from .gate import advance, allow, held
from .raising import opening_duties, verification_of

SEALED = {"place_words": "地点", "employer_words": "单位名称"}
PLACES = ("street", "building", "enterprise")
LABELS = {
    "topics": "种类", "red_flags": "红旗", "people_count": "人数", "street": "街道", "building": "楼宇", "enterprise": "用人单位",
    "happened_on": "发生日期", "asks_mediation": "是否请求调解", **SEALED,
}  # fmt: skip


@action
def reroute(*, lead: Lead, office: Organisation, reason: str, actor: Actor, at: datetime) -> Lead:
    """Custody moves at once to another office of the district; nobody handles it there yet, and its verification begins
    anew. Tells LeadRerouted."""
    lead = advance(lead, "reroute", actor)
    before = lead.office
    if not reason.strip():
        raise Refused("请写一句为什么转过去，对方要看", "reason")
    if office.pk == before.pk:
        raise Refused(f"这条线索已经在{office.name}", "office")
    if not _takes_leads_of(office, lead.district):
        raise Refused("只能转给本区的服务站或区中心", "office")
    lead.office, lead.handler = office, None
    lead.routed_by, lead.routed_why = "given", f"由{before.name}转来"
    lead.verify_due = verify_due(at, lead.district.region, red_flag=bool(lead.red_flags))
    lead.save(update_fields=["phase", "office", "handler", "routed_by", "routed_why", "verify_due"])
    settle_all(about=lead.ref, actor=actor, at=at)
    put_many(duties=opening_duties(lead, at), actor=actor, at=at)
    keep([lead])
    words = Words(reason.strip())
    record(LeadRerouted(lead.ref, office.ref, office.name, before.ref, lead.verify_due, words), actor, at)
    return lead


def _takes_leads_of(office: Organisation, district: Organisation) -> bool:
    kinds = {Organisation.Kind.STATION, Organisation.Kind.DISTRICT}
    return office.kind in kinds and office.path.startswith(district.path) and office.closed_on is None


@action
def correct(*, lead: Lead, changes: dict[str, Any], actor: Actor, at: datetime) -> Lead:
    """Topics, flags, people, place, employer put right by name of the field. A red flag set on a lead not yet verified
    makes it due today. Tells Amended; of sealed words only that they changed."""
    lead = held(lead)
    allow(actor, "correct", lead)
    changed = [name for name, value in changes.items() if name in LABELS and getattr(lead, name) != value]
    if not changed:
        raise Refused("没有改动，不用保存")
    if any(place and place.district_id != lead.district_id for name, place in changes.items() if name in PLACES):
        raise Refused("只能选本区名册里的单位和地点")
    before = tuple(_shown(lead, name) for name in changed)
    keep_label(lead, corrected={name: (getattr(lead, name), changes[name]) for name in changed}, at=at)
    for name in changed:
        setattr(lead, name, changes[name])
    if "red_flags" in changed and lead.phase in {"raised", "verifying"}:
        _due_anew(lead, actor, at)
    lead.save(update_fields=[*changed, "verify_due"])
    keep([lead])
    after = tuple(_shown(lead, name) for name in changed)
    record(Amended(lead.ref, tuple(LABELS[name] for name in changed), before, after), actor, at)
    return lead


def _due_anew(lead: Lead, actor: Actor, at: datetime) -> None:
    """A first red flag brings the day forward; taking the last one away gives no days back."""
    if lead.red_flags:
        lead.verify_due = min(lead.verify_due, timezone.localdate(at))
    settle_all(about=lead.ref, actor=actor, at=at)
    put_many(duties=[verification_of(lead, at)], actor=actor, at=at)


def _shown(lead: Lead, name: str) -> str:
    value = getattr(lead, name)
    if name in SEALED:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return "、".join(value) if isinstance(value, list) else str(getattr(value, "code", "" if value is None else value))


@action
def shield(*, lead: Lead, reason: str, actor: Actor, at: datetime) -> Lead:
    """Only its handler and the officers of its station and district see it from now. Tells LeadShielded."""
    return _set_shield(lead, True, reason, actor, at)


@action
def unshield(*, lead: Lead, reason: str, actor: Actor, at: datetime) -> Lead:
    """Tells LeadUnshielded."""
    return _set_shield(lead, False, reason, actor, at)


def _set_shield(lead: Lead, shielded: bool, reason: str, actor: Actor, at: datetime) -> Lead:
    lead = held(lead)
    allow(actor, "shield" if shielded else "unshield", lead)
    if not reason.strip():
        raise Refused("请写一句原因", "reason")
    if lead.shielded == shielded:
        raise Refused("已经是保护来源的线索" if shielded else "这条线索没有保护来源")
    lead.shielded = shielded
    lead.save(update_fields=["shielded"])
    keep([lead])
    record((LeadShielded if shielded else LeadUnshielded)(lead.ref, Words(reason.strip())), actor, at)
    return lead
