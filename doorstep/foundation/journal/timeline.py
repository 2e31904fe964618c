"""One timeline per record, read from its facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from .actor import Ref
from .cards import cards_for
from .chain import record_key, words_of
from .facts import Fact, revive
from .models import Entry


@dataclass(frozen=True)
class TimelineLine:
    at: datetime
    sentence: str
    fact: str
    who: str


def fact_of(entry: Entry) -> Fact:
    key = record_key(entry.about, create=False) if entry.words else None
    return revive(entry.fact, entry.about, entry.payload, words_of(entry, key))


def facts_about(about: Ref) -> list[Fact]:
    """All facts of a record, oldest first; two queries however many."""
    entries = list(Entry.objects.filter(stream=str(about)).order_by("number"))
    key = record_key(about, create=False) if any(entry.words for entry in entries) else None
    return [revive(entry.fact, about, entry.payload, words_of(entry, key)) for entry in entries]


def timeline(about: Ref, *also: Ref) -> list[TimelineLine]:
    """Lines of a record and of those it grew out of, oldest first."""
    entries = list(Entry.objects.filter(stream__in=[str(ref) for ref in (about, *also)]).order_by("at", "id"))
    worded = {entry.about for entry in entries if entry.words}
    keys = {ref: record_key(ref, create=False) for ref in worded}
    names = _names(entry.account for entry in entries)
    return [TimelineLine(entry.at, _told(entry, keys).sentence(), entry.fact, _who(entry, names)) for entry in entries]


def _told(entry: Entry, keys: dict[Ref, bytes | None]) -> Fact:
    return revive(entry.fact, entry.about, entry.payload, words_of(entry, keys.get(entry.about)))


def _names(accounts: Iterable[str]) -> dict[str, str]:
    refs = {Ref("account", code) for code in accounts if code}
    return {ref.code: card.title for ref, card in cards_for(refs).items()}


def _who(entry: Entry, names: dict[str, str]) -> str:
    if entry.account:
        return names.get(entry.account, "工作人员")
    return {"worker": "本人", "system": "系统"}.get(entry.role, "")
