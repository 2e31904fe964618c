"""A hotline's letters come in: labour letters become leads, the rest are set aside; nothing comes in twice."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record, record_many
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Building, Organisation, Street
from doorstep.foundation.network.queries.routing import Route, Router
from doorstep.foundation.papers.numbering import next_number, reserve
from doorstep.foundation.people.actions.identity import keep_identity
from doorstep.foundation.people.models import Person
from doorstep.foundation.worklist.actions.duties import put_many
from doorstep.knowledge.language.labour_letter import Judgement

from ..facts import HotlineImported, HotlineStarted, LetterSetAside
from ..judging import OTHERWISE, judged_letters
from ..letters_in import Letter
from ..models import HotlineImport, Lead, SetAsideLetter
from ..retention import letter_disposed_on
from ..searching import keep
from ..spreading import Spread
from ..suggestions import suggest
from .raising import SERIES, new_lead, raised_fact, verification_of

NO_WORDS = "没有看到劳动方面的字眼"
OTHER_MATTER = "有劳动方面的字眼，但更多在说别的事"
TOO_WEAK = "劳动方面的字眼太少，看不准"


@dataclass
class Taken:
    """What became of a chunk of letters; `repeated` had come before."""

    leads: int = 0
    repeated: int = 0
    set_aside: Counter[str] = field(default_factory=Counter)
    routed: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Taken") -> None:
        self.leads += other.leads
        self.repeated += other.repeated
        for mine, theirs in ((self.set_aside, other.set_aside), (self.routed, other.routed), (self.reasons, other.reasons)):
            mine.update(theirs)


@action
def start_import(*, district: Organisation, file_name: str, fingerprint: str, actor: Actor, at: datetime) -> HotlineImport:
    """A run with a number of its own, open until it is finished. Tells HotlineStarted."""
    code = next_number(district, "RX", timezone.localdate(at))
    run = HotlineImport.objects.create(
        code=code, district=district, file_name=file_name[:200], fingerprint=fingerprint, started_at=at
    )
    record(HotlineStarted(run.ref), actor, at)
    return run


@action
def take_letters(
    *,
    run: HotlineImport,
    letters: Sequence[Letter],
    router: Router,
    spread: Spread | None = None,
    actor: Actor,
    at: datetime,
) -> Taken:
    """One chunk, whole or not at all: each letter that is new becomes a lead with its duty, or is set aside with the
    reason. Tells LeadRaised or LetterSetAside of each, and of the run that it went on."""
    fresh = _fresh(run.district, letters)
    taken = Taken(repeated=len(letters) - len(fresh))
    judged = list(zip(fresh, judged_letters(run.district, [letter.text for letter in fresh]), strict=True))
    leads = _make_leads(run.district, [one for one in judged if one[1].labour], router, spread, actor, at)
    aside = _set_aside(run.district, [one for one in judged if not one[1].labour], spread, actor, at)
    taken.leads = len(leads)
    taken.routed.update(lead.routed_by for lead in leads)
    taken.reasons.update(lead.routed_why for lead in leads if lead.routed_by == "pool")
    taken.set_aside.update(letter.reason for letter in aside)
    record(HotlineStarted(run.ref, taken.leads, len(aside), taken.repeated), actor, at)
    return taken


@action
def finish_import(
    *, run: HotlineImport, taken: Taken, bad: int, report: dict[str, Any], actor: Actor, at: datetime
) -> None:
    """The report is kept. Tells HotlineImported."""
    run.report, run.finished_at = report, at
    run.save(update_fields=["report", "finished_at"])
    aside = sum(taken.set_aside.values())
    letters = taken.leads + aside + taken.repeated
    record(HotlineImported(run.ref, letters, taken.leads, aside, taken.repeated, bad), actor, at)


def _fresh(district: Organisation, letters: Sequence[Letter]) -> list[Letter]:
    """Those whose source number and whose words have not come before, in this chunk or in the district."""
    sources = [letter.source_key for letter in letters if letter.source_key]
    contents = [letter.content_key for letter in letters]
    seen: set[str] = set()
    for model in (Lead, SetAsideLetter):
        rows = model.objects.filter(Q(source_key__in=sources) | Q(content_key__in=contents), district=district)  # type: ignore[attr-defined]
        for pair in rows.values_list("source_key", "content_key"):
            seen.update(pair)
    seen.discard("")
    fresh = []
    for letter in letters:
        if letter.content_key not in seen and letter.source_key not in seen:
            fresh.append(letter)
        seen.update({letter.content_key, letter.source_key} - {""})
    return fresh


def _make_leads(
    district: Organisation, judged: Sequence[tuple[Letter, Judgement]], router: Router, spread: Spread | None,
    actor: Actor, at: datetime,
) -> list[Lead]:  # fmt: skip
    leads, moments = [], []
    numbers = reserve(district, SERIES, timezone.localdate(at), len(judged)) if judged else []
    for number, (letter, judgement) in zip(numbers, judged, strict=True):
        building, street = spread.place_of(letter) if spread else (None, None)
        received = spread.hour_of(letter) if spread else letter.received_on or at
        moment = received if spread else at
        lead = new_lead(
            district=district, route=_route(router, letter, building, street), at=moment,
            suggestion=suggest(letter.text, judgement), channel=Lead.Channel.HOTLINE, story=letter.text,
            place_words=letter.place, received_on=received, is_demo=spread is not None or district.is_demo,
            source_key=letter.source_key, content_key=letter.content_key, code=number,
            person=_keep_phone(letter.phone, actor, at),
        )  # fmt: skip
        leads.append(lead)
        moments.append(moment)
    Lead.objects.bulk_create(leads, batch_size=500)
    rows = list(zip(leads, moments, strict=True))
    put_many(duties=[verification_of(lead, moment) for lead, moment in rows], actor=actor, at=at)
    record_many([(raised_fact(lead), actor, moment) for lead, moment in rows])
    keep(leads)
    return leads


def _route(router: Router, letter: Letter, building: Building | None, street: Street | None) -> Route:
    """The column of the place counts before the letter's own words."""
    found = router.route(building=building, street=street, text=letter.place)
    return router.route(text=f"{letter.place}\n{letter.text}") if found.by == "pool" else found


def _keep_phone(phone: str, actor: Actor, at: datetime) -> Person | None:
    """A number nobody could dial is kept as it was written: somebody may still read it right."""
    if not phone:
        return None
    try:
        return keep_identity(phone=phone, actor=actor, at=at)
    except Refused:
        return keep_identity(reach_note=phone, actor=actor, at=at)


def _set_aside(
    district: Organisation, judged: Sequence[tuple[Letter, Judgement]], spread: Spread | None, actor: Actor, at: datetime
) -> list[SetAsideLetter]:
    numbers = reserve(district, "GZ", timezone.localdate(at), len(judged)) if judged else []
    rows = [
        SetAsideLetter(
            code=number, district=district, story=letter.text, place_words=letter.place, phone=letter.phone,
            reason=reason_of(judgement), score=judgement.score, source_key=letter.source_key, content_key=letter.content_key,
            received_on=spread.hour_of(letter) if spread else letter.received_on or at, set_aside_at=at,
            dispose_on=letter_disposed_on(timezone.localdate(at)), is_demo=spread is not None or district.is_demo,
        )
        for number, (letter, judgement) in zip(numbers, judged, strict=True)
    ]  # fmt: skip
    SetAsideLetter.objects.bulk_create(rows, batch_size=500)
    record_many([(LetterSetAside(row.ref, row.reason), actor, at) for row in rows])
    return rows


def reason_of(judgement: Judgement) -> str:
    """One of a few sentences: the words found may stand next to a name, so they are not kept in the clear."""
    if judgement.reason_zh == OTHERWISE:
        return OTHERWISE
    if not judgement.words:
        return NO_WORDS
    return OTHER_MATTER if judgement.against else TOO_WEAK
