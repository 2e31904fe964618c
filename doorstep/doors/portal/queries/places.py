"""Public places: where a visitor comes in, and what stands on the pages anybody may read."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.db.models import Q

from doorstep.foundation.network.models import Building, Organisation, Street

KINDS = ("district", "station", "building")


@dataclass(frozen=True)
class EntryPlace:
    """Where the visitor stands: chosen on the front page, or carried by the code on a wall."""

    kind: str
    code: str
    name: str
    district: Organisation
    office: Organisation
    building: Building | None = None
    street: Street | None = None

    @property
    def is_rest_stop(self) -> bool:
        return self.building is not None and self.building.kind == Building.Kind.REST_STOP

    @property
    def cookie(self) -> str:
        """Codes of a register may hold any sign; a cookie may not."""
        return f"{self.kind}.{quote(self.code, safe='')}"


def entry_place(kind: str, code: str, day: date) -> EntryPlace | None:
    """Of districts that take work; a closed station leads to its district."""
    if kind == "building":
        return _building(code, day)
    if kind not in KINDS:
        return None
    found = Organisation.objects.filter(
        _open(day), kind="station" if kind == "station" else "district_union", code=code
    ).first()
    if found is None:
        return None
    if kind == "district":
        return EntryPlace(kind, found.code, found.name, found, found)
    district = Organisation.objects.filter(_open(day), path=found.district_path).first()
    return EntryPlace(kind, found.code, found.name, district, found) if district else None


def _building(code: str, day: date) -> EntryPlace | None:
    rows = Building.objects.select_related("district", "street__station")
    found = rows.filter(_open(day, "district__"), code=code).first()
    if found is None:
        return None
    station = found.street.station
    open_station = station if station and (station.closed_on is None or station.closed_on > day) else None
    return EntryPlace(
        "building", found.code, found.name, found.district, open_station or found.district, found, found.street
    )


def _open(day: date, prefix: str = "") -> Q:
    return Q(**{f"{prefix}closed_on": None}) | Q(**{f"{prefix}closed_on__gt": day})


def districts(day: date) -> list[Organisation]:
    return list(Organisation.objects.filter(_open(day), kind="district_union").order_by("path"))


def stations_of(district: Organisation, day: date) -> list[Organisation]:
    return list(Organisation.objects.filter(_open(day), kind="station", path__startswith=district.path).order_by("code"))


def station_count(district: Organisation, day: date) -> int:
    return Organisation.objects.filter(_open(day), kind="station", path__startswith=district.path).count()


def streets_of(district: Organisation) -> list[Street]:
    return list(Street.objects.filter(district=district).order_by("code"))


def office_names(codes: set[str]) -> dict[str, str]:
    return dict(Organisation.objects.filter(code__in=codes).values_list("code", "name"))
