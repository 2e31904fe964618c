"""The reading log: who opened what; one stream per account and day, one line per page of a list."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from .actor import Actor, Ref
from .chain import record_key, words_of
from .facts import Fact, Words, fact, revive
from .models import Entry
from .recording import append


@fact("journal.read", "看了{what}")
@dataclass(frozen=True)
class Read(Fact):
    """`about` is the record opened; a page of a list is about the list and names its rows."""

    what: str = ""
    rows: tuple[str, ...] = ()
    reason: Words = Words("")


@dataclass(frozen=True)
class Reading:
    at: datetime
    account: str
    organisation: str
    what: str
    reason: str
    role: str = ""


def record_reading(
    about: Ref, actor: Actor, at: datetime, *, what: str, rows: tuple[str, ...] = (), reason: str = ""
) -> None:
    """Written before the page is shown; a reading is no change, so it needs no action."""
    stream = f"reading:{actor.account or actor.channel}:{timezone.localdate(at).isoformat()}"
    with transaction.atomic():
        append([(Read(about, what, rows, Words(reason)), actor, at, stream)])


def lookers_at(about: Ref, limit: int = 50) -> list[tuple[str, datetime]]:
    """Account and moment, newest first: for whoever needs neither the words nor what exactly was opened."""
    entries = Entry.objects.filter(about_kind=about.kind, about_code=about.code, fact=Read.code).order_by("-id")[:limit]
    return list(entries.values_list("account", "at"))


def readings_of(about: Ref, limit: int = 50) -> list[Reading]:
    """Who opened this record, newest first."""
    entries = Entry.objects.filter(about_kind=about.kind, about_code=about.code, fact=Read.code).order_by("-id")[:limit]
    key = record_key(about, create=False)
    found = []
    for entry in entries:
        read = revive(entry.fact, about, entry.payload, words_of(entry, key))
        assert isinstance(read, Read)
        found.append(Reading(entry.at, entry.account, entry.organisation, read.what, str(read.reason), entry.role))
    return found
