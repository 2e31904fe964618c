"""Closing takes two people; advice alone takes one. What was closed can be opened again, and nothing of it is lost."""

from datetime import datetime

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.facts import Words
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.models import Account
from doorstep.foundation.receipts.actions.issuing import change_keeping
from doorstep.foundation.receipts.queries.thread import receipts_about
from doorstep.foundation.worklist.actions.duties import settle, settle_all

from .. import clocks
from ..facts import AdviceGiven, ClosingProposed, ClosingSentBack, MatterClosed, MatterReopened, ReturnCallMade
from ..grounds import REOPENING
from ..models import Matter
from ..queries.dates import region_of
from ..queries.staff import earlier_handlers
from ..retention import dispose_on
from .dues import put_each, put_return_call, put_second_look, reopening_duties
from .gate import advance, allow, held, step
from .guidance import write_guidance
from .once import claim_form
from .outcomes import CALLED_BACK, Outcome, check_outcome, level_for, own_level, refuse_open_duties
from .telling import REOPENED, SENT_BACK, tell, tell_second_people
from .triage import checked_reason


@action
def close_with_advice(*, matter: Matter, words: str, form_key: str = "", actor: Actor, at: datetime) -> None:
    """Only advice was asked for: it is given under the receipt and the matter closed at once, by one person. Tells
    AdviceGiven and MatterClosed."""
    claim_form(form_key, matter, at)
    allow(held(matter), "close_with_advice", actor)
    step(matter, "close_with_advice")
    if matter.mediation_asked_on is not None:
        raise Refused("职工请求的是调解，不能只答复就办结。请先给指引，再提出结案")
    refuse_open_duties(matter)
    _, told = write_guidance(matter, words, (), actor, at)
    record(AdviceGiven(matter.ref, told), actor, at)
    _close(matter, "close_with_advice", Outcome.ADVICE_ONLY, own_level(matter.office), actor, at)


@action
def propose_closing(
    *, matter: Matter, outcome: str, reason: str, level: str = "", form_key: str = "", actor: Actor, at: datetime
) -> None:
    """The outcome is proposed with a reason, and a second person has two working days to look. Tells ClosingProposed."""
    claim_form(form_key, matter, at)
    allow(held(matter), "propose_closing", actor)
    step(matter, "propose_closing")
    check_outcome(matter, outcome)
    reason = checked_reason(reason, needed="请写一句：这个结果是怎么来的，谁说的")
    level = level or level_for(outcome, matter.office)
    if level not in Matter.Level.values:
        raise Refused("请选在哪一级解决的", "level")
    refuse_open_duties(matter)
    source = matter.phase
    advance(
        matter, "propose_closing", actor=actor, at=at,
        outcome=outcome, level=level, proposed_by=actor.account, closing_from=source,
    )  # fmt: skip
    record(ClosingProposed(matter.ref, source, outcome, level, Words(reason)), actor, at)
    settle(about=matter.ref, kind=clocks.FOLLOW_UP, actor=actor, at=at)
    put_second_look(matter, actor, at)
    tell_second_people(matter, actor, at)


@action
def send_back(*, matter: Matter, reason: str, target: str = "", form_key: str = "", actor: Actor, at: datetime) -> None:
    """The second person does not agree: it goes back to the phase it came from, or to an earlier one, with the reason.
    The outcome is empty again. Tells ClosingSentBack."""
    claim_form(form_key, matter, at)
    allow(held(matter), "send_back", actor)
    target = target or matter.closing_from
    step(matter, "send_back", target)
    reason = checked_reason(reason, needed="请写一句哪里还要再办")
    proposer = matter.proposed_by
    advance(matter, "send_back", target=target, actor=actor, at=at, outcome="", level="", proposed_by="", closing_from="")
    record(ClosingSentBack(matter.ref, target, Words(reason)), actor, at)
    settle(about=matter.ref, kind=clocks.SECOND_LOOK, actor=actor, at=at)
    tell(Account.objects.filter(code=proposer, is_active=True), SENT_BACK, matter, actor, at)


@action
def agree(*, matter: Matter, form_key: str = "", actor: Actor, at: datetime) -> None:
    """A second person, never the one who proposed, closes the matter: outcome fixed, return visit and disposal dated,
    every own duty settled, the slip's promise moved to the new day. Tells MatterClosed."""
    claim_form(form_key, matter, at)
    allow(held(matter), "agree_closing", actor)
    step(matter, "agree_closing")
    if not actor.account or actor.account == matter.proposed_by:
        raise Refused("结案是您提出的，要请另一位同事来看。换一个人看，能看出自己看不到的")
    refuse_open_duties(matter)
    _close(matter, "agree_closing", matter.outcome, matter.level, actor, at)


def _close(matter: Matter, verb: str, outcome: str, level: str, actor: Actor, at: datetime) -> None:
    today, proposer = clocks.local_day(at), matter.proposed_by
    goes = dispose_on(outcome, today)
    call = clocks.service("return_visit", today, region_of(matter)).due if outcome in CALLED_BACK else None
    advance(
        matter, verb, actor=actor, at=at,
        outcome=outcome, level=level, closed_at=at, dispose_on=goes, return_call_on=call, proposed_by="", closing_from="",
    )  # fmt: skip
    record(MatterClosed(matter.ref, outcome, level, goes, call, proposer), actor, at)
    settle_all(about=matter.ref, actor=actor, at=at)
    if call is not None:
        put_return_call(matter, call, actor, at)
    if receipts_about(matter.ref):
        change_keeping(about=matter.ref, delete_on=goes, actor=actor, at=at)


@action
def reopen(
    *, matter: Matter, ground: str, reason: str, target: str = "registered", form_key: str = "", actor: Actor, at: datetime
) -> None:
    """A closed matter goes on: outcome, return visit and disposal date are lifted (the old ones stay in the journal), a
    new service clock starts, legal dates stay where facts put them, everybody who handled it is told. Tells MatterReopened."""
    claim_form(form_key, matter, at)
    allow(held(matter), "reopen", actor)
    step(matter, "reopen", target)
    if matter.merged_into:
        raise Refused(f"这件事并进了{matter.merged_into.code}，要单独办请点“分开”")
    if ground not in REOPENING:
        raise Refused("请选一个重新打开的原因", "ground")
    reason = checked_reason(reason, needed="请写一句发生了什么")
    lifted, lifted_on = matter.outcome, matter.dispose_on
    advance(
        matter, "reopen", target=target, actor=actor, at=at,
        outcome="", level="", closed_at=None, dispose_on=None, return_call_on=None,
    )  # fmt: skip
    record(MatterReopened(matter.ref, target, ground, lifted, lifted_on, Words(reason)), actor, at)
    settle_all(about=matter.ref, actor=actor, at=at)
    put_each(reopening_duties(matter, clocks.local_day(at)), actor, at)
    tell(earlier_handlers(matter), REOPENED, matter, actor, at)


@action
def note_return_call(
    *, matter: Matter, reached: bool, words: str = "", form_key: str = "", actor: Actor, at: datetime
) -> None:
    """The visit after closing was made, or nobody answered; what was heard is kept in words. Tells ReturnCallMade."""
    claim_form(form_key, matter, at)
    allow(held(matter), "return_call", actor)
    words = checked_reason(words, needed="" if not reached else "请写一句职工怎么说")
    if not settle(about=matter.ref, kind=clocks.RETURN_CALL, actor=actor, at=at):
        raise Refused("现在没有要做的回访")
    record(ReturnCallMade(matter.ref, reached, Words(words)), actor, at)
