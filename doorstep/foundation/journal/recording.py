"""`@action`, the only frame in which anything is written, and `record`, which writes what happened.

The outermost action is one transaction. It must record at least one fact. Reactions marked *with* run at its end, inside
it, and may refuse; those marked *after* become rows of `PendingReaction` in it, and run once it has been committed.
"""

import functools
import inspect
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from datetime import datetime
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

from doorstep.foundation.kit.bulk import insert_rows
from doorstep.foundation.kit.ids import new_id

from . import reactions
from .actor import Actor, Ref
from .chain import START, entry_hash, new_record_key, record_key, seal_words
from .facts import Fact, split
from .models import Entry, Head, PendingReaction, RecordKey

P = ParamSpec("P")
R = TypeVar("R")


_MOVE_HEAD = (
    "INSERT INTO journal_head (stream, count, hash) VALUES (%s, %s, %s) "
    "ON CONFLICT (stream) DO UPDATE SET count = excluded.count, hash = excluded.hash"
)


class NoFactRecorded(RuntimeError):
    """An action changed something without saying what."""


class _Frame:
    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.waiting: list[tuple[Fact, Actor, datetime]] = []


_frame: ContextVar[_Frame | None] = ContextVar("doorstep_action", default=None)


def action(function: Callable[P, R]) -> Callable[P, R]:
    """Keyword-only, with `actor` and `at`; one transaction; at least one fact, or nothing is kept."""
    parameters = inspect.signature(function).parameters
    if not {"actor", "at"} <= set(parameters) or any(p.kind is not p.KEYWORD_ONLY for p in parameters.values()):
        raise TypeError(f"{function.__qualname__}: an action takes keywords only, actor and at among them")

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        outer = _frame.get()
        if outer is not None:
            before = len(outer.facts)
            result = function(*args, **kwargs)
            if len(outer.facts) == before:
                raise NoFactRecorded(function.__qualname__)
            return result
        frame = _Frame()
        token = _frame.set(frame)
        try:
            with transaction.atomic(durable=True):
                result = function(*args, **kwargs)
                if not frame.facts:
                    raise NoFactRecorded(function.__qualname__)
                while frame.waiting:
                    one, actor, at = frame.waiting.pop(0)
                    reactions.run_with(one, actor, at)
                return result
        finally:
            _frame.reset(token)

    run.is_action = True  # type: ignore[attr-defined]
    return run


def record(one: Fact, actor: Actor, at: datetime) -> Entry:
    """Write one fact at the end of its record's stream. Only inside an action."""
    return record_many([(one, actor, at)])[0]


def record_many(rows: Iterable[tuple[Fact, Actor, datetime]], *, react: bool = True) -> list[Entry]:
    """Many facts in a few statements, chained in the order given; imports and the demo district use it."""
    rows = list(rows)
    frame = _frame.get()
    if frame is None:
        raise RuntimeError("Facts are recorded inside an action only.")
    entries = append([(one, actor, at, str(one.about)) for one, actor, at in rows])
    frame.facts.extend(one for one, _, _ in rows)
    if react:
        frame.waiting.extend(row for row in rows if reactions.has_with(type(row[0])))
        PendingReaction.objects.bulk_create(
            [
                PendingReaction(entry=entry, reaction=name, next_try_at=entry.at)
                for entry, (one, _, _) in zip(entries, rows, strict=True)
                for name in reactions.names_after(type(one))
            ]
        )
    return entries


def append(rows: list[tuple[Fact, Actor, datetime, str]]) -> list[Entry]:
    """(fact, actor, at, stream): the one place that writes entries. Readings have streams of their own."""
    streams = sorted({stream for *_, stream in rows})
    heads = _locked_heads(streams)
    told = [split(one) for one, *_ in rows]
    keys = _keys_for(list(dict.fromkeys(one.about for (one, *_), (_, words) in zip(rows, told, strict=True) if words)))
    entries = []
    for (one, actor, at, stream), (payload, words) in zip(rows, told, strict=True):
        count, previous = heads.get(stream, (0, START))
        sealed = seal_words(keys[one.about], one.about, words) if words else b""
        # In the order of the columns: by keyword a row costs twice as much, and imports write a hundred thousand.
        entry = Entry(
            new_id(), stream, count + 1, one.code, one.about.kind, one.about.code, payload, sealed, actor.account, actor.role,
            actor.organisation, actor.channel, at, previous,
        )  # fmt: skip
        entry.hash = entry_hash(entry)
        heads[stream] = (entry.number, entry.hash)
        entries.append(entry)
    insert_rows(entries)
    with connection.cursor() as cursor:
        cursor.executemany(_MOVE_HEAD, [(stream, *heads[stream]) for stream in streams])
    return entries


def _locked_heads(streams: list[str]) -> dict[str, tuple[int, str]]:
    """Heads of the streams, locked. A new stream's head is inserted first: of two who begin it, one waits for the other."""
    found: dict[str, tuple[int, str]] = {}
    for start in range(0, len(streams), 900):
        part = streams[start : start + 900]
        if connection.features.has_select_for_update:  # elsewhere one writer at a time is the lock
            known = set(Head.objects.filter(stream__in=part).values_list("stream", flat=True))
            fresh = [Head(stream=stream, count=0, hash=START) for stream in part if stream not in known]
            Head.objects.bulk_create(fresh, ignore_conflicts=True)
        rows = Head.objects.select_for_update().filter(stream__in=part).order_by("stream")
        found.update({head.stream: (head.count, head.hash) for head in rows})
    return found


def _keys_for(wanted: list[Ref]) -> dict[Ref, bytes]:
    """Keys of the records whose facts carry words; many at once without a query each."""
    if len(wanted) <= 3:
        return {about: _living_key(about) for about in wanted}
    known = defaultdict(set)
    for start in range(0, len(wanted), 900):
        codes = [about.code for about in wanted[start : start + 900]]
        for kind, code in RecordKey.objects.filter(about_code__in=codes).values_list("about_kind", "about_code"):
            known[kind].add(code)
    fresh, keys = [], {}
    for about in wanted:
        if about.code in known[about.kind]:
            keys[about] = _living_key(about)
        else:
            row, keys[about] = new_record_key(about)
            fresh.append(row)
    RecordKey.objects.bulk_create(fresh, batch_size=2000)
    return keys


def _living_key(about: Ref) -> bytes:
    key = record_key(about, create=True)
    if key is None:
        raise RuntimeError(f"The words of {about} were disposed of; nothing can be added to it.")
    return key
