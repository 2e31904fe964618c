"""Somebody takes a lead, finds out, and says what became of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.facts import Words
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.models import Account
from doorstep.foundation.people.queries.staff import holding
from doorstep.foundation.receipts.actions.issuing import change_keeping
from doorstep.foundation.receipts.actions.thread import say
from doorstep.foundation.receipts.queries.rights import withdrawal_waiting
from doorstep.foundation.receipts.queries.thread import receipts_about
from doorstep.foundation.worklist.actions.duties import hand_over, put, settle, settle_all

from ..dues import LONGEST_WATCH_DAYS, VERIFICATION, WATCH_REVIEW
from ..facts import OUTCOMES, LeadAssigned, LeadBecameMatter, LeadClosed, LeadReferred, LeadTaken, LeadWatched
from ..labelling import keep_label, keep_outcome
from ..models import Lead
from ..retention import lead_disposed_on
from ..searching import keep
from ..suggestions import flag_label
from .gate import advance, held

HANDLERS = ("station_officer", "mediator", "district_officer")
CLOSING_OUTCOMES = {code: label for code, label in OUTCOMES.items() if code != "referred"}
WORDS_TO_WORKER = {
    "not_founded": "您说的情况我们核实过了，没有查到能接着办的。您手里有新的材料，随时在这里告诉我们。",
    "not_for_us": "这件事不归我们管，去处和电话已经告诉您。办的时候遇到难处，随时在这里告诉我们。",
    "risk_gone": "您说的情况已经解决，我们这边先结束。又有变化，随时在这里告诉我们。",
    "answered": "您问的事我们已经答复，这边先结束。还有不清楚的，随时在这里告诉我们。",
}


@dataclass(frozen=True)
class ClaimGiven:
    """What is asked for: a topic of the common list and the sum the worker names, if any."""

    topic: str
    amount: Decimal | None = None


@action
def take(*, lead: Lead, instead_of: str | None = None, actor: Actor, at: datetime) -> Lead:
    """The actor becomes the handler; a new lead is being verified from now. Its duties become theirs. Tells LeadTaken.

    `instead_of`: whom the person saw as handler when they decided, empty for nobody; refused when it is another by now.
    """
    lead = advance(lead, "take", actor)
    if instead_of is not None and lead.handler and lead.handler.code != instead_of:
        raise Refused(f"{lead.handler.display_name}刚才已经接手这条线索，您不用再接")
    lead.handler = Account.objects.get(code=actor.account)
    lead.save(update_fields=["phase", "handler"])
    keep([lead])
    hand_over(about=lead.ref, office=lead.office, account=lead.handler, actor=actor, at=at)
    record(LeadTaken(lead.ref, lead.handler.ref), actor, at)
    return lead


@action
def assign(*, lead: Lead, handler: Account, actor: Actor, at: datetime) -> Lead:
    """One of the office's own people handles it from now on; a new lead is being verified. Its duties become theirs, dates
    stay. Tells LeadAssigned."""
    lead = advance(lead, "assign", actor)
    if handler not in holding(lead.office, *HANDLERS, day=timezone.localdate(at)):
        raise Refused(f"{handler.display_name}不在{lead.office.name}，请选本站的同事", "handler")
    if lead.handler == handler:
        raise Refused(f"已经由{handler.display_name}经办，没有改动", "handler")
    before = lead.handler.code if lead.handler else ""
    lead.handler = handler
    lead.save(update_fields=["phase", "handler"])
    keep([lead])
    hand_over(about=lead.ref, office=lead.office, account=handler, actor=actor, at=at)
    record(LeadAssigned(lead.ref, handler.ref, before), actor, at)
    return lead


@action
def watch(*, lead: Lead, reason: str, review_on: date, actor: Actor, at: datetime) -> Lead:
    """A risk, but nobody asks for help: looked at again within 30 days. Settles the verification duty, puts a review
    duty, tells LeadWatched."""
    lead = advance(lead, "watch", actor)
    today = timezone.localdate(at)
    _need(reason, "请写一句为什么先关注，接手的同事要看", "reason")
    if not today < review_on <= today + timedelta(days=LONGEST_WATCH_DAYS):
        last = today + timedelta(days=LONGEST_WATCH_DAYS)
        raise Refused(f"复看日期要在明天到{last.month}月{last.day}日之间", "review_on")
    lead.review_on = review_on
    lead.save(update_fields=["phase", "review_on"])
    settle(about=lead.ref, kind=VERIFICATION, actor=actor, at=at)
    put(
        about=lead.ref, kind=WATCH_REVIEW, office=lead.office, account=lead.handler, due=review_on, started_on=today,
        red_flag=flag_label(lead.red_flags[0]) if lead.red_flags else "", actor=actor, at=at,
    )  # fmt: skip
    record(LeadWatched(lead.ref, review_on, Words(reason.strip())), actor, at)
    return lead


@action
def close(*, lead: Lead, outcome: str, reason: str, words_to_worker: str = "", actor: Actor, at: datetime) -> Lead:
    """Ends with an outcome of the list and a reason. Settles all duties, sets the day of disposal for lead and receipts,
    tells the person under each receipt (mistakes and duplicates only when words are given), tells LeadClosed."""
    lead = advance(lead, "close", actor)
    if outcome not in CLOSING_OUTCOMES:
        raise Refused("请从列表里选一个结果", "outcome")
    if withdrawal_waiting(lead.ref):
        raise Refused("本人凭回执提了撤回，还没有答复。先核对是不是本人的意思、答复了，再结束")
    _need(reason, "请写一句怎么核实的、为什么结束", "reason")
    _end(lead, outcome, actor, at)
    record(LeadClosed(lead.ref, outcome, lead.dispose_on, Words(reason.strip())), actor, at)
    words = words_to_worker.strip() or WORDS_TO_WORKER.get(outcome, "")
    for receipt in receipts_about(lead.ref):
        if words and receipt.disposed_at is None:
            say(receipt=receipt, words=words, from_worker=False, actor=actor, at=at)
    return lead


@action
def refer(
    *, lead: Lead, claims: list[ClaimGiven], workers: int = 1, asks: str = "mediation", actor: Actor, at: datetime
) -> Lead:
    """Help is asked for, or a watched risk breaks out: it becomes a matter. Settles all duties, tells LeadReferred, on
    which the services open a matter in this same transaction and call `link_matter`."""
    lead = advance(lead, "refer", actor)
    if not claims:
        raise Refused("请至少选一项请求，数额不知道可以不填", "topics")
    if any(claim.amount is not None and claim.amount < 0 for claim in claims):
        raise Refused("数额不能是负数", "amount")
    if not 1 <= workers <= 100_000:
        raise Refused("人数写1到100,000之间的数", "workers")
    _end(lead, Lead.Outcome.REFERRED, actor, at)
    topics, amounts = tuple(claim.topic for claim in claims), tuple(claim.amount for claim in claims)
    keep_label(lead, corrected=_put_right(lead, topics, amounts, workers), at=at)
    record(LeadReferred(lead.ref, topics, amounts, asks, workers), actor, at)
    return lead


@action
def link_matter(*, lead: Lead, matter: Ref, actor: Actor, at: datetime) -> None:
    """The matter opened for a referred lead is written on it. Tells LeadBecameMatter."""
    lead = held(lead)
    if lead.outcome != Lead.Outcome.REFERRED or lead.matter_code:
        raise Refused("这条线索已经登记过事项" if lead.matter_code else "这条线索没有转为争议事项，不能登记")
    lead.matter_code = matter.code
    lead.save(update_fields=["matter_code"])
    record(LeadBecameMatter(lead.ref, matter), actor, at)


def _end(lead: Lead, outcome: str, actor: Actor, at: datetime) -> None:
    lead.outcome, lead.closed_at, lead.review_on = outcome, at, None
    lead.dispose_on = lead_disposed_on(outcome, timezone.localdate(at))
    lead.save(update_fields=["phase", "outcome", "closed_at", "review_on", "dispose_on"])
    settle_all(about=lead.ref, actor=actor, at=at)
    keep_outcome(lead, at)
    if outcome != Lead.Outcome.REFERRED and receipts_about(lead.ref):
        change_keeping(about=lead.ref, delete_on=lead.dispose_on, actor=actor, at=at)


def _put_right(
    lead: Lead, topics: tuple[str, ...], amounts: tuple[Decimal | None, ...], workers: int
) -> dict[str, tuple[Any, Any]]:
    """Where what is registered differs from what was suggested."""
    said: dict[str, tuple[Any, Any]] = {}
    if any(amounts):
        said["sums"] = (None, [amount for amount in amounts if amount is not None])
    if set(topics) != set(lead.topics):
        said["topics"] = (lead.topics, list(topics))
    if workers != (lead.people_count or 1):
        said["people"] = (lead.people_count, workers)
    return said


def _need(words: str, sentence: str, field: str) -> None:
    if len(words.strip()) < 2:
        raise Refused(sentence, field)
