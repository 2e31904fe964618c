"""The desk's list of requests and the page of one, as plain values."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.cards import cards_for
from doorstep.foundation.kit.clocks import Clock
from doorstep.foundation.kit.components import ListRow, NextStep, Phase, WhoseMove
from doorstep.foundation.kit.templatetags.typesetting import zh_date, zh_datetime

from ..answering import basis_of
from ..kinds import CHECKS, GROUNDS, KINDS, SCOPES, WITHDRAWAL
from ..models import RightsRequest
from ..records import behind
from ..rules import may
from ..states import ANSWERED, OPEN
from .rights import SECOND_STEP, STEPS

WAY = (("asked", "提出"), ("checked", "核对"), ("proposed", "两人签字"), ("answered", "答复"))


def requests_of(actor: Actor, tab: str) -> QuerySet[RightsRequest]:
    rows = RightsRequest.objects.visible_to(actor).select_related("receipt", "office")
    return rows.filter(phase__in=OPEN if tab == "open" else ANSWERED)


def request_row(row: RightsRequest, actor: Actor, today: date) -> ListRow:
    clock = _clock(row, today) if row.is_open else None
    step = STEPS.get(row.phase, "") if row.is_open else row.get_phase_display()
    places = (
        (row.receipt.about_code,) if row.office.code == actor.organisation else (row.receipt.about_code, row.office.name)
    )
    move = WhoseMove("you") if row.is_open and may(actor, _next_verb(row), row) else WhoseMove("none")
    return ListRow(
        href=reverse("rights-request", args=[row.code]), title=KINDS[row.kind], clock=clock, code=f"回执尾号{row.receipt.tail}",
        places=places, next_step=step, move=move,
    )  # fmt: skip


def _next_verb(row: RightsRequest) -> str:
    return {"asked": "check", "checked": "answer"}.get(row.phase, "agree")


def _clock(row: RightsRequest, today: date) -> Clock:
    law = "" if row.kind == WITHDRAWAL else "法律要求及时答复，没有写几天；"
    note = f"{law}期限是我们自己定的。依据：{basis_of(row.kind)}。"
    return Clock("答复", row.due, today, timezone.localdate(row.asked_at), soon_days=3, note=note)


@dataclass(frozen=True)
class RequestPage:
    title: str
    about_code: str
    about_url: str
    phases: list[Phase]
    step: NextStep
    clock: Clock | None
    rows: list[tuple[str, str]]
    holds: tuple[str, ...]
    may_sign: bool
    may_send_back: bool
    action: str


def request_page(row: RightsRequest, actor: Actor, today: date) -> RequestPage:
    about = row.receipt.about
    card = cards_for([about], actor).get(about)
    held = behind(row.receipt)
    return RequestPage(
        title=KINDS[row.kind], about_code=about.code, about_url=card.url if card else "", phases=_phases(row, today),
        step=_step(row, actor, held.sealed), clock=_clock(row, today) if row.is_open else None, rows=_rows(row, today),
        holds=held.holds, may_sign=bool(may(actor, "agree", row)), may_send_back=bool(may(actor, "send_back", row)),
        action=reverse(f"rights-{'check' if row.phase == 'asked' else 'answer'}", args=[row.code]),
    )  # fmt: skip


def _phases(row: RightsRequest, today: date) -> list[Phase]:
    way = [one for one in WAY if one[0] != "proposed" or row.kind == "erasure"]
    here = next(n for n, (code, _) in enumerate(way) if code == (row.phase if row.phase in OPEN else "answered"))
    notes = {"asked": zh_date(row.asked_at, today), "answered": "" if row.is_open else row.get_phase_display()}
    states = ["past" if n < here else "now" if n == here else "ahead" for n in range(len(way))]
    return [Phase(label, state, notes.get(code, "")) for (code, label), state in zip(way, states, strict=True)]  # type: ignore[arg-type]


def _step(row: RightsRequest, actor: Actor, sealed: bool) -> NextStep:
    if not row.is_open:
        return NextStep(f"{row.get_phase_display()}。本人凭回执能看到答复。", move=WhoseMove("none"))
    if row.phase == "asked" and row.kind == WITHDRAWAL and sealed:
        return NextStep(SECOND_STEP, "先不让对方知道的，撤回可能不是自己愿意的。", WhoseMove("you"))
    answer = may(actor, _next_verb(row), row)
    move = WhoseMove("you") if answer else WhoseMove("them", "另一位同事")
    return NextStep(STEPS[row.phase], "" if answer else answer.why_not, move)


def _rows(row: RightsRequest, today: date) -> list[tuple[str, str]]:
    accounts = [Ref("account", code) for code in (row.checked_by, row.proposed_by, row.answered_by) if code]
    names = {ref.code: card.title for ref, card in cards_for(accounts).items()}
    told = "本人看到了" if row.told_at else "本人还没有看到" if row.answered_at else ""
    every = [
        ("提出", zh_datetime(row.asked_at, today)),
        ("核对", _by(CHECKS.get(row.checked_how, ""), names.get(row.checked_by, ""))),
        ("提出删除", _by(SCOPES.get(row.scope, ""), names.get(row.proposed_by, ""))),
        ("理由", GROUNDS.get(row.ground, "")),
        ("答复", _by(zh_datetime(row.answered_at, today) if row.answered_at else "", names.get(row.answered_by, ""))),
        ("知道没有", told),
    ]
    return [(label, value) for label, value in every if value]


def _by(what: str, who: str) -> str:
    return f"{what}，{who}" if what and who else what
