"""Everything the page of one matter shows, as plain values; the templates cannot query."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.cards import cards_for
from doorstep.foundation.journal.timeline import TimelineLine
from doorstep.foundation.journal.timeline import timeline as timeline_of
from doorstep.foundation.kit.components import Flag, Link, NextStep, Phase, TimelineItem, Track, timeline
from doorstep.foundation.receipts.queries.thread import Thread, thread_of

from ..models import Matter
from ..rules import may
from .matter_clocks import ClockLine, clock_lines, dates_ahead
from .matter_parts import ClaimTable, FactLine, Side, claim_table, fact_lines, reading_lines, sides
from .matter_step import Decision, decisions, next_step, phases
from .words import flag_of, place_of, title_of, track_of

KEY_FACTS = {
    "disputes.registered", "disputes.track_decided", "disputes.guidance_given", "disputes.advice_given",
    "disputes.closing_proposed", "disputes.closed", "disputes.reopened", "leads.raised",
}  # fmt: skip
QUIET_FACTS = {
    "journal.read",
    "disputes.move_changed",
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

    @property
    def missing(self) -> int:
        return sum(1 for line in self.facts if line.said == "gap")

    @property
    def facts_note(self) -> str:
        return f"{len(self.facts)}项，还缺{self.missing}项" if self.missing else f"{len(self.facts)}项"


def matter_page(matter: Matter, actor: Actor, today: date) -> MatterPage:
    allowed = frozenset(verb for verb in VERBS if may(actor, verb, matter) and not matter.disposed_at)
    lines = timeline_of(matter.ref, *([Ref("lead", matter.from_lead)] if matter.from_lead else []))
    thread, claims = thread_of(matter.ref), claim_table(matter)
    step = next_step(matter, actor, allowed, thread, today)
    return MatterPage(
        matter=matter, title=title_of(matter), place=place_of(matter), track=track_of(matter), flag=flag_of(matter),
        verbs=[one for one in _verbs(matter, allowed) if step.action is None or one.href != step.action.href], phases=phases(matter, lines, today), step=step,
        decisions=decisions(matter, actor, allowed, thread), claims=claims, facts=fact_lines(matter, claims.sum),
        sides=sides(matter), thread=thread, timeline=_timeline(matter, lines, today), clocks=clock_lines(matter, today),
        related=_related(matter, actor), readings=reading_lines(matter.ref, today), allowed=allowed,
    )  # fmt: skip


VERBS = (
    "set_facts", "decide_track", "assign", "amend", "open_identity", "give_guidance", "close_with_advice",
    "propose_closing", "send_back", "agree_closing", "reopen", "return_call", "say", "shield", "unshield",
)  # fmt: skip
_OPEN_VERBS = (("assign", "换经办人", "matter-assign"), ("propose_closing", "提出结案", "matter-close"))


def _verbs(matter: Matter, allowed: frozenset[str]) -> list[Link]:
    """What else can be done at the head of the page; the next step's own verb stands in its red button."""
    if matter.phase == Matter.Phase.CLOSED:
        shown = [("reopen", "重新打开", "matter-reopen")]
    elif matter.phase == Matter.Phase.CLOSING:
        shown = [_OPEN_VERBS[0]]
    else:
        shown = [
            *_OPEN_VERBS,
            *([("give_guidance", "再给指引", "matter-guide")] if matter.phase == Matter.Phase.GUIDANCE else []),
        ]
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
