"""Worksheets and papers that both sides may see, shown under the receipt of the record they belong to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.kit.components import Sheet

from .models import Receipt

FOR_MEDIATION = "用于调解，不是裁决。"


@dataclass(frozen=True)
class Shared:
    """A titled sheet of figures, or a paper by the code of its file; `note` says what it is for."""

    title: str
    at: datetime
    sheet: Sheet | None = None
    file_code: str = ""
    note: str = FOR_MEDIATION


Source = Callable[[Ref], Sequence[Shared]]
_sources: dict[str, Source] = {}


def register_shared(kind: str, source: Source) -> None:
    """Call in `ready()`; `source(ref)` gives what is shared of that record, in a fixed number of queries."""
    _sources[kind] = source


def shared_under(receipt: Receipt) -> list[Shared]:
    """Newest first; nothing once the content is gone."""
    source = _sources.get(receipt.about_kind)
    if source is None or receipt.disposed_at:
        return []
    return sorted(source(receipt.about), key=lambda one: one.at, reverse=True)
