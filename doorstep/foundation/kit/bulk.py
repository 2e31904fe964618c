"""Inserting thousands of rows: one statement, many values. `bulk_create` compiles each value of each row anew, which for
the journal costs more than the hashing and sealing together."""

from collections.abc import Callable, Sequence
from datetime import datetime
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
    columns = ", ".join(quote(str(field.column)) for field in meta.concrete_fields)
    marks = ", ".join(["%s"] * len(meta.concrete_fields))
    steps = [_preparing(field, connection) for field in meta.concrete_fields]
    values = [[prepare(row) for prepare in steps] for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ({marks})", values)  # noqa: S608


def _preparing(field: models.Field, connection: BaseDatabaseWrapper) -> Callable[[models.Model], Any]:
    """Nothing, and plain values of the field's own type, go as they are; moments by the engine's own way at once;
    everything else by the field's."""
    before, prepare = field.pre_save, field.get_db_prep_save
    own, name = type(field), field.attname
    if own.pre_save is models.Field.pre_save:
        for kind, plain in _PLAIN:
            if issubclass(own, kind):

                def quick(row: models.Model) -> Any:
                    value = row.__dict__[name]
                    return value if value is None or type(value) is plain else prepare(value, connection)  # noqa: B023

                return quick
    if own is models.DateTimeField and not (field.auto_now or field.auto_now_add):  # type: ignore[attr-defined]
        adapt = connection.ops.adapt_datetimefield_value

        def moment(row: models.Model) -> Any:
            value = row.__dict__[name]
            aware = type(value) is datetime and value.tzinfo is not None
            return adapt(value) if aware else prepare(value, connection)

        return moment
    return lambda row: prepare(before(row, True), connection)
