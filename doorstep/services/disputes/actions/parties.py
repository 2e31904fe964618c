"""Corrections of claims and parties, and a request for mediation that comes later."""

from collections.abc import Sequence
from datetime import datetime

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.facts import Amended
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Enterprise

from ..facts import ClaimsAmended, MediationAsked
from ..models import Claim, Matter
from ..searching import keep
from .dues import put_mediation, renew_limitation
from .gate import allow, held
from .once import claim_form
from .proposing import propose_again
from .registration import ClaimGiven, check_given, claims_of, total
from .triage import amounts_of, refuse_closed


@action
def amend_claims(
    *, matter: Matter, claims: Sequence[ClaimGiven], workers: int, form_key: str = "", actor: Actor, at: datetime
) -> None:
    """All claims as they are now, and how many people; the track is proposed anew. Tells ClaimsAmended (sums and kinds,
    never words), Amended when the number of people changed, and TrackProposed when the proposal did."""
    claim_form(form_key, matter, at)
    allow(held(matter), "amend", actor)
    refuse_closed(matter)
    topics = list(dict.fromkeys(claim.topic for claim in claims))
    check_given("", topics, claims, workers)
    before = str(matter.workers)
    matter.topics, matter.workers = topics, workers
    matter.claims.all().delete()
    Claim.objects.bulk_create(claims_of(matter, claims))
    matter.save(update_fields=["topics", "workers"])
    keep(matter)
    record(ClaimsAmended(matter.ref, len(claims), tuple(topics), total([claim.amount for claim in claims])), actor, at)
    if before != str(workers):
        record(Amended(matter.ref, ("人数",), (before,), (str(workers),)), actor, at)
    renew_limitation(matter, actor, at, "claims")
    propose_again(matter, [claim.amount for claim in claims], actor, at)


@action
def amend_employer(
    *, matter: Matter, enterprise: Enterprise | None, words: str = "", form_key: str = "", actor: Actor, at: datetime
) -> None:
    """The other side: one of the register, or a name in words, which the journal does not repeat. Tells Amended."""
    claim_form(form_key, matter, at)
    allow(held(matter), "amend", actor)
    refuse_closed(matter)
    words = "" if enterprise else words.strip()
    if enterprise is None and not words:
        raise Refused("请从名册里选单位，或者写下单位的名字", "words")
    if len(words) > 200:
        raise Refused(f"单位名字最多200个字，现在有{len(words)}个字", "words")
    party = matter.parties.get(side=matter.firm_side)
    before, after = _code(party.enterprise), _code(enterprise)
    if before == after and party.name_words == words:
        raise Refused("没有改动。改好再保存")
    party.enterprise, party.name_words = enterprise, words
    party.save(update_fields=["enterprise", "name_words"])
    matter.enterprise = enterprise
    matter.save(update_fields=["enterprise"])
    keep(matter)
    record(Amended(matter.ref, ("对方单位",), (before,), (after,)), actor, at)


def _code(enterprise: Enterprise | None) -> str:
    return enterprise.code if enterprise else ""


@action
def ask_for_mediation(*, matter: Matter, asked_on: datetime, form_key: str = "", actor: Actor, at: datetime) -> None:
    """Who came for advice asks for mediation after all: the legal clocks start at that moment. Tells MediationAsked."""
    claim_form(form_key, matter, at)
    allow(held(matter), "amend", actor)
    refuse_closed(matter)
    if matter.mediation_asked_on is not None:
        raise Refused("职工已经请求过调解，期限从那时起算，不用再记")
    if not matter.received_on <= asked_on <= at:
        raise Refused("请求调解的时间应当在收到之后、现在之前，请再看一下", "asked_on")
    matter.mediation_asked_on = asked_on
    matter.save(update_fields=["mediation_asked_on"])
    record(MediationAsked(matter.ref, asked_on), actor, at)
    put_mediation(matter, actor, at)
    renew_limitation(matter, actor, at, "asked")
    propose_again(matter, amounts_of(matter), actor, at)
