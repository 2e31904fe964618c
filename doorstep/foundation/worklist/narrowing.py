"""Filters of the worklist that only the record's own room can answer: track, topic, whose move.

Each room registers a function from what was asked to those of its records that fit; a kind of record that nobody
registered is left out as soon as one of these is asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from doorstep.knowledge.language.topics import topics

TRACKS = (("emerging", "苗头"), ("small_simple", "小额简单"), ("complex", "疑难复杂"))
MOVERS = (
    ("handler", "等经办人"), ("worker", "等职工"), ("employer", "等企业"), ("second_person", "等复核人"), ("district", "等区里"),
)  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """Codes, empty when not asked."""

    track: str = ""
    topic: str = ""
    mover: str = ""

    def __bool__(self) -> bool:
        return bool(self.track or self.topic or self.mover)


Narrow = Callable[[Wanted], QuerySet]
_narrows: dict[str, Narrow] = {}


def register_narrowing(kind: str, narrow: Narrow) -> None:
    """`narrow` answers with records that have a `code`; who may see them is asked elsewhere."""
    _narrows[kind] = narrow


def fitting(wanted: Wanted) -> Q:
    """Duties about records that fit."""
    fits = Q(pk__in=[])
    for kind, narrow in _narrows.items():
        fits |= Q(about_kind=kind, about_code__in=narrow(wanted).values("code"))
    return fits


def topic_choices() -> list[tuple[str, str]]:
    return [(topic.code, topic.zh) for topic in topics().values() if topic.lead_topic]
