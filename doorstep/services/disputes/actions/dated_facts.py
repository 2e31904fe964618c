"""What happened about a matter on which day: set, corrected, withdrawn; interruptions of the limitation with their proof.

Each recomputes the legal clocks: what moved is told with the reason, and the worklist follows.
"""

from datetime import date, datetime

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.facts import Words
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.labourlaw.limitation import SUSPENSION
from doorstep.knowledge.labourlaw.matter_facts import DATED, LABELS_ZH
from doorstep.knowledge.labourlaw.matter_limitation import ACTS_ZH

from .. import clocks
from ..clock_facts import ActNoted, DatedFactSet, DatedFactWithdrawn
from ..models import DatedFact, Matter
from ..queries.dates import KEPT_ELSEWHERE, dated_facts_of, dates_from, region_of, value_of
from .dues import follow_clocks
from .gate import allow, held
from .once import claim_form
from .proposing import propose_again
from .triage import amounts_of, refuse_closed

MOST, LONGEST_PROOF, LONGEST_REASON, MOST_DAYS = 200, 500, 500, 3_000
MAY_LIE_AHEAD = frozenset({
    "mediation_extended_to", "dismissal_planned_on", "enforceable_due_on", "opinion_reply_asked_by", "layoff_on",
})  # fmt: skip


@action
def set_fact(
    *, matter: Matter, what: str, on: date | None = None, yes: bool | None = None, count: int | None = None, source: str = "",
    form_key: str = "", actor: Actor, at: datetime,
) -> None:  # fmt: skip
    """A day (or a yes or no) among the names of `matter_facts`; one that stood before is corrected. Tells DatedFactSet and
    what moved."""
    claim_form(form_key, matter, at)
    allow(held(matter), "set_facts", actor)
    refuse_closed(matter)
    keep_fact(matter=matter, what=what, on=on, yes=yes, count=count, source=source, actor=actor, at=at)
    propose_again(matter, amounts_of(matter), actor, at)


@action
def keep_fact(
    *, matter: Matter, what: str, on: date | None = None, yes: bool | None = None, count: int | None = None, source: str = "",
    actor: Actor, at: datetime,
) -> None:  # fmt: skip
    """For other actions of this room that date something themselves (accepted, ended, agreed): they have locked the matter
    and asked who may. Nothing happens when it already stands so."""
    _check(what, on, yes, count, source, at)
    row = next((one for one in dated_facts_of(matter) if one.what == what and not one.is_act), None)
    before = _said(row) if row else ""
    if row is None:
        row = _fresh(matter, what, actor, at)
    row.on, row.yes, row.count, row.source = on, yes, count, source
    if _said(row) == before:
        raise Refused("没有改动。改好再保存")
    _keep(matter, row)
    record(DatedFactSet(matter.ref, what, _said(row), before, source), actor, at)
    follow_clocks(matter, "fact", actor, at)


@action
def note_act(
    *, matter: Matter, act: str, on: date, until: date | None = None, proven: bool = False, channel: str = "",
    proof: str = "", source: str = "", number: int | None = None, form_key: str = "", actor: Actor, at: datetime,
) -> None:  # fmt: skip
    """An interruption of the limitation, or a suspension from `on` to `until`; with `number` the one noted before is
    corrected. Counts only when proven: how it was said and what proves it. Tells ActNoted and what moved."""
    claim_form(form_key, matter, at)
    allow(held(matter), "set_facts", actor)
    refuse_closed(matter)
    proof = _check_act(act, on, until, proven, channel, proof, source, at)
    row = act_of(matter, number) if number is not None else _fresh(matter, act, actor, at)
    row.what, row.is_act, row.on, row.until, row.source = act, True, on, until, source
    row.proven, row.channel, row.proof = proven, channel, proof
    _keep(matter, row)
    record(ActNoted(matter.ref, act, on, until, proven, channel, number is not None, Words(proof)), actor, at)
    follow_clocks(matter, "act", actor, at)
    propose_again(matter, amounts_of(matter), actor, at)


@action
def prove_event(
    *, matter: Matter, number: int, channel: str, proof: str, form_key: str = "", actor: Actor, at: datetime
) -> None:
    """The proof of an act noted before has come in: from now on it counts. Tells ActNoted and what moved."""
    row = act_of(matter, number)
    assert row.on is not None
    note_act(
        matter=matter, act=row.what, on=row.on, until=row.until, proven=True, channel=channel, proof=proof, source=row.source,
        number=number, form_key=form_key, actor=actor, at=at,
    )  # fmt: skip


@action
def withdraw_fact(*, matter: Matter, number: int, reason: str, form_key: str = "", actor: Actor, at: datetime) -> None:
    """Taken back, with a reason; the row and what it said stay in the journal. Tells DatedFactWithdrawn and what moved."""
    claim_form(form_key, matter, at)
    allow(held(matter), "set_facts", actor)
    refuse_closed(matter)
    row, reason = fact_of(matter, number), reason.strip()
    if not reason:
        raise Refused("请写一句为什么收回", "reason")
    if len(reason) > LONGEST_REASON:
        raise Refused(f"理由最多{LONGEST_REASON}个字，请写短一些", "reason")
    row.withdrawn_at = at
    row.save(update_fields=["withdrawn_at"])
    _forget_what_was_read(matter)
    record(DatedFactWithdrawn(matter.ref, row.what, _said(row), Words(reason)), actor, at)
    follow_clocks(matter, "act" if row.is_act else "fact", actor, at)
    propose_again(matter, amounts_of(matter), actor, at)


def fact_of(matter: Matter, number: int | None) -> DatedFact:
    for row in dated_facts_of(matter):
        if row.number == number:
            return row
    raise Refused("这一条已经收回了，请刷新页面看看")


def act_of(matter: Matter, number: int | None) -> DatedFact:
    row = fact_of(matter, number)
    if not row.is_act:
        raise Refused("这一条不是时效的中断，请刷新页面看看")
    return row


def _fresh(matter: Matter, what: str, actor: Actor, at: datetime) -> DatedFact:
    numbers = matter.dated_facts.order_by("-number").values_list("number", flat=True)
    last = numbers.first() or 0
    if last >= MOST:
        raise Refused(f"一件事最多记{MOST}个日子，请在原来的上面更正")
    return DatedFact(matter=matter, number=last + 1, what=what, put_by=actor.account, put_at=at)


def _keep(matter: Matter, row: DatedFact) -> None:
    """Tried before it is kept: what the law core cannot reckon with is refused at its field."""
    others = [one for one in dated_facts_of(matter) if one.number != row.number]
    try:
        clocks.legal_clocks(dates_from(matter, [*others, row]), region_of(matter))
    except BadInput as refused:
        field = "until" if refused.field.endswith(".to") else "on"
        raise Refused(refused.what_would_be_valid_zh.rstrip("。"), field) from None
    row.save()
    _forget_what_was_read(matter)


def _forget_what_was_read(matter: Matter) -> None:
    getattr(matter, "_prefetched_objects_cache", {}).pop("dated_facts", None)


def _said(row: DatedFact) -> str:
    value = value_of(row)
    return (
        value.isoformat()
        if isinstance(value, date)
        else ("yes" if value else "no")
        if isinstance(value, bool)
        else str(value)
    )


def _check(what: str, on: date | None, yes: bool | None, count: int | None, source: str, at: datetime) -> None:
    if what not in LABELS_ZH or what in KEPT_ELSEWHERE:
        raise Refused("请从列出来的里面选一件事", "what")
    if source and source not in DatedFact.Source.values:
        raise Refused("请选这个日子是谁说的", "source")
    if what in DATED:
        if on is None or yes is not None or count is not None:
            raise Refused("请填是哪一天", "on")
        _check_day(on, at, ahead=what in MAY_LIE_AHEAD)
    elif what == "injury_days_lost":
        if count is None or not 0 < count <= MOST_DAYS:
            raise Refused(f"请填1到{MOST_DAYS:,}之间的天数", "count")
    elif yes is None:
        raise Refused("请选是，还是不是", "yes")


def _check_day(on: date, at: datetime, ahead: bool = False, field: str = "on") -> None:
    if on.year < 1950:
        raise Refused("这个日子太早了，请再看一下年份", field)
    if on > clocks.local_day(at) and not ahead:
        raise Refused("这个日子还没有到，请再看一下年份和月份", field)
    if on.year > at.year + 10:
        raise Refused("这个日子太远了，请再看一下年份", field)


def _check_act(
    act: str, on: date, until: date | None, proven: bool, channel: str, proof: str, source: str, at: datetime
) -> str:
    proof = proof.strip()
    if act not in ACTS_ZH:
        raise Refused("请选一种情形", "act")
    _check_day(on, at)
    if act == SUSPENSION:
        if until is None or until < on:
            raise Refused("请填到哪天为止，不能早于开始的那天", "until")
        _check_day(until, at, field="until")
    elif until is not None:
        raise Refused("只有不能主张权利的情形才填到哪天为止", "until")
    if channel and channel not in DatedFact.Channel.values:
        raise Refused("请选用什么方式", "channel")
    if source and source not in DatedFact.Source.values:
        raise Refused("请选这个日子是谁说的", "source")
    if proven and not (channel and proof):
        raise Refused("能证明的，请写清用什么方式、拿什么证明", "proof" if channel else "channel")
    if len(proof) > LONGEST_PROOF:
        raise Refused(f"最多{LONGEST_PROOF}个字，现在有{len(proof)}个字，请写短一些", "proof")
    return proof
