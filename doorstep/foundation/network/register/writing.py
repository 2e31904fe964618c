"""Some hundred checked rows into the register at once: what is new, what changes, what is as it was."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from doorstep.foundation.network.models import Building, Enterprise, Organisation, Street

from .checking import Row
from .fields import FIELDS

CHUNK = 900
_MODEL: dict[str, Any] = {"streets": Street, "buildings": Building, "enterprises": Enterprise}
_BY_KEY = {"street": "street_id", "building": "building_id", "station": "station_id"}


@dataclass
class Written:
    created: list[Any] = field(default_factory=list)
    updated: list[tuple[Any, tuple[str, ...]]] = field(default_factory=list)
    unchanged: int = 0


def write_rows(kind: str, district: Organisation, rows: Sequence[Row], next_code: Callable[[], str]) -> Written:
    """At most CHUNK rows, inside an action. An empty cell leaves what stands, so a short file never wipes a long one."""
    known = _known(kind, district, rows)
    labels = {one.name: one.label for one in FIELDS[kind]}
    done = Written()
    for row in rows:
        place = known.get(row.key)
        if place is None:
            done.created.append(_made(kind, district, row, next_code))
        elif changed := [name for name, value in _values(row, place) if _set(place, name, value)]:
            done.updated.append((place, tuple(dict.fromkeys(labels[name.removesuffix("_id")] for name in changed))))
        else:
            done.unchanged += 1
    model = _MODEL[kind]
    model.objects.bulk_create(done.created, batch_size=CHUNK)
    columns = [one.attname for one in model._meta.concrete_fields if not one.primary_key]
    # bulk_update cannot seal; an upsert on the key asks each field to prepare itself.
    model.objects.bulk_create(
        [place for place, _ in done.updated], update_conflicts=True, unique_fields=["id"],
        update_fields=[model._meta.get_field(name.removesuffix("_id")).name for name in columns], batch_size=CHUNK,
    )  # fmt: skip
    return done


def _known(kind: str, district: Organisation, rows: Sequence[Row]) -> dict[Any, Any]:
    keys = [row.key for row in rows]
    if kind == "streets":
        return {street.code: street for street in Street.objects.filter(district=district, code__in=keys)}
    if kind == "enterprises":
        found = Enterprise.objects.filter(district=district, uscc__in=keys).select_related("building")
        return {enterprise.uscc: enterprise for enterprise in found}
    names = [name for _, name in keys]
    return {(one.street_id, one.name): one for one in Building.objects.filter(district=district, name__in=names)}


def _made(kind: str, district: Organisation, row: Row, next_code: Callable[[], str]) -> Any:
    place = _MODEL[kind](district=district)
    for name, value in _values(row, place):
        setattr(place, name, value)
    if kind != "streets":
        place.code = next_code()
    return place


def _values(row: Row, place: Any) -> Iterator[tuple[str, Any]]:
    for name, value in row.values.items():
        yield _BY_KEY.get(name, name), value
    moved = isinstance(place, Enterprise) and "street" in row.values and "building" not in row.values
    if moved and place.building_id and place.building.street_id != row.values["street"]:
        yield "building_id", None


def _set(place: Any, name: str, value: Any) -> bool:
    if getattr(place, name) == value:
        return False
    setattr(place, name, value)
    return True
