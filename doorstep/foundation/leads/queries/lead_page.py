"""Everything the page of one lead shows, as plain values."""

from dataclasses import dataclass, field
from datetime import date
from functools import partial

from django.urls import reverse
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.cards import cards_for
from doorstep.foundation.journal.reading import readings_of
from doorstep.foundation.journal.timeline import timeline as timeline_of
from doorstep.foundation.kit.clocks import Clock
from doorstep.foundation.kit.components import Flag, Link, NextStep, Phase, TimelineItem, WhoseMove, timeline
from doorstep.foundation.kit.templatetags.typesetting import zh_date, zh_datetime
from doorstep.foundation.network.queries.routing import Route
from doorstep.foundation.people.models import Person
from doorstep.foundation.people.queries.identity import BAR, masked
from doorstep.foundation.receipts.queries.thread import Thread, thread_of

from ..cards import next_step_of, place_of, title_of
from ..checklists import steps_for
from ..models import Lead
from ..rules import is_handler, may
from ..sorting import Proposal, proposal_of
from ..suggestions import flag_label, topic_label
from .place import belongs_elsewhere
from .told import told_rows
from .visiting import visit_day

PHASES = ("raised", "verifying", "watched", "closed")
KEY_FACTS = {"leads.raised", "leads.watched", "leads.referred", "leads.closed", "leads.rerouted"}
OTHER_VERBS = (
    ("visit", "约上门的日子"),
    ("watch", "先关注"),
    ("close", "结束"),
    ("refer", "转为争议事项"),
    ("reroute", "转给别的站"),
    ("correct", "更正"),
)


@dataclass(frozen=True)
class LeadPage:
    lead: Lead
    title: str
    place: str
    flags: list[Flag]
    phases: list[Phase]
    step: NextStep
    verbs: list[Link]
    clock: Clock | None
    known: list[tuple[str, str]]
    person_rows: list[tuple[str, str, str]]
    may_open_identity: bool
    thread: Thread
    timeline: list[TimelineItem]
    readings: list[tuple[str, str]]
    matter_url: str = ""
    shield_verb: str = ""
    elsewhere: Route | None = None
    may_place: bool = False
    may_take_over: bool = False
    proposal: Proposal | None = None
    told: list[tuple[str, str, bool]] = field(default_factory=list)


def matter_url(lead: Lead, actor: Actor) -> str:
    """Where the matter made of it stands, if there is one this actor may open."""
    cards = cards_for([Ref("matter", lead.matter_code)], actor) if lead.matter_code else {}
    return next((card.url for card in cards.values()), "")


def lead_page(lead: Lead, actor: Actor, today: date) -> LeadPage:
    allowed = {
        verb for verb in ("take", "shield", "unshield", "open_identity", *dict(OTHER_VERBS)) if may(actor, verb, lead)
    }
    visit_on = visit_day(lead)
    return LeadPage(
        lead=lead, title=title_of(lead), place=place_of(lead), flags=[Flag(flag_label(code)) for code in lead.red_flags[:3]],
        phases=_phases(lead, today), step=_step(lead, actor, allowed, today, visit_on), verbs=_verbs(lead, allowed),
        clock=_clock(lead, today, visit_on), known=_known(lead, today),
        person_rows=_person_rows(lead.person), may_open_identity="open_identity" in allowed,
        thread=thread_of(lead.ref, "单位" if lead.by_enterprise else "职工"), timeline=_timeline(lead, today, visit_on), readings=_readings(lead.ref, today),
        matter_url=matter_url(lead, actor),
        shield_verb=("unshield" if lead.shielded else "shield") if allowed & {"shield", "unshield"} else "",
        elsewhere=belongs_elsewhere(lead) if "reroute" in allowed and lead.routed_by != "given" else None,
        may_place="correct" in allowed, may_take_over="take" in allowed and lead.phase != "raised",
        proposal=None if lead.phase == "closed" else proposal_of(lead, partial(steps_for, lead.district)),
        told=told_rows(lead.understood),
    )  # fmt: skip


def _phases(lead: Lead, today: date) -> list[Phase]:
    """A lead that was never watched does not show that it could have been."""
    labels = dict(Lead.Phase.choices)
    shown = [phase for phase in PHASES if phase != "watched" or lead.phase == "watched"]
    here = shown.index(lead.phase)
    notes = {"raised": zh_date(lead.received_on, today), "closed": lead.get_outcome_display() if lead.outcome else ""}
    if lead.phase == "watched" and lead.review_on:
        notes["watched"] = f"{zh_date(lead.review_on, today)}再看"
    states = ["past" if n < here else "now" if n == here else "ahead" for n in range(len(shown))]
    return [Phase(labels[phase], state, notes.get(phase, "")) for phase, state in zip(shown, states, strict=True)]  # type: ignore[arg-type]


def _step(lead: Lead, actor: Actor, allowed: set[str], today: date, visit_on: date | None) -> NextStep:
    if lead.phase == "closed":
        return NextStep(f"这条线索已经结束：{lead.get_outcome_display()}。", move=WhoseMove("none"))
    if lead.phase == "raised":
        why = f"{zh_date(lead.verify_due, today)}前要核实完。"
        return NextStep(
            next_step_of(lead), why, WhoseMove("you"), form="take" if "take" in allowed else "", form_label="我来核实"
        )
    if not is_handler(actor, lead):
        who = lead.handler.display_name if lead.handler else "经办人"
        return NextStep(f"{who}在办，您现在什么都不用做。", move=WhoseMove("them", who))
    if lead.asks == Lead.Asks.VISIT and lead.phase == "verifying":
        return _visit_step(lead, allowed, today, visit_on)
    why = "请求调解，核实后转为争议事项。" if lead.asks_mediation else "只是反映情况或来问，没有请求调解。"
    refer = Link("转为争议事项", reverse("lead-refer", args=[lead.code]))
    return NextStep(next_step_of(lead), why, WhoseMove("you"), action=refer if "refer" in allowed else None)


def _visit_step(lead: Lead, allowed: set[str], today: date, visit_on: date | None) -> NextStep:
    if visit_on is not None:
        done = Link("去过了，记结果", reverse("lead-close", args=[lead.code]))
        return NextStep(f"{zh_date(visit_on, today)}上门，回来记下结果。", "看到要改的，可以先关注；有争议的，转为争议事项。", WhoseMove("you"),
                        action=done if "close" in allowed else None)  # fmt: skip
    agree = Link("约上门的日子", reverse("lead-visit", args=[lead.code]))
    return NextStep(
        "打电话给单位，约好哪天上门。",
        "单位请我们上门看看。",
        WhoseMove("you"),
        action=agree if "visit" in allowed else None,
    )


def _verbs(lead: Lead, allowed: set[str]) -> list[Link]:
    """What else can be done; the next step's own verb is not offered twice."""
    shown = [(verb, label) for verb, label in OTHER_VERBS if verb in allowed and verb != "refer"]
    return [Link(label, reverse(f"lead-{verb}", args=[lead.code])) for verb, label in shown]


def _clock(lead: Lead, today: date, visit_on: date | None) -> Clock | None:
    if lead.phase == "closed":
        return None
    if lead.phase == "watched":
        return Clock("复看", lead.review_on, today, note="关注最长30天，到期要再看一次。")
    if visit_on is not None:
        return Clock("上门", visit_on, today, soon_days=2, note="和单位约好的日子。要改，再约一次。")
    rule = "有红旗，当天就要核实。" if lead.red_flags else "录入后2个工作日内核实。"
    started = timezone.localdate(lead.received_on)
    return Clock("核实", lead.verify_due, today, min(started, lead.verify_due), soon_days=1, note=rule)


def _known(lead: Lead, today: date) -> list[tuple[str, str]]:
    rows = [
        ("种类", "、".join(topic_label(code) for code in lead.topics)),
        ("人数", f"{lead.people_count}人" if lead.people_count else ""),
        ("用人单位", lead.enterprise.name if lead.enterprise else lead.employer_words),
        (
            "地点",
            "，".join(part for part in (str(lead.building or ""), str(lead.street or "")) if part) or lead.place_words,
        ),
        ("发生日期", zh_date(lead.happened_on, today)),
        ("谁提的", lead.get_asked_by_display()),
        ("请求", _wish(lead)),
        ("怎么来的", "单位在网上提的" if lead.by_enterprise else lead.get_channel_display()),
        ("收到", zh_datetime(lead.received_on, today)),
    ]
    if lead.other_words:
        rows.insert(3, ("说的对方", lead.other_words))
    return [(label, value or "没有说") for label, value in rows]


def _wish(lead: Lead) -> str:
    return lead.get_asks_display() if lead.by_enterprise else "请求调解" if lead.asks_mediation else "只反映情况"


def _person_rows(person: Person | None) -> list[tuple[str, str, str]]:
    """What was given, as what may be shown before and behind a bar."""
    shown = masked(person)
    given = (("称呼", shown.name), ("电话", shown.phone), ("证件号", shown.id_number), ("怎么联系合适", shown.reach_note))
    return [(label, *value.split(BAR)) for label, value in given if value]  # type: ignore[misc]


def _timeline(lead: Lead, today: date, visit_on: date | None) -> list[TimelineItem]:
    lines = timeline_of(lead.ref)
    items = [TimelineItem(line.at, line.sentence, line.who, key=line.fact in KEY_FACTS) for line in lines]
    if visit_on is not None:
        items.append(TimelineItem(visit_on, "上门", ahead=visit_on > today))
    elif lead.phase in {"raised", "verifying"}:
        items.append(TimelineItem(lead.verify_due, "核实到期", ahead=lead.verify_due > today))
    elif lead.phase == "watched" and lead.review_on:
        items.append(TimelineItem(lead.review_on, "到期再看一次", ahead=lead.review_on > today))
    return timeline(items, today)


def _readings(ref: Ref, today: date) -> list[tuple[str, str]]:
    """Who looked, newest first: a person once a day."""
    readings = readings_of(ref)
    names = cards_for(Ref("account", one.account) for one in readings if one.account)
    said: dict[tuple[str, str], str] = {}
    for one in readings:
        card = names.get(Ref("account", one.account))
        key = (card.title if card else "工作人员", zh_date(timezone.localdate(one.at), today))
        said.setdefault(key, zh_datetime(one.at, today))
    return [(who, when) for (who, _), when in list(said.items())[:8]]
