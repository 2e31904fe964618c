"""Making a backup: every table, every stored file, and a manifest that says how many and with which hashes."""

import hashlib
import json
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from . import rows, stored
from .archive import Writer

SUFFIX = ".doorstep-backup"
HEAD, TABLE, ROWS, FILE, PIECE, MANIFEST = b"H", b"T", b"R", b"F", b"P", b"M"
_PIECE = 4 * 1024 * 1024


@dataclass(frozen=True)
class Made:
    path: Path
    rows: int
    files: int
    size: int


def applied_migrations() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def make_backup(folder: Path, now: datetime) -> Made:
    """Written beside its final name first, so that a file of that name is always whole."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"doorstep-{timezone.localtime(now):%Y%m%d-%H%M%S}{SUFFIX}"
    unfinished = path.with_suffix(".part")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            with Writer(out) as writer:
                manifest = _fill(writer, now)
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    count = sum(count for count, _ in manifest["tables"].values())
    return Made(path, count, len(manifest["files"]), path.stat().st_size)


def _fill(writer: Writer, now: datetime) -> dict[str, Any]:
    head = {"made_at": now.isoformat(), "engine": connection.vendor, "migrations": applied_migrations()}
    writer.frame(HEAD, json.dumps(head).encode())
    manifest: dict[str, Any] = {"tables": {}, "files": {}}
    with rows.snapshot():
        for label, model in rows.tables().items():
            names = [field.attname for field in rows.columns(model)]
            writer.frame(TABLE, json.dumps({"table": label, "columns": names}).encode())
            manifest["tables"][label] = _write_rows(writer, rows.lines_of(model))
    for name in stored.stored_names():
        digest = _write_file(writer, name)
        if digest:
            manifest["files"][name] = digest
    writer.frame(MANIFEST, json.dumps(manifest, sort_keys=True).encode())
    return manifest


def _write_rows(writer: Writer, lines: Iterator[str]) -> list[Any]:
    digest = rows.Digest()
    for batch in _batches(lines):
        for line in batch:
            digest.add(line)
        writer.frame(ROWS, zlib.compress("\n".join(batch).encode(), 3))
    return digest.says()


def _batches(lines: Iterator[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for line in lines:
        batch.append(line)
        if len(batch) >= rows.BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _write_file(writer: Writer, name: str) -> str:
    """Its hash; empty when it was disposed of since the names were listed."""
    digest = hashlib.sha256()
    try:
        parts = list(stored.pieces(name, _PIECE))
    except FileNotFoundError:
        return ""
    writer.frame(FILE, name.encode())
    for part in parts:
        digest.update(part)
        writer.frame(PIECE, part)
    return digest.hexdigest()


def prune(folder: Path, kept: int) -> list[str]:
    """Throw away all but the newest `kept` backups of the folder; the names of those thrown away."""
    found = sorted(folder.glob(f"doorstep-*{SUFFIX}"))
    old = found[: max(0, len(found) - kept)] if kept > 0 else []
    for path in old:
        path.unlink()
    return [path.name for path in old]
