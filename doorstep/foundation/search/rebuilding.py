"""Making the index anew: after a change of the index key, after a restore, and whenever somebody asks for it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor

from . import index
from .actions.keeping import SLICE, keep_words
from .kinds import Kept, search_kinds
from .models import Document
from .tokens import made_with


def rebuild() -> int:
    """Everything, in one transaction: readers see the old index until the new one is whole. How many records."""
    with transaction.atomic():
        index.empty()
        return sum(_keep(kind.everything()) for kind in search_kinds().values())


def renew() -> int:
    """Only when some of it was made with another index key; may be interrupted and run again."""
    stale = Document.objects.exclude(made_with=made_with()).exists()
    return rebuild() if stale else 0


def fill(using: str, **told: Any) -> None:
    """After migrating: a database from before there was an index would find nothing that was told until then. One that has
    an index, or that is not migrated to the end, is left alone."""
    executor = MigrationExecutor(connections[using])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()) or Document.objects.exists():
        return
    if any(next(kind.everything(), None) for kind in search_kinds().values()):
        rebuild()


def _keep(records: Iterable[Kept]) -> int:
    count = 0
    for part in _slices(iter(records)):
        keep_words(kept=part)
        count += len(part)
    return count


def _slices(records: Iterator[Kept]) -> Iterator[list[Kept]]:
    while part := list(islice(records, SLICE)):
        yield part
