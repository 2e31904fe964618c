"""Everything the page of one matter shows, as plain values; the templates cannot query."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.cards import cards_for
from doorstep.foundation.journal.timeline import TimelineLine
from doorstep.foundation.journal.timeline import timeline as timeline_of
from doorstep.foundation.kit.components import Flag, Link, NextStep, Phase, TimelineItem, Track, timeline
from doorstep.foundation.receipts.queries.thread import Thread, thread_of

from ..clocks import local_day
from ..models import Matter
from ..rules import may
from .joining import absorbed_by
from .matter_clocks import ClockLine, clock_lines, dates_ahead
from .matter_file import EvidenceRow, NoteLine, Paper, evidence_rows, note_lines, papers_of
from .matter_parts import ClaimTable, FactLine, Side, claim_table, fact_lines, reading_lines, sides
from .matter_step import Decision, decisions, next_step, phases
from .matter_warnings import warnings_of
from .playbooks import CheckLine, checklist_of
from .words import flag_of, place_of, title_of, track_of

KEY_FACTS = {
    "disputes.registered", "disputes.track_decided", "disputes.guidance_given", "disputes.advice_given",
    "disputes.closing_proposed", "disputes.closed", "disputes.reopened", "leads.raised", "disputes.accepted",
    "disputes.declined", "disputes.joined", "disputes.absorbed", "disputes.parted", "linkage.transfer_accepted",
}  # fmt: skip
QUIET_FACTS = {
    "journal.read",
    "disputes.move_changed",
    "disputes.office_changed",
    "disputes.step_ticked",
    "disputes.note_added",
    "leads.matter_opened",
    "receipts.repointed",
    "receipts.messages_read",
}


@dataclass(frozen=True)
class MatterPage:
    matter: Matter
    title: str
    place: str
    track: Track | None
    flag: Flag | None
    verbs: list[Link]
    phases: list[Phase]
    step: NextStep
    decisions: list[Decision]
    claims: ClaimTable
    facts: list[FactLine]
    sides: list[Side]
    thread: Thread
    timeline: list[TimelineItem]
    clocks: list[ClockLine]
    related: list[Link]
    readings: list[tuple[str, str]]
    allowed: frozenset[str]
    checklist: list[CheckLine]
    evidence: list[EvidenceRow]
    notes: list[NoteLine]
    papers: list[Paper]

    @property
    def shown(self) -> list[FactLine]:
        return [line for line in self.facts if not line.for_sorting]

    @property
    def unasked(self) -> list[FactLine]:
        return [line for line in self.facts if line.for_sorting]

    @property
    def missing(self) -> int:
        return sum(1 for line in self.shown if line.said == "gap")

    @property
    def facts_note(self) -> str:
        agreed = sum(1 for line in self.facts if line.said == "both")
        parts = [f"{len(self.shown)}项", f"{agreed}项双方一致", f"{self.missing}项还缺" if self.missing else ""]
        return "，".join(part for part in parts if part)

    @property
    def done(self) -> str:
        return f"{len(self.checklist)}项，做了{sum(1 for line in self.checklist if line.done)}项"


def matter_page(matter: Matter, actor: Actor, now: datetime) -> MatterPage:
    today = local_day(now)
    allowed = frozenset(verb for verb in VERBS if may(actor, verb, matter) and not matter.disposed_at)
    absorbed = absorbed_by(matter)
    lines = timeline_of(matter.ref, *_grew_out_of(matter, absorbed))
    thread, claims, checklist = thread_of(matter.ref), claim_table(matter), checklist_of(matter)
    step, together = next_step(matter, actor, allowed, thread, today), [matter, *absorbed]
    return MatterPage(
        matter=matter, title=title_of(matter), place=place_of(matter), track=track_of(matter), flag=flag_of(matter),
        verbs=[one for one in _verbs(matter, allowed) if step.action is None or one.href != step.action.href],
        phases=phases(matter, lines, today), step=step,
        decisions=[*decisions(matter, actor, allowed, thread), *warnings_of(matter, actor, allowed, now)], claims=claims,
        facts=fact_lines(matter, claims.sum), sides=sides(matter), thread=thread,
        timeline=_timeline(matter, lines, today), clocks=clock_lines(matter, today),
        related=[*_old_ones(absorbed), *_related(matter, actor)], readings=reading_lines(matter.ref, today), allowed=allowed,
        checklist=checklist, evidence=evidence_rows(together, thread, checklist), notes=note_lines(together),
        papers=papers_of(matter) if "print" in allowed else [],
    )  # fmt: skip


def _grew_out_of(matter: Matter, absorbed: list[Matter]) -> list[Ref]:
    """Leads and joined matters: their lines stand on the same timeline."""
    leads = [Ref("lead", one.from_lead) for one in (matter, *absorbed) if one.from_lead]
    return [*leads, *(one.ref for one in absorbed)]


def _old_ones(absorbed: list[Matter]) -> list[Link]:
    return [Link(f"{one.code}，已经并到这里", f"{reverse('matter', args=[one.code])}?old=1") for one in absorbed]


VERBS = (
    "set_facts", "decide_track", "assign", "amend", "open_identity", "give_guidance", "close_with_advice",
    "propose_closing", "send_back", "agree_closing", "reopen", "return_call", "say", "shield", "unshield",
    "accept", "decline", "join", "part", "set_apart", "transfer", "note", "add_file", "tick", "print",
)  # fmt: skip
_ALWAYS = (
    ("transfer", "转办", "matter-transfer"), ("assign", "换经办人", "matter-assign"), ("join", "合到一起", "matter-join"),
    ("propose_closing", "提出结案", "matter-close"),
)  # fmt: skip
_BY_PHASE: dict[str, tuple[tuple[str, str, str], ...]] = {
    Matter.Phase.REGISTERED: (
        ("accept", "受理", "matter-accept"), ("decline", "不予受理", "matter-decline"), ("give_guidance", "给职工指引", "matter-guide"),
        *_ALWAYS,
    ),
    Matter.Phase.MEDIATION: (("give_guidance", "谈不成，给指引", "matter-guide"), *_ALWAYS),
    Matter.Phase.GUIDANCE: (("accept", "双方同意，受理", "matter-accept"), ("give_guidance", "再给指引", "matter-guide"), *_ALWAYS),
    Matter.Phase.CLOSING: (("assign", "换经办人", "matter-assign"),),
    Matter.Phase.CLOSED: (("reopen", "重新打开", "matter-reopen"),),
}  # fmt: skip


def _verbs(matter: Matter, allowed: frozenset[str]) -> list[Link]:
    """What else can be done at the head of the page; the next step's own verb stands in its red button."""
    if matter.merged_into_id:
        return []
    advice = matter.mediation_asked_on is None
    shown = [row for row in _BY_PHASE[matter.phase] if not (advice and row[0] in {"accept", "decline"})]
    return [Link(label, reverse(name, args=[matter.code])) for verb, label, name in shown if verb in allowed]


def _timeline(matter: Matter, lines: list[TimelineLine], today: date) -> list[TimelineItem]:
    told = [line for line in lines if line.fact not in QUIET_FACTS]
    items = [TimelineItem(line.at, line.sentence, line.who, key=line.fact in KEY_FACTS) for line in told]
    return timeline([*items, *dates_ahead(matter, today)], today)


def _related(matter: Matter, actor: Actor) -> list[Link]:
    """The lead it grew out of, as far as this actor may see it, and other open matters of the same enterprise."""
    found: list[Link] = []
    if matter.from_lead:
        card = cards_for([Ref("lead", matter.from_lead)], actor).get(Ref("lead", matter.from_lead))
        found.append(Link(f"{matter.from_lead}，这件事的线索", card.url if card else ""))
    if matter.enterprise_id:
        others = Matter.objects.visible_to(actor).filter(enterprise=matter.enterprise_id).exclude(pk=matter.pk)
        rows = others.exclude(phase=Matter.Phase.CLOSED).order_by("-id")[:5]
        found += [Link(f"{row.code}，同一单位，{title_of(row)}", reverse("matter", args=[row.code])) for row in rows]
    return found
