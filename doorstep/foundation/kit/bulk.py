"""Inserting thousands of rows: one statement, many values. `bulk_create` compiles each value of each row anew, which for
the journal costs more than the hashing and sealing together."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

_PLAIN: tuple[tuple[type[models.Field], type], ...] = (
    (models.BooleanField, bool),
    (models.IntegerField, int),
    (models.ForeignKey, int),
    (models.TextField, str),
    (models.CharField, str),
)


def insert_rows(rows: Sequence[models.Model]) -> None:
    """Rows of one model whose keys are made already (`fields.Row`); no conflict handling, no signals."""
    if not rows:
        return
    meta, connection = type(rows[0])._meta, connections[DEFAULT_DB_ALIAS]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in meta.concrete_fields)
    marks = ", ".join(["%s"] * len(meta.concrete_fields))
    steps = [_preparing(field, connection) for field in meta.concrete_fields]
    values = [[prepare(row) for prepare in steps] for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ({marks})", values)  # noqa: S608


def _preparing(field: models.Field, connection: BaseDatabaseWrapper) -> Callable[[models.Model], Any]:
    """Plain values of the field's own type go as they are; everything else by the field's own way."""
    before, prepare = field.pre_save, field.get_db_prep_save
    own = type(field)
    if own.pre_save is models.Field.pre_save:
        for kind, plain in _PLAIN:
            if issubclass(own, kind):
                name = field.attname

                def quick(row: models.Model) -> Any:
                    value = row.__dict__[name]
                    return value if type(value) is plain else prepare(value, connection)  # noqa: B023

                return quick
    return lambda row: prepare(before(row, True), connection)
