"""Requests under receipts, as their holder, the desk's list and the page of the record show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.cards import Card
from doorstep.foundation.kit.templatetags.typesetting import zh_date

from ..kinds import GROUNDS, KINDS, WITHDRAWAL
from ..models import Receipt, RightsRequest
from ..states import OPEN

STEPS = {"asked": "先核对是不是本人，再答复", "checked": "答复本人", "proposed": "另一位同事看过，签字或退回"}
SECOND_STEP = "由经办人以外的同事打电话，问清是不是本人的意思"


@dataclass(frozen=True)
class RequestLine:
    """One request as its holder reads it."""

    code: str
    kind: str
    label: str
    says: str
    answer: str
    phase: str
    due: date
    has_result: bool
    seen: bool

    @property
    def open(self) -> bool:
        return self.phase in OPEN


def requests_under(receipt: Receipt, today: date) -> list[RequestLine]:
    """Newest first; one query."""
    return [_line(row, today) for row in RightsRequest.objects.filter(receipt=receipt).order_by("-id")[:20]]


def _line(row: RightsRequest, today: date) -> RequestLine:
    return RequestLine(
        row.code,
        row.kind,
        KINDS[row.kind],
        _says(row, today),
        row.answer,
        row.phase,
        row.due,
        bool(row.result),
        row.told_at is not None,
    )


def _says(row: RightsRequest, today: date) -> str:
    asked = f"{zh_date(row.asked_at, today)}提的"
    if row.phase in OPEN:
        late = "我们晚了，还在办。可以打下面的电话催。"
        return f"{asked}，我们{zh_date(row.due, today)}前答复。" if row.due >= today else f"{asked}，{late}"
    why = f"：{GROUNDS[row.ground]}" if row.ground in GROUNDS else ""
    return f"{asked}，{zh_date(row.answered_at, today)}{_outcome(row)}{why}。"


def _outcome(row: RightsRequest) -> str:
    if row.phase == "partly":
        return "删了留言和材料，其余的先留着"
    return "办好了" if row.phase == "done" else "没有办"


def withdrawal_waiting(about: Ref) -> bool:
    """Whether somebody asked under a receipt of this record to stop, and nobody has answered yet."""
    asked = RightsRequest.objects.open().filter(receipt__about_kind=about.kind, receipt__about_code=about.code)
    return asked.filter(kind=WITHDRAWAL).exists()


def awaiting_an_answer(kind: str) -> QuerySet:
    """The codes of records of a kind under whose receipts something is asked for and not answered: nothing of them is
    disposed of before it is."""
    return RightsRequest.objects.open().filter(receipt__about_kind=kind).values_list("receipt__about_code", flat=True)


@dataclass(frozen=True)
class OpenRequest:
    label: str
    url: str
    due: date
    withdrawal: bool


def requests_about(about: Ref) -> list[OpenRequest]:
    """What is asked for and not answered yet, for the record's own page; one query."""
    rows = RightsRequest.objects.open().filter(receipt__about_kind=about.kind, receipt__about_code=about.code)
    return [_open(row) for row in rows.only("code", "kind", "due").order_by("due", "id")]


def _open(row: RightsRequest) -> OpenRequest:
    return OpenRequest(KINDS[row.kind], reverse("rights-request", args=[row.code]), row.due, row.kind == WITHDRAWAL)


def request_cards(codes: Iterable[str], actor: Actor | None) -> dict[str, Card]:
    rows = RightsRequest.objects.all() if actor is None else RightsRequest.objects.visible_to(actor)
    return {row.code: _card(row) for row in rows.filter(code__in=codes).select_related("receipt")}


def _card(row: RightsRequest) -> Card:
    return Card(
        row.ref, KINDS[row.kind], f"回执尾号{row.receipt.tail}，{row.receipt.about_code}", reverse("rights-request", args=[row.code]),
        next_step=STEPS.get(row.phase, ""), whose_move="" if row.phase in OPEN else "没有人要动",
    )  # fmt: skip
