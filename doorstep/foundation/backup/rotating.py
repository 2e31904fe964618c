"""Changing keys: every sealed value of every table is sealed again under the active key, every blind index made anew.

It can be interrupted and run again: what lies under the active key already is left alone. Rows are locked a batch at a
time, so the house may go on working.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.db import models, transaction

from doorstep.foundation.kit.fields import BlindIndexField, Ciphertext, SealedTextField
from doorstep.foundation.kit.sealing import current_ring, key_name, seal, unseal

BATCH = 200
# Columns sealed under the ring by hand, bound to `app.Model.field.pk` as the sealed fields are.
SEALED_BY_HAND = {"journal.RecordKey": ("wrapped",)}
_resealers: dict[str, Callable[[], int]] = {}


@dataclass
class Rotated:
    key: str
    values: int = 0
    indexes: int = 0
    others: dict[str, int] = field(default_factory=dict)


def register_resealer(name: str, function: Callable[[], int]) -> None:
    """For values sealed under the ring outside sealed fields, such as the secrets of second factors. It seals all of
    them again under the active key and returns how many; it must bear being run twice."""
    _resealers[name] = function


def sealed_columns(model: type[models.Model]) -> list[str]:
    fields = [one.attname for one in model._meta.concrete_fields if isinstance(one, SealedTextField)]
    return fields + list(SEALED_BY_HAND.get(model._meta.label, ()))


def index_fields(model: type[models.Model]) -> list[BlindIndexField]:
    return [one for one in model._meta.concrete_fields if isinstance(one, BlindIndexField)]


def sealed_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if sealed_columns(model) or index_fields(model)]


def rotate(*, indexes: bool = False) -> Rotated:
    """`indexes`: blind indexes too, which opens every value they are made of."""
    done = Rotated(current_ring().active)
    for model in sealed_models():
        for keys in _key_batches(model):
            with transaction.atomic():
                rows = list(model._base_manager.select_for_update().filter(pk__in=keys).order_by("pk"))
                done.values += sum(_reseal(model, row) for row in rows)
                if indexes:
                    done.indexes += sum(_reindex(model, row) for row in rows)
    done.others = {name: function() for name, function in sorted(_resealers.items())}
    return done


def _key_batches(model: type[models.Model]) -> Iterator[list[object]]:
    last: object = None
    while True:
        rows = model._base_manager.order_by("pk")
        keys = list((rows if last is None else rows.filter(pk__gt=last)).values_list("pk", flat=True)[:BATCH])
        if not keys:
            return
        yield keys
        last = keys[-1]


def _reseal(model: type[models.Model], row: models.Model) -> int:
    active, changed = current_ring().active, {}
    for name in sealed_columns(model):
        sealed = bytes(row.__dict__[name] or b"")
        if sealed and key_name(sealed) != active:
            bound = f"{model._meta.label}.{name}.{row.pk}"
            changed[name] = Ciphertext(seal(unseal(sealed, bound), bound))
    if changed:
        model._base_manager.filter(pk=row.pk).update(**changed)
    return len(changed)


def _reindex(model: type[models.Model], row: models.Model) -> int:
    changed = {}
    for index in index_fields(model):
        before = getattr(row, index.attname)
        if index.pre_save(row, add=False) != before:
            changed[index.attname] = getattr(row, index.attname)
    if changed:
        model._base_manager.filter(pk=row.pk).update(**changed)
    return len(changed)


def keys_in_use() -> dict[str, int]:
    """Under which keys how many values of the tables lie; what `register_resealer` covers is not counted."""
    counts: dict[str, int] = {}
    for model in sealed_models():
        for name in sealed_columns(model):
            for sealed in model._base_manager.values_list(name, flat=True).iterator(chunk_size=2000):
                if sealed:
                    key = key_name(bytes(sealed))
                    counts[key] = counts.get(key, 0) + 1
    return counts
