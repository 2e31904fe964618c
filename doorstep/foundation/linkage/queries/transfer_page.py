"""What the page and the list of transfers show; of the record only what its card says."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.cards import Card, cards_for
from doorstep.foundation.kit.clocks import Clock
from doorstep.foundation.kit.components import ListRow, NextStep, WhoseMove
from doorstep.foundation.kit.templatetags.typesetting import zh_datetime

from ..models import Transfer
from ..rules import may


@dataclass(frozen=True)
class TransferPage:
    transfer: Transfer
    title: str
    known: list[tuple[str, str]]
    step: NextStep
    clock: Clock | None
    allowed: frozenset[str]
    record_url: str


def transfer_page(transfer: Transfer, actor: Actor, today: date) -> TransferPage:
    is_open = transfer.state == Transfer.State.ASKED
    verbs = ("accept", "reject", "withdraw") if is_open else ()
    allowed = frozenset(verb for verb in verbs if may(actor, verb, transfer))
    seen = _seen([transfer], actor).get(transfer.about)
    about = seen or _cards([transfer], actor).get(transfer.about)
    return TransferPage(
        transfer, about.title if about else transfer.about_code, _known(transfer, about, today),
        _step(transfer, actor, allowed), _clock(transfer, today), allowed, seen.url if seen else "",
    )  # fmt: skip


def _cards(transfers: list[Transfer], actor: Actor) -> dict[Ref, Card]:
    """What of the records this reader is told: those they may see, and those that somebody offers and waits for an answer
    about. Whoever asks for a record by its number learns nothing from that, nor from a transfer that is over."""
    seen = _seen(transfers, actor)
    give, asked = Transfer.Direction.GIVE, Transfer.State.ASKED
    offered = [one.about for one in transfers if (one.direction, one.state) == (give, asked) and one.about not in seen]
    return seen | cards_for(offered) if offered else seen


def _seen(transfers: list[Transfer], actor: Actor) -> dict[Ref, Card]:
    return cards_for((one.about for one in transfers), actor)


def _known(transfer: Transfer, about: Card | None, today: date) -> list[tuple[str, str]]:
    names = cards_for(Ref("account", code) for code in (transfer.asked_by, transfer.answered_by) if code)
    who = {ref.code: card.title for ref, card in names.items()}
    rows = [
        ("编号", transfer.about_code),
        ("地方", about.subtitle if about else ""),
        ("分级", about.track if about else ""),
        ("现在在", transfer.giver.name),
        ("要转到", transfer.taker.name),
        ("谁提的", f"{who.get(transfer.asked_by, '工作人员')}，{zh_datetime(transfer.asked_at, today)}"),
        ("原因", transfer.reason or "内容已按规定删除"),
        ("转出以后", "原来的站还能看" if transfer.keeps_reading else "原来的站不能再看"),
    ]
    if transfer.answered_at:
        answered = f"{who.get(transfer.answered_by, '工作人员')}，{zh_datetime(transfer.answered_at, today)}"
        rows.append(("答复", f"{transfer.get_state_display()}，{answered}"))
        if transfer.answer_words:
            rows.append(("为什么不接", transfer.answer_words))
    return [(label, value) for label, value in rows if value]


def _step(transfer: Transfer, actor: Actor, allowed: frozenset[str]) -> NextStep:
    if transfer.state != Transfer.State.ASKED:
        return NextStep(f"{transfer.get_state_display()}。", move=WhoseMove("none"))
    still = f"没有接收以前，还由{transfer.giver.name}办，期限照走。"
    if "accept" in allowed:
        said = (
            "请您定：接收，还是不接。"
            if actor.organisation == transfer.answering.code
            else "对方过了期限没有答复，请区里定。"
        )
        return NextStep(said, still, WhoseMove("you"), form="accept", form_label="接收")
    who = "区里" if transfer.with_district else transfer.answering.name
    return NextStep(f"等{who}答复，您现在什么都不用做。", still, WhoseMove("them", who))


def _clock(transfer: Transfer, today: date) -> Clock | None:
    if transfer.state != Transfer.State.ASKED:
        return None
    note = "过了期限没有答复，已请区里定。" if transfer.with_district else "过了2个工作日没有答复，由区里定。"
    return Clock("答复移送", transfer.answer_due, today, timezone.localdate(transfer.asked_at), soon_days=1, note=note)


def transfer_rows(transfers: list[Transfer], actor: Actor, today: date) -> list[ListRow]:
    """A fixed number of queries however many rows."""
    about = _cards(transfers, actor)
    return [_row(transfer, about.get(transfer.about), actor, today) for transfer in transfers]


def _row(transfer: Transfer, about: Card | None, actor: Actor, today: date) -> ListRow:
    is_open = transfer.state == Transfer.State.ASKED
    who = "区里" if transfer.with_district else transfer.answering.name
    move = WhoseMove("you") if is_open and may(actor, "accept", transfer) else WhoseMove("them", who)
    return ListRow(
        reverse("transfer", args=[transfer.code]), about.title if about else transfer.about_code, _clock(transfer, today),
        code=transfer.about_code, places=(f"{transfer.giver.name}转{transfer.taker.name}",),
        next_step="接收，或者写一句为什么不接" if is_open else transfer.get_state_display(),
        move=move if is_open else WhoseMove("none"),
    )  # fmt: skip
