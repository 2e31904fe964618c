"""What the holder of a receipt is told: each kind of record answers for itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.kit.clocks import Clock
from doorstep.foundation.network.models import Organisation

from .models import Receipt

WhoseTurn = Literal["you", "us", "them", "nobody"]


@dataclass(frozen=True)
class ReceiptStatus:
    """`title` names what is awaited; `sentence` says what happens or what the worker should do; `who_words` names the
    others ("单位"); `story` is what has happened, in the worker's words, without names."""

    title: str
    whose_move: WhoseTurn
    who_words: str
    since: date | None
    sentence: str
    office: Organisation
    next_dates: tuple[tuple[date | None, str], ...] = ()
    story: tuple[tuple[date, str], ...] = ()
    clock: Clock | None = None
    closed: bool = False


Source = Callable[[Ref, date], ReceiptStatus]
_sources: dict[str, Source] = {}


def register_status(kind: str, source: Source) -> None:
    """Call in `ready()`; `source(ref, today)` must know every record a receipt of that kind can be about."""
    _sources[kind] = source


def status_of(receipt: Receipt, today: date) -> ReceiptStatus:
    if receipt.disposed_at:
        return _disposed(receipt)
    source = _sources.get(receipt.about_kind)
    return source(receipt.about, today) if source else _unknown(receipt)


def _disposed(receipt: Receipt) -> ReceiptStatus:
    return ReceiptStatus(
        title="内容已经按规定删除", whose_move="nobody", who_words="", since=None,
        sentence="到了回执上写的日子，您写的内容和留言都已删除。有新的事，可以重新告诉我们。",
        office=receipt.organisation, closed=True,
    )  # fmt: skip


def _unknown(receipt: Receipt) -> ReceiptStatus:
    return ReceiptStatus(
        title="我们收到了", whose_move="us", who_words="", since=None,
        sentence="进度暂时看不到，请打下面的电话问，报回执尾号就行。", office=receipt.organisation,
    )  # fmt: skip
