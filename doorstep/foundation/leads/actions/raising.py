"""A lead is raised: heard, read for what it may be about, routed, numbered, put on the worklist."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Building, Enterprise, Organisation, Street
from doorstep.foundation.network.queries.routing import Route, router_for
from doorstep.foundation.papers.numbering import next_number
from doorstep.foundation.people.actions.identity import keep_identity
from doorstep.foundation.people.models import Person, TermsText
from doorstep.foundation.receipts.actions import issuing
from doorstep.foundation.receipts.actions.evidence import UnsentFile, take_over
from doorstep.foundation.worklist.actions.duties import NewDuty, put_many

from ..dues import VERIFICATION, VISIT, verify_due, visit_due
from ..facts import LeadHeardAgain, LeadRaised
from ..labelling import keep_worker_corrections
from ..models import Lead
from ..searching import keep
from ..suggestions import Suggestion, flag_label, suggest

LONGEST_STORY = 20_000
SERIES = "XS"
GIVEN = {"desk": "由{}当面登记", "portal": "扫的是{}的码"}


@dataclass(frozen=True)
class ContactGiven:
    """How the person may be reached, as far as they said."""

    name: str = ""
    phone: str = ""
    id_number: str = ""
    reach_note: str = ""
    sealed_from_employer: bool = True

    def __bool__(self) -> bool:
        return bool(self.name or self.phone or self.id_number or self.reach_note)


@dataclass(frozen=True)
class Unsent:
    """What lay with the draft: it comes under the receipt."""

    key: str
    files: tuple[UnsentFile, ...]


@dataclass(frozen=True)
class Raised:
    """`digits` exist here only; `fresh` is False when the same source had come before, and then nothing was doubled."""

    lead: Lead
    digits: str | None
    fresh: bool


@action
def raise_lead(
    *, district: Organisation, channel: str, story: str, place_words: str = "", employer_words: str = "",
    asks_mediation: bool = False, contact: ContactGiven | None = None, building: Building | None = None,
    street: Street | None = None, enterprise: Enterprise | None = None, point: tuple[float, float] | None = None,
    people_count: int | None = None, shielded: bool = False, source_key: str = "", received_on: datetime | None = None,
    happened_on: date | None = None, issue_receipt: bool = True, terms: TermsText | None = None,
    office: Organisation | None = None, asked_by: str = "worker", asks: str = "", other_words: str = "",
    understood: dict[str, Any] | None = None, files: Unsent | None = None, is_demo: bool = False, actor: Actor, at: datetime,
) -> Raised:  # fmt: skip
    """A lead with a number in the office that its place names (or `office`), a verification duty, and a receipt.

    `asked_by` "enterprise" comes with what it `asks` for, and in `other_words` with whom it has the dispute. `understood`
    (`read`, `said`, `corrected`): what whoever told it said of our reading; topics they left standing count. The same `source_key` in the same district gives the lead raised before and tells LeadHeardAgain. Otherwise keeps the
    identity, puts the duty, issues the receipt and tells LeadRaised.
    """
    before = _raised_before(district, source_key)
    if before is not None:
        return _heard_again(before, actor, at)
    _check(story, people_count)
    route = _route(channel, district, office, building, enterprise, street, point, (place_words, employer_words, story))
    lead = new_lead(
        district=district, route=route, suggestion=_suggestion(story, understood), understood=understood or {}, at=at,
        channel=channel, story=story.strip(), place_words=place_words, employer_words=employer_words,
        asks_mediation=asks_mediation, people_count=people_count, shielded=shielded, source_key=source_key,
        asked_by=asked_by, asks=asks, other_words=other_words, received_on=received_on or at, happened_on=happened_on, is_demo=is_demo or district.is_demo,
    )  # fmt: skip
    twin = _save_or_find_twin(lead, at)
    if twin is not None:
        return _heard_again(twin, actor, at)
    record(raised_fact(lead), actor, at)
    keep_worker_corrections(lead, at)
    lead.person = _keep_contact(lead, contact, actor, at)
    put_many(duties=opening_duties(lead, at), actor=actor, at=at)
    keep([lead])
    digits = _give_receipt(lead, terms, files, actor, at) if issue_receipt else None
    return Raised(lead, digits, True)


def _suggestion(story: str, understood: dict[str, Any] | None) -> Suggestion:
    """Whoever tells it knows best what it is about; the danger in their words is still read by us."""
    suggestion = suggest(story)
    said = tuple((understood or {}).get("said", {}).get("topics", ()))
    return replace(suggestion, topics=said) if said else suggestion


def _save_or_find_twin(lead: Lead, at: datetime) -> Lead | None:
    """Of the same source sent twice at one moment, one is saved and the other finds it."""
    try:
        with transaction.atomic():
            lead.code = next_number(lead.district, SERIES, timezone.localdate(at))
            lead.save(force_insert=True)
    except IntegrityError:
        twin = _raised_before(lead.district, lead.source_key)
        if twin is None:
            raise
        return twin
    return None


def new_lead(*, district: Organisation, route: Route, suggestion: Suggestion, at: datetime, **said: Any) -> Lead:
    """A lead not yet saved and without a number; imports make many of them."""
    heads = said.pop("people_count", None) or suggestion.people_count
    return Lead(
        district=district, office=route.office, routed_by=route.by, routed_why=route.why[:200],
        street=route.street, building=route.building, enterprise=route.enterprise,
        topics=list(suggestion.topics), red_flags=list(suggestion.red_flags), people_count=heads,
        verify_due=verify_due(at, district.region, red_flag=bool(suggestion.red_flags)), **said,
    )  # fmt: skip


def verification_of(lead: Lead, at: datetime) -> NewDuty:
    flag = flag_label(lead.red_flags[0]) if lead.red_flags else ""
    return NewDuty(
        lead.ref, VERIFICATION, lead.office, due=lead.verify_due, started_on=timezone.localdate(at), account=lead.handler,
        red_flag=flag, due_today=bool(flag),
    )  # fmt: skip


def opening_duties(lead: Lead, at: datetime) -> list[NewDuty]:
    """Who asked for a visit waits for a day to be named, whatever else is found out."""
    if lead.asks != Lead.Asks.VISIT:
        return [verification_of(lead, at)]
    due = visit_due(at, lead.district.region)
    visit = NewDuty(lead.ref, VISIT, lead.office, due=due, started_on=timezone.localdate(at), account=lead.handler)
    return [verification_of(lead, at), visit]


def raised_fact(lead: Lead) -> LeadRaised:
    return LeadRaised(
        lead.ref, lead.office.ref, lead.office.name, lead.channel, lead.routed_by, lead.asks_mediation,
        tuple(lead.red_flags), lead.verify_due, lead.asked_by, lead.asks,
    )  # fmt: skip


def _check(story: str, people_count: int | None) -> None:
    if not story.strip():
        raise Refused("请写一写发生了什么，一两句话也行", "story")
    if len(story) > LONGEST_STORY:
        raise Refused(
            f"最多写{LONGEST_STORY:,}个字，现在有{len(story):,}个字。请先写最要紧的，其余可以作为材料补交", "story"
        )
    if people_count is not None and not 1 <= people_count <= 100_000:
        raise Refused("人数写1到100,000之间的数", "people_count")


def _raised_before(district: Organisation, source_key: str) -> Lead | None:
    return Lead.objects.filter(district=district, source_key=source_key).first() if source_key else None


def _heard_again(lead: Lead, actor: Actor, at: datetime) -> Raised:
    record(LeadHeardAgain(lead.ref), actor, at)
    return Raised(lead, None, False)


def _route(
    channel: str, district: Organisation, office: Organisation | None, building: Building | None, enterprise: Enterprise | None,
    street: Street | None, point: tuple[float, float] | None, texts: tuple[str, ...],
) -> Route:  # fmt: skip
    """What stands in the words of the place counts before what stands in the story."""
    router = router_for(district)
    found = router.route(building=building, enterprise=enterprise, street=street, text=texts[0])
    if found.by == "pool":
        found = router.route(building=building, enterprise=enterprise, street=street, text="\n".join(texts), point=point)
    return (
        replace(found, office=office, by="given", why=GIVEN.get(channel, "交给{}").format(office.name)) if office else found
    )


def _keep_contact(lead: Lead, contact: ContactGiven | None, actor: Actor, at: datetime) -> Person | None:
    if not contact:
        return None
    person = keep_identity(
        name=contact.name, phone=contact.phone, id_number=contact.id_number, reach_note=contact.reach_note,
        sealed_from_employer=contact.sealed_from_employer, actor=actor, at=at,
    )  # fmt: skip
    Lead.objects.filter(pk=lead.pk).update(person=person)
    return person


def _give_receipt(lead: Lead, terms: TermsText | None, files: Unsent | None, actor: Actor, at: datetime) -> str:
    given = issuing.issue_receipt(
        about=lead.ref, organisation=lead.office, person=lead.person, delete_on=None, terms=terms, actor=actor, at=at
    )
    if files and files.files:
        take_over(receipt=given.receipt, key=files.key, files=files.files, actor=actor, at=at)
    return given.digits
