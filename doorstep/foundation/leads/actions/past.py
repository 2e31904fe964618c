"""What was told and answered in former years, from a station's old ledger: leads that ended long ago. Nobody is told."""

import secrets
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record, record_many
from doorstep.foundation.kit.bulk import insert_rows
from doorstep.foundation.kit.ids import id_at
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.papers.numbering import reserve
from doorstep.foundation.people.actions.identity import keep_identity
from doorstep.foundation.people.models import Person

from ..facts import LeadBroughtIn, PastTellingsBroughtIn
from ..models import Lead
from ..retention import lead_disposed_on
from ..searching import keep
from .raising import SERIES

NOON, TERMS_BEGIN, SPREAD = time(12), date(2020, 1, 1), 6 * 3600 * 1000


@dataclass(frozen=True)
class NewTelling:
    key: str
    received: date
    closed: date
    outcome: str
    number: str = ""
    person: str = ""
    phone: str = ""
    employer: str = ""
    story: str = ""
    topics: tuple[str, ...] = ()
    workers: int = 1


def tellings_known(station: Organisation, keys: Sequence[str]) -> set[str]:
    """Which of these rows came before."""
    found = Lead.objects.filter(office=station, source_key__in=[_source(key) for key in keys])
    return {key.partition(":")[2] for key in found.values_list("source_key", flat=True)}


def _source(key: str) -> str:
    return f"past:{key}"


@action
def bring_in_tellings(
    *, station: Organisation, district: Organisation, rows: Sequence[NewTelling], actor: Actor, at: datetime
) -> int:
    """Closed leads with their old numbers; no duty, no receipt, no notice. What is past its term comes in without its words:
    how many. Tells LeadBroughtIn of each, and of the station how many."""
    leads = [
        _closed_lead(row, code, station, district, actor, at)
        for row, code in zip(rows, _codes(rows, district), strict=True)
    ]
    insert_rows(leads)
    keep([lead for lead in leads if not lead.disposed_at])
    told = [
        (LeadBroughtIn(lead.ref, row.received, row.closed, lead.outcome), actor, at)
        for lead, row in zip(leads, rows, strict=True)
    ]
    record_many(told, react=False)  # type: ignore[arg-type]
    record(PastTellingsBroughtIn(station.ref, len(leads)), actor, at)
    return sum(lead.disposed_at is not None for lead in leads)


def _closed_lead(
    row: NewTelling, code: str, station: Organisation, district: Organisation, actor: Actor, at: datetime
) -> Lead:
    received, goes = _noon(row.received), lead_disposed_on(row.outcome, max(row.closed, TERMS_BEGIN))
    gone = goes <= timezone.localdate(at)
    key = max(id_at(int(received.timestamp() * 1000)), 0) + secrets.randbelow(id_at(1_577_836_800_000 + SPREAD)) + 1
    return Lead(
        id=key, code=code, office=station, district=district, phase=Lead.Phase.CLOSED, channel=Lead.Channel.PAST,
        story="" if gone else row.story, employer_words="" if gone else row.employer, topics=list(row.topics),
        people_count=row.workers, routed_by="given", routed_why="旧台账导入", received_on=received, verify_due=row.received,
        outcome=row.outcome, closed_at=_noon(row.closed), dispose_on=goes, disposed_at=at if gone else None,
        person=None if gone else _keep(row, actor, at), source_key=_source(row.key), old_number=row.number,
        is_demo=district.is_demo,
    )  # fmt: skip


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, NOON))


def _codes(rows: Sequence[NewTelling], district: Organisation) -> Iterator[str]:
    years: dict[int, list[NewTelling]] = defaultdict(list)
    for row in rows:
        years[row.received.year].append(row)
    numbers = {year: iter(reserve(district, SERIES, some[0].received, len(some))) for year, some in years.items()}
    return (next(numbers[row.received.year]) for row in rows)


def _keep(row: NewTelling, actor: Actor, at: datetime) -> Person | None:
    if not (row.person or row.phone):
        return None
    try:
        return keep_identity(name=row.person, phone=row.phone, actor=actor, at=at)
    except Refused:
        return keep_identity(name=row.person, reach_note=row.phone, actor=actor, at=at)
