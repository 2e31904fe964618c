"""A record changes hands between stations: asked, answered, done. Nobody is without a holder at any moment."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.facts import Words
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.papers.numbering import next_number
from doorstep.foundation.people.models import Account
from doorstep.foundation.worklist.actions.duties import put, settle

from ..dues import ANSWER, answer_due
from ..facts import TransferAccepted, TransferAsked, TransferRejected, TransferWithdrawn
from ..holdings import Holding, holding_of
from ..models import Transfer
from ..queries.transfers import open_transfer
from ..rules import decider, may
from . import telling

LONGEST_REASON = 500
WAITS = "这件事已经有一个移送在等答复。等对方答复，或者先撤回"
NOT_HERE = "没有找到这个编号，或者这件事现在不能要过来。请核对编号，或者请区里帮忙"


@action
def ask(
    *, about: Ref, taker: Organisation, reason: str, keeps_reading: bool = False, actor: Actor, at: datetime
) -> Transfer:
    """The holder offers the record to another station, which has two working days to answer. The caller has proven that
    the actor may give it away. Puts the duty to answer, tells TransferAsked."""
    held = holding_of(about)
    if held is None or not held.moves:
        raise Refused("这件事已经办结，不能再转。有新情况请先重新打开")
    if held.shielded and keeps_reading:
        raise Refused("这件事保护来源，转出以后原来的站不能再看。请去掉勾选", "keeps_reading")
    return _ask(about, held, taker, Transfer.Direction.GIVE, reason, keeps_reading, actor, at)


@action
def pull(*, about: Ref, taker: Organisation, reason: str, actor: Actor, at: datetime) -> Transfer:
    """A station asks to have a record that another holds, as the worker lives or works with them. What it may not know of
    answers like what does not exist. Puts the duty to answer, tells TransferAsked."""
    held = holding_of(about)
    strange = held is not None and held.district.pk != _district(taker, held).pk
    if held is None or strange or not held.moves or held.shielded:
        raise Refused(NOT_HERE, "about")
    return _ask(about, held, taker, Transfer.Direction.PULL, reason, False, actor, at)


def _district(taker: Organisation, held: Holding) -> Organisation:
    return held.district if taker.path.startswith(held.district.path) else taker


def _ask(
    about: Ref, held: Holding, taker: Organisation, direction: str, reason: str, keeps: bool, actor: Actor, at: datetime
) -> Transfer:  # fmt: skip
    _check(about, held, taker, reason)
    due = answer_due(at, held.district.region)
    transfer = Transfer(
        code=next_number(held.district, "YS", at), about_kind=about.kind, about_code=about.code, direction=direction,
        giver=held.office, taker=taker, district=held.district, keeps_reading=keeps, reason=reason.strip(),
        asked_by=actor.account, asked_at=at, answer_due=due,
    )  # fmt: skip
    try:
        with transaction.atomic():
            transfer.save(force_insert=True)
    except IntegrityError:  # somebody asked at the same moment
        raise Refused(WAITS) from None
    record(
        TransferAsked(
            about, transfer.ref, direction, held.office.ref, taker.ref, taker.name, due, keeps, Words(reason.strip())
        ),
        actor, at,
    )  # fmt: skip
    put_answer(transfer, transfer.answering, actor, at)
    telling.tell_office(transfer, transfer.answering, telling.ASKED, actor, at)
    return transfer


def put_answer(transfer: Transfer, office: Organisation, actor: Actor, at: datetime) -> None:
    put(
        about=transfer.ref, kind=ANSWER, office=office, due=transfer.answer_due, started_on=timezone.localdate(transfer.asked_at),
        actor=actor, at=at,
    )  # fmt: skip


def _check(about: Ref, held: Holding, taker: Organisation, reason: str) -> None:
    if not reason.strip():
        raise Refused("请写一句为什么，对方要看", "reason")
    if len(reason) > LONGEST_REASON:
        raise Refused(f"原因最多{LONGEST_REASON}个字，现在有{len(reason)}个字，请写短一些", "reason")
    kinds = {Organisation.Kind.STATION, Organisation.Kind.DISTRICT}
    if taker.kind not in kinds or taker.closed_on or not taker.path.startswith(held.district.path):
        raise Refused("只能转给本区的服务站或区工会", "taker")
    if taker.pk == held.office.pk:
        raise Refused(f"这件事已经在{taker.name}", "taker")
    if open_transfer(about):
        raise Refused(WAITS)


@action
def accept(*, transfer: Transfer, actor: Actor, at: datetime) -> Transfer:
    """The other station takes the record, and from this moment answers for it. Of two who accept at once one wins.
    Settles the duty, tells TransferAccepted, on which the record's room moves it (and may refuse)."""
    transfer = _answered(transfer, "accept", Transfer.State.ACCEPTED, "", actor, at)
    record(
        TransferAccepted(
            transfer.about, transfer.ref, transfer.giver.ref, transfer.taker.ref, transfer.taker.name,
            _goes_on(transfer, actor), transfer.keeps_reading, _by_district(transfer, actor),
        ),
        actor, at,
    )  # fmt: skip
    telling.tell_asker(transfer, telling.ACCEPTED, actor, at)
    return transfer


def _goes_on(transfer: Transfer, actor: Actor) -> str:
    """Who asked for it, or who took it; a district that decides names nobody."""
    if transfer.direction == Transfer.Direction.PULL:
        return transfer.asked_by
    return actor.account if actor.organisation == transfer.taker.code else ""


def _by_district(transfer: Transfer, actor: Actor) -> bool:
    return decider(actor, transfer) and actor.organisation != transfer.answering.code


@action
def reject(*, transfer: Transfer, reason: str, actor: Actor, at: datetime) -> Transfer:
    """It stays with the giver, and the reason says why. Settles the duty, tells TransferRejected."""
    if not reason.strip():
        raise Refused("请写一句为什么不接，对方要看", "reason")
    if len(reason) > LONGEST_REASON:
        raise Refused(f"原因最多{LONGEST_REASON}个字，现在有{len(reason)}个字，请写短一些", "reason")
    transfer = _answered(transfer, "reject", Transfer.State.REJECTED, reason.strip(), actor, at)
    by_district = _by_district(transfer, actor)
    record(
        TransferRejected(transfer.about, transfer.ref, transfer.taker.name, by_district, Words(reason.strip())), actor, at
    )
    telling.tell_asker(transfer, telling.REJECTED, actor, at)
    return transfer


@action
def withdraw(*, transfer: Transfer, actor: Actor, at: datetime) -> Transfer:
    """Whoever asked takes it back before it is answered. Settles the duty, tells TransferWithdrawn."""
    transfer = _answered(transfer, "withdraw", Transfer.State.WITHDRAWN, "", actor, at)
    record(TransferWithdrawn(transfer.about, transfer.ref, transfer.taker.name), actor, at)
    return transfer


def _answered(transfer: Transfer, verb: str, state: str, words: str, actor: Actor, at: datetime) -> Transfer:
    """Locked, looked at again, and written: the second of two reads what the first did."""
    transfer = held(transfer)
    answer = may(actor, verb, transfer)
    if not answer:
        raise Refused(answer.why_not)
    if transfer.state != Transfer.State.ASKED:
        raise Refused(_too_late(transfer))
    transfer.state, transfer.answer_words, transfer.answered_by, transfer.answered_at = state, words, actor.account, at
    transfer.save(update_fields=["state", "answer_words", "answered_by", "answered_at"])
    settle(about=transfer.ref, kind=ANSWER, actor=actor, at=at)
    return transfer


def held(transfer: Transfer) -> Transfer:
    transfer.refresh_from_db(from_queryset=Transfer.objects.select_for_update())
    return transfer


def _too_late(transfer: Transfer) -> str:
    who = Account.objects.filter(code=transfer.answered_by).first()
    name = who.display_name if who else "同事"
    said = {"accepted": "接收了", "rejected": "答复不接", "withdrawn": "撤回了"}[transfer.state]
    return f"{name}刚才已经{said}，您不用再点"
