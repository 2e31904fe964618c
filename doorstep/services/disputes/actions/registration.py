"""A matter is registered: numbered, with parties and claims, its legal clocks started, a track proposed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Building, Enterprise, Organisation, Street
from doorstep.foundation.papers.numbering import next_number
from doorstep.foundation.people.models import Account, Person
from doorstep.foundation.worklist.actions.duties import put_many

from .. import clocks
from ..facts import MatterRegistered
from ..from_lead import elements_said
from ..models import Claim, Matter, Party
from ..searching import keep
from ..states import BEFORE, row_for
from ..topics import PHRASES
from .dues import opening_duties
from .gate import follow
from .once import claim_form, refuse_sent
from .proposing import assessment_of, set_proposal
from .telling import tell_district

LONGEST_STORY = 20_000
MOST_WORKERS = 100_000
MOST_CLAIMS = 20


@dataclass(frozen=True)
class ClaimGiven:
    """What is asked for; `amount` None when the worker named no sum."""

    topic: str
    amount: Decimal | None = None
    words: str = ""
    employer_says: str = ""


@action
def register_matter(
    *, district: Organisation, office: Organisation, story: str = "", person: Person | None = None,
    enterprise: Enterprise | None = None, employer_words: str = "", topics: Sequence[str] = (),
    claims: Sequence[ClaimGiven] = (), workers: int = 1, received_on: datetime | None = None, asks_mediation: bool = True,
    handler: Account | None = None, street: Street | None = None, building: Building | None = None,
    lead_ref: Ref | None = None, asked_by: str = "worker", other_words: str = "",
    understood: dict[str, Any] | None = None, shielded: bool = False, form_key: str = "", is_demo: bool = False, actor: Actor, at: datetime,
) -> Matter:  # fmt: skip
    """A matter with its number, both parties and the claims; `received_on` is the moment of the request, not of today.

    Puts the duties (track, legal clocks), proposes a track with reasons, tells the district when it is major. Tells
    MatterRegistered and TrackProposed. With `asked_by` "enterprise" the firm is the applicant, `person` who speaks for it, and
    `other_words` name the workers. The same `form_key` again changes nothing and says so.
    """
    refuse_sent(form_key)
    received = min(received_on or at, at)
    topics = list(dict.fromkeys([*topics, *(claim.topic for claim in claims)]))
    check_given(story, topics, claims, workers)
    matter = new_matter(
        district=district, office=office, handler=handler, story=story.strip(), topics=topics, workers=workers,
        received_on=received, mediation_asked_on=received if asks_mediation else None, enterprise=enterprise,
        street=street or (enterprise.street if enterprise else None), is_demo=is_demo or district.is_demo,
        building=building or (enterprise.building if enterprise else None), at=at,
        from_lead=lead_ref.code if lead_ref else "", asked_by=asked_by, shielded=shielded, code=next_number(district, "", clocks.local_day(at)),
    )  # fmt: skip
    take_said(matter, understood or {})
    amounts = [claim.amount for claim in claims]
    proposed = set_proposal(matter, assessment_of(matter, amounts, at))
    matter.save(force_insert=True)
    claim_form(form_key, matter, at)
    Party.objects.bulk_create(parties_of(matter, person, enterprise, employer_words, other_words))
    Claim.objects.bulk_create(claims_of(matter, claims))
    keep(matter)
    put_many(duties=opening_duties(matter), actor=actor, at=at)
    record(registered_fact(matter, amounts), actor, at)
    if proposed is not None:
        record(proposed, actor, at)
    if matter.major:
        tell_district(matter, actor, at)
    return matter


def take_said(matter: Matter, understood: dict[str, Any]) -> None:
    """What was understood of a worker's story and put right by them, on the unsaved matter."""
    matter.element_words, matter.triage_facts = elements_said(understood)
    matter.fact_sources = dict.fromkeys([*matter.element_words, *matter.triage_facts], "worker")


def check_given(story: str, topics: Sequence[str], claims: Sequence[ClaimGiven], workers: int) -> None:
    if len(story) > LONGEST_STORY:
        raise Refused(f"经过最多{LONGEST_STORY:,}个字，现在有{len(story):,}个字。请先写要紧的，其余的当面再说", "story")
    if not topics:
        raise Refused("请至少选一种争议", "topics")
    unknown = [topic for topic in topics if topic not in PHRASES]
    if unknown:
        raise Refused("有一种争议不在名单里，请重新选", "topics")
    if not 1 <= workers <= MOST_WORKERS:
        raise Refused("人数请填1到100,000之间的整数", "workers")
    if len(claims) > MOST_CLAIMS:
        raise Refused(f"一件事最多{MOST_CLAIMS}项请求，请合并相近的", "claims")
    if any(claim.amount is not None and not is_sum(claim.amount) for claim in claims):
        raise Refused("金额请填不小于零的数，最多到分，例如12400或12400.50", "claims")


def is_sum(amount: Decimal) -> bool:
    return amount.is_finite() and 0 <= amount < Decimal(10) ** 12 and amount == round(amount, 2)


def new_matter(*, at: datetime, **fields: Any) -> Matter:
    """Unsaved, in the first phase, as the table says."""
    row = row_for(BEFORE, "register")
    assert row is not None, "the table begins with registering"
    matter = Matter(registered_at=at, moved_at=at, **fields)
    follow(matter, row, at)
    return matter


def parties_of(
    matter: Matter, person: Person | None, enterprise: Enterprise | None, employer_words: str, other_words: str = ""
) -> list[Party]:
    """Always both sides: one of whom nothing is known yet stands as an open question."""
    words = "" if enterprise else employer_words.strip()
    if matter.by_enterprise:
        return [
            Party(matter_id=matter.pk, side=Party.Side.APPLICANT, person=person, enterprise=enterprise, name_words=words),
            Party(matter_id=matter.pk, side=Party.Side.RESPONDENT, name_words=other_words.strip()),
        ]
    return [
        Party(matter_id=matter.pk, side=Party.Side.APPLICANT, person=person),
        Party(matter_id=matter.pk, side=Party.Side.RESPONDENT, enterprise=enterprise, name_words=words),
    ]


def claims_of(matter: Matter, claims: Sequence[ClaimGiven]) -> list[Claim]:
    """One row per claim, and one without a sum for every topic that no claim names."""
    named = {claim.topic for claim in claims}
    every = [*claims, *(ClaimGiven(topic) for topic in matter.topics if topic not in named)]
    return [
        Claim(matter_id=matter.pk, topic=one.topic, amount=one.amount, words=one.words, employer_says=one.employer_says)
        for one in every
    ]


def total(amounts: Sequence[Decimal | None]) -> Decimal | None:
    named = [amount for amount in amounts if amount is not None]
    return sum(named, Decimal(0)) if named else None


def registered_fact(matter: Matter, amounts: Sequence[Decimal | None]) -> MatterRegistered:
    return MatterRegistered(
        matter.ref, office=matter.office.ref, received_on=matter.received_on, mediation_asked_on=matter.mediation_asked_on,
        handler=matter.handler.code if matter.handler else "", workers=matter.workers, topics=tuple(matter.topics),
        lead=Ref("lead", matter.from_lead) if matter.from_lead else None, amount=total(amounts),
        shielded=matter.shielded,
    )  # fmt: skip
