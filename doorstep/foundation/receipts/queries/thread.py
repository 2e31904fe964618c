"""The thread of a record, as its page and the worker's page show it."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Count, QuerySet

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.cards import Card, cards_for

from ..models import Evidence, Message, Receipt
from .rights import OpenRequest, requests_about
from .voices import VoiceLine, voices_about


@dataclass(frozen=True)
class ThreadMessage:
    words: str
    from_worker: bool
    who: str
    at: datetime
    read_at: datetime | None
    tail: str


@dataclass(frozen=True)
class ReceiptLine:
    code: str
    tail: str
    issued_at: datetime
    disposed: bool


@dataclass(frozen=True)
class EvidenceLine:
    file_code: str
    shows: str
    at: datetime
    tail: str


@dataclass(frozen=True)
class Thread:
    """What `receipts/thread.html` shows: oldest message first; no receipts means nobody can be answered this way."""

    messages: tuple[ThreadMessage, ...]
    receipts: tuple[ReceiptLine, ...]
    evidence: tuple[EvidenceLine, ...] = ()
    requests: tuple[OpenRequest, ...] = ()
    holder: str = "职工"
    voices: tuple[VoiceLine, ...] = ()

    @cached_property
    def send_key(self) -> str:
        """Stands in the reply form, so that sending it twice adds one message."""
        return secrets.token_hex(8)

    @property
    def unread(self) -> int:
        return sum(1 for message in self.messages if message.from_worker and message.read_at is None)

    @property
    def open_receipts(self) -> tuple[ReceiptLine, ...]:
        return tuple(line for line in self.receipts if not line.disposed)


def messages_about(about: Ref) -> list[ThreadMessage]:
    """All messages under the record's receipts, oldest first; two queries."""
    return _shown(Message.objects.filter(receipt__about_kind=about.kind, receipt__about_code=about.code))


def messages_under(receipt: Receipt) -> list[ThreadMessage]:
    """What the holder of this one receipt may read."""
    return _shown(Message.objects.filter(receipt=receipt))


def _shown(messages: QuerySet[Message]) -> list[ThreadMessage]:
    rows = list(messages.select_related("receipt").order_by("id"))
    names = cards_for(Ref("account", row.account) for row in rows if row.account)
    return [
        ThreadMessage(row.words, row.from_worker, _who(row, names), row.at, row.read_at, row.receipt.tail) for row in rows
    ]


def _who(row: Message, names: dict[Ref, Card]) -> str:
    if row.from_worker:
        return "职工"
    card = names.get(Ref("account", row.account))
    return card.title if card else "工作人员"


def receipts_about(about: Ref) -> list[Receipt]:
    return list(Receipt.objects.filter(about_kind=about.kind, about_code=about.code).order_by("id"))


def thread_of(about: Ref, holder: str = "职工") -> Thread:
    """For a record's desk page. The page writes its reading line first, as the words are a worker's. `holder`: who has
    the receipt, in a word."""
    lines = [ReceiptLine(row.code, row.tail, row.issued_at, row.disposed_at is not None) for row in receipts_about(about)]
    messages, evidence = tuple(messages_about(about)), tuple(evidence_about(about))
    voices = tuple(voices_about(about)) if lines else ()
    return Thread(messages, tuple(lines), evidence, tuple(requests_about(about)) if lines else (), holder, voices)


def evidence_about(about: Ref) -> list[EvidenceLine]:
    """Everything brought in under the record's receipts, oldest first; one query."""
    return _lines(Evidence.objects.filter(receipt__about_kind=about.kind, receipt__about_code=about.code))


def evidence_under(receipt: Receipt) -> list[EvidenceLine]:
    return _lines(Evidence.objects.filter(receipt=receipt))


def _lines(rows: QuerySet[Evidence]) -> list[EvidenceLine]:
    rows = rows.select_related("receipt").order_by("id")
    return [EvidenceLine(row.file_code, row.shows, row.at, row.receipt.tail) for row in rows]


def unread_counts(refs: Iterable[Ref], *, from_worker: bool = True) -> dict[Ref, int]:
    """Unread messages per record, in one query; records without any are left out."""
    wanted = set(refs)
    rows = (
        Message.objects.filter(from_worker=from_worker, read_at=None, receipt__about_code__in={ref.code for ref in wanted})
        .values_list("receipt__about_kind", "receipt__about_code")
        .annotate(Count("id"))
    )
    counts = {Ref(kind, code): count for kind, code, count in rows}
    return {ref: counts[ref] for ref in wanted if ref in counts}
