"""Restoring a backup into an empty house: in one transaction, compared row for row with the manifest before it holds.

The journal's guard stays up throughout: it refuses changes and deletions, and restoring only adds.
"""

import hashlib
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from . import rows, stored
from .archive import BackupUnreadable, frames
from .making import FILE, HEAD, MANIFEST, PIECE, ROWS, TABLE, applied_migrations

NOT_EMPTY = "The house is not empty: {what}. Restore into a fresh database and an empty data folder; nothing was changed."
OTHER_VERSION = (
    "The backup is of another version of Doorstep ({difference}). Install that version, migrate, restore, then upgrade."
)
DIFFERS = "What was restored differs from the manifest in {what}. Nothing was kept; take another copy of the file."


_remakers: dict[str, Callable[[], int]] = {}


def register_remaker(name: str, function: Callable[[], int]) -> None:
    """For what is made from other rows and stays out of backups (`rows.LEFT_OUT`): it makes all of it anew and returns how
    much, in the transaction of the restore."""
    _remakers[name] = function


class CannotRestore(Exception):
    """The sentence says why and what to do; nothing was changed."""


@dataclass
class Restored:
    made_at: datetime | None = None
    rows: int = 0
    files: list[str] = field(default_factory=list)
    tables: dict[str, list[Any]] = field(default_factory=dict)
    file_digests: dict[str, str] = field(default_factory=dict)


def refuse_unless_empty() -> None:
    for label, model in rows.tables().items():
        if model._base_manager.exists():
            raise CannotRestore(NOT_EMPTY.format(what=f"table {label} has rows"))
    name = next(stored.stored_names(), None)
    if name:
        raise CannotRestore(NOT_EMPTY.format(what="there are stored files"))


def restore(path: Path) -> Restored:
    """Raises CannotRestore or BackupUnreadable, and has changed nothing then."""
    refuse_unless_empty()
    done = Restored()
    try:
        with path.open("rb") as file, transaction.atomic():
            _Reader(done, keep=True).read(frames(file))
            rows.reset_sequences()
            _compare(done, {label: rows.digest_of(model) for label, model in rows.tables().items()})
            for _, remake in sorted(_remakers.items()):
                remake()
    except BaseException:
        stored.remove(done.files)
        raise
    return done


def check(path: Path) -> Restored:
    """Read the whole file and compare it with its own manifest; write nothing."""
    done = Restored()
    with path.open("rb") as file:
        reader = _Reader(done, keep=False)
        reader.read(frames(file))
    _compare(done, reader.digests)
    return done


def _compare(done: Restored, found: dict[str, list[Any]]) -> None:
    for label, says in done.tables.items():
        if found.get(label) != says:
            raise CannotRestore(DIFFERS.format(what=f"table {label}"))


class _Reader:
    """Takes the frames in the order in which they were written."""

    def __init__(self, done: Restored, *, keep: bool) -> None:
        self.done, self.keep = done, keep
        self.table, self.columns, self.file = "", [""], ""
        self.parts: list[bytes] = []
        self.digests: dict[str, list[Any]] = {}
        self.digest = rows.Digest()

    def read(self, parts: Iterator[tuple[bytes, bytes]]) -> None:
        takes = {
            HEAD: self._head, TABLE: self._table, ROWS: self._rows, FILE: self._file,
            PIECE: self.parts.append, MANIFEST: self._manifest,
        }  # fmt: skip
        kind = b""
        for kind, body in parts:
            if kind not in (ROWS, PIECE):
                self._end()
            takes[kind](body)
        if kind != MANIFEST:
            raise BackupUnreadable("The backup has no manifest at its end: it was not finished. Take another one.")

    def _head(self, body: bytes) -> None:
        head = json.loads(body)
        self.done.made_at = datetime.fromisoformat(head["made_at"])
        difference = set(head["migrations"]) ^ set(applied_migrations())
        if self.keep and difference:
            raise CannotRestore(OTHER_VERSION.format(difference=", ".join(sorted(difference)[:3])))

    def _table(self, body: bytes) -> None:
        head = json.loads(body)
        self.table, self.columns, self.digest = head["table"], head["columns"], rows.Digest()

    def _rows(self, body: bytes) -> None:
        lines = zlib.decompress(body).decode().split("\n")
        for line in lines:
            self.digest.add(line)
        self.done.rows += len(lines)
        if self.keep:
            rows.put_rows(rows.tables()[self.table], self.columns, lines)

    def _file(self, body: bytes) -> None:
        self.file, self.parts[:] = body.decode(), []

    def _end(self) -> None:
        """What was being read is whole now."""
        if self.table:
            self.digests[self.table], self.table = self.digest.says(), ""
        if self.file:
            content, name, self.file = b"".join(self.parts), self.file, ""
            self.done.file_digests[name] = hashlib.sha256(content).hexdigest()
            if self.keep:
                stored.put_file(name, content)
            self.done.files.append(name)

    def _manifest(self, body: bytes) -> None:
        manifest = json.loads(body)
        self.done.tables = manifest["tables"]
        if manifest["files"] != self.done.file_digests:
            raise CannotRestore(DIFFERS.format(what="the stored files"))


def is_migrated() -> bool:
    return "journal_entry" in connection.introspection.table_names()
