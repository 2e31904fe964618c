"""The table fact → reactions, filled once by `wiring`. *with*: same transaction, may refuse. *after*: once committed."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Literal

from django.db import transaction

from .actor import Actor
from .facts import Fact
from .models import PendingReaction
from .timeline import fact_of

Reaction = Callable[[Any, Actor, datetime], Any]  # the fact is of the kind its row names
Row = tuple[type[Fact], Literal["with", "after"], Reaction]

log = logging.getLogger(__name__)
_table: list[Row] = []
MAX_TRIES = 8


def set_table(rows: list[Row]) -> None:
    _table[:] = rows


def table() -> list[Row]:
    return list(_table)


def name_of(function: Reaction) -> str:
    return f"{function.__module__.removeprefix('doorstep.')}.{function.__qualname__}"


def has_with(cls: type[Fact]) -> bool:
    return any(kind is cls and when == "with" for kind, when, _ in _table)


def run_with(one: Fact, actor: Actor, at: datetime) -> None:
    for kind, when, function in _table:
        if kind is type(one) and when == "with":
            function(one, actor, at)


def names_after(cls: type[Fact]) -> list[str]:
    return [name_of(function) for kind, when, function in _table if kind is cls and when == "after"]


def run_pending(now: datetime, limit: int = 200) -> int:
    """Run what is due, each in its own transaction, and say how many were done. A failure waits 2, 4, 8 … minutes.

    Reactions are idempotent: a process killed between the reaction and the note that it is done runs it again.
    """
    functions = {name_of(function): function for _, when, function in _table if when == "after"}
    due = PendingReaction.objects.filter(done_at=None, next_try_at__lte=now, tries__lt=MAX_TRIES).order_by("next_try_at")
    done = 0
    for pk in list(due.values_list("pk", flat=True)[:limit]):
        done += _run_one(pk, functions, now)
    return done


def _run_one(pk: int, functions: dict[str, Reaction], now: datetime) -> int:
    row = PendingReaction.objects.select_related("entry").get(pk=pk)
    claimed = PendingReaction.objects.filter(pk=pk, done_at=None, tries=row.tries).update(
        tries=row.tries + 1, next_try_at=now + timedelta(minutes=2 ** (row.tries + 1))
    )
    if not claimed:
        return 0
    entry = row.entry
    actor = Actor(entry.account, entry.role, entry.organisation, channel=entry.channel)
    try:
        functions[row.reaction](fact_of(entry), actor, now)
    except Exception as error:
        log.exception("reaction %s of %s failed", row.reaction, entry.fact)
        PendingReaction.objects.filter(pk=pk).update(error=type(error).__name__)
        return 0
    with transaction.atomic():
        PendingReaction.objects.filter(pk=pk).update(done_at=now, error="")
    return 1
