"""Rows as the database holds them, in a form both engines read: sealed values stay sealed, nothing is opened on the way."""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

from doorstep.foundation.kit.fields import Ciphertext

BATCH = 500
# Made by migrating, made anew after restoring (`restoring.register_remaker`), or of no use on another day: sessions are not
# carried over, everybody logs in again.
LEFT_OUT = {"sessions.Session", "contenttypes.ContentType", "auth.Permission", "search.Document"}


def tables() -> dict[str, type[models.Model]]:
    """Every table of the house by label, those between two others included."""
    found = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed and not model._meta.proxy]
    return {model._meta.label: model for model in found if model._meta.label not in LEFT_OUT}


def columns(model: type[models.Model]) -> list[models.Field]:
    return list(model._meta.concrete_fields)


@contextmanager
def snapshot() -> Iterator[None]:
    """One moment of the whole database, without keeping writers out."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")  # WAL: readers see the moment of their first look
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


def lines_of(model: type[models.Model]) -> Iterator[str]:
    """One line of JSON per row, in order of the key."""
    names = [field.attname for field in columns(model)]
    as_json = [isinstance(field, models.JSONField) for field in columns(model)]
    rows = model._base_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=2000):
        yield json.dumps(
            [{"json": value} if raw and value is not None else _plain(value) for value, raw in zip(row, as_json, strict=True)],
            ensure_ascii=False, sort_keys=True, separators=(",", ":"),
        )  # fmt: skip


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (bytes, bytearray, memoryview)):
        return {"bytes": base64.b64encode(bytes(value)).decode()}
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    if isinstance(value, date):
        return {"on": value.isoformat()}
    if isinstance(value, time):
        return {"time": value.isoformat()}
    if isinstance(value, timedelta):
        return {"lasts": [value.days, value.seconds, value.microseconds]}
    if isinstance(value, (Decimal, UUID)):
        return {"sum" if isinstance(value, Decimal) else "uuid": str(value)}
    raise TypeError(f"A backup does not know how to keep {type(value).__name__}")


_REVIVE: dict[str, Any] = {
    "bytes": lambda text: Ciphertext(base64.b64decode(text)), "at": datetime.fromisoformat, "on": date.fromisoformat,
    "time": time.fromisoformat, "lasts": lambda parts: timedelta(*parts), "sum": Decimal, "uuid": UUID,
    "json": lambda value: value,
}  # fmt: skip


def _revived(value: Any) -> Any:
    if isinstance(value, dict):
        ((kind, inner),) = value.items()
        return _REVIVE[kind](inner)
    return value


def put_rows(model: type[models.Model], names: list[str], lines: Iterable[str]) -> int:
    """Straight into the table: nothing is sealed or indexed again, no signal is sent."""
    fields = {field.attname: field for field in columns(model)}
    quote = connection.ops.quote_name
    into = ", ".join(quote(str(fields[name].column)) for name in names)
    places = ", ".join(["%s"] * len(names))
    # Names come from the models, values are parameters.
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({into}) VALUES ({places})"  # noqa: S608
    rows = [
        [
            fields[name].get_db_prep_save(_revived(value), connection)
            for name, value in zip(names, json.loads(line), strict=True)
        ]
        for line in lines
    ]
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)
    return len(rows)


def reset_sequences() -> None:
    """Keys counted by the database go on after the highest that was restored."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables().values())):
            cursor.execute(statement)


class Digest:
    """The sum of the hashes of all lines: the same in whatever order an engine sorts text."""

    def __init__(self) -> None:
        self.rows, self.sum = 0, 0

    def add(self, line: str) -> None:
        self.rows += 1
        self.sum = (self.sum + int.from_bytes(hashlib.sha256(line.encode()).digest(), "big")) % 2**256

    def says(self) -> list[Any]:
        return [self.rows, f"{self.sum:064x}"]


def digest_of(model: type[models.Model]) -> list[Any]:
    """How many rows and their hash, as they are now."""
    digest = Digest()
    for line in lines_of(model):
        digest.add(line)
    return digest.says()
