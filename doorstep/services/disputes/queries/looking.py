"""Open matters by the thousand, as little of each as its clocks depend on: which of their duties stand on another day than
the law says now, or would say. Writes nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet

from doorstep.foundation.worklist.models import Duty
from doorstep.knowledge.setting import Setting

from .. import clocks
from ..models import DatedFact, Matter
from .dates import dates_from

SLICE, SOME = 2_000, 900


class Light(NamedTuple):
    """Names of the columns of a matter."""

    pk: int
    code: str
    topics: list[str]
    triage_facts: dict[str, Any]
    mediation_asked_on: datetime | None
    accepted_on: date | None


@dataclass(frozen=True)
class Looked:
    """`moves`: how many of its open legal duties would go to another day, or away."""

    pk: int
    moves: int


def open_matters(region: str) -> QuerySet[Matter]:
    return Matter.objects.filter(district__region=region).exclude(phase=Matter.Phase.CLOSED)


def slices(rows: QuerySet[Matter]) -> Iterator[list[Light]]:
    """By key, so that matters that come or go meanwhile shift nothing."""
    last = 0
    while found := list(rows.filter(pk__gt=last).order_by("pk").values_list(*Light._fields)[:SLICE]):
        yield [Light(*row) for row in found]
        last = found[-1][0]


def look_at(rows: list[Light], region: str, setting: Setting | None = None) -> Iterator[Looked]:
    facts, standing = _facts_of(rows), _standing_of(rows)
    for row in rows:
        dates = dates_from(row, facts.get(row.pk, ()))
        found = clocks.clocks_under(dates, setting) if setting else clocks.legal_clocks(dates, region)
        wanted = clocks.owed(found)
        mine = standing[row.code]
        moves = sum(1 for kind, due in mine.items() if kind not in wanted or wanted[kind].due != due)
        yield Looked(row.pk, moves)


def _facts_of(rows: list[Light]) -> dict[int, list[DatedFact]]:
    found: dict[int, list[DatedFact]] = defaultdict(list)
    for some in _some([row.pk for row in rows]):
        kept = DatedFact.objects.filter(matter__in=some, withdrawn_at=None).defer("proof").order_by("number")
        for fact in kept:
            found[fact.matter_id].append(fact)
    return found


def _standing_of(rows: list[Light]) -> dict[str, dict[str, date]]:
    found: dict[str, dict[str, date]] = defaultdict(dict)
    for some in _some([row.code for row in rows]):
        duties = Duty.objects.open().filter(about_kind="matter", about_code__in=some, kind__in=clocks.LEGAL_KINDS)
        for code, kind, due in duties.values_list("about_code", "kind", "due"):
            found[code][kind] = due
    return found


def _some(keys: list[Any]) -> Iterable[list[Any]]:
    return (keys[start : start + SOME] for start in range(0, len(keys), SOME))
