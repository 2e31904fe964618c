"""From a place to the office that takes the matter: building, enterprise, street, words, nearest station, else the pool."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from django.conf import settings
from django.utils import timezone

from doorstep.foundation.network.distance import Point, kilometres
from doorstep.foundation.network.models import Building, Enterprise, Organisation, Street

from .named_places import NamedPlace, NamedPlaces

SAYS_NO_PLACE = "信里没有写清在哪条街道或哪座楼"


@dataclass(frozen=True)
class Route:
    """`by` is building, enterprise, street, text, nearest or pool; `why` is a sentence for the people at the office."""

    office: Organisation
    by: str
    why: str
    street: Street | None = None
    building: Building | None = None
    enterprise: Enterprise | None = None


class Router:
    """The places of one district, read once; then thousands of routes without a query but for the names they hit."""

    def __init__(self, district: Organisation, day: date | None = None) -> None:
        self.district = district
        self.day = day or timezone.localdate()
        streets = Street.objects.filter(district=district).select_related("station")
        self._streets = {street.code: street for street in streets}
        self._codes = {street.pk: street.code for street in self._streets.values()}
        stations = Organisation.objects.filter(kind=Organisation.Kind.STATION, path__startswith=district.path)
        self._stations = [station for station in stations if self._is_open(station)]

    @cached_property
    def _places(self) -> NamedPlaces:
        return NamedPlaces(self.district, self._streets.values())

    def route(
        self, *, building: Building | None = None, enterprise: Enterprise | None = None, street: Street | None = None,
        text: str = "", point: Point | None = None,
    ) -> Route:  # fmt: skip
        """The first of these that leads somewhere. A place that is known but has no open station leads to the pool;
        places of another district count for nothing."""
        building, enterprise, street = map(self._ours, (building, enterprise, street))
        if building:
            return self._by_street(building.street_id, "building", f"{building.name}在", building, enterprise)
        at = _street_of(enterprise) if enterprise else None
        if enterprise and at:
            return self._by_street(at, "enterprise", f"{enterprise.name}登记在", enterprise.building, enterprise)
        if street:
            return self._by_street(street.pk, "street", "写明了在", None, enterprise)
        found = self._by_text(text) or self._by_point(point) or self._pool(SAYS_NO_PLACE)
        return replace(found, enterprise=found.enterprise or enterprise)

    def _ours(self, place: Any) -> Any:
        return place if place is not None and place.district_id == self.district.pk else None

    def _by_street(
        self, pk: int, by: str, lead: str, building: Building | None = None, enterprise: Enterprise | None = None
    ) -> Route:
        street = self._streets.get(self._codes.get(pk, ""))
        station = street.station if street else None
        if street is None:
            return self._pool(f"{lead}别的区的街道", building=building, enterprise=enterprise)
        if station is None:
            return self._pool(f"{lead}{street.name}，这条街道还没有服务站", street, building, enterprise)
        if not self._is_open(station):
            return self._pool(f"{lead}{street.name}，{station.name}已经停用", street, building, enterprise)
        return Route(station, by, f"{lead}{street.name}，由{station.name}接", street, building, enterprise)

    def _by_text(self, text: str) -> Route | None:
        found = self._places.find(text) if text else []
        placed = [place for place in found if place.street in self._streets]
        if not placed:
            return self._without_street(found)
        if len({self._office_of(place) for place in placed}) > 1:
            names = "、".join(dict.fromkeys(place.name for place in placed[:4]))
            return self._pool(f"信里写了{names}，不归同一个服务站")
        best = placed[0]
        street = self._streets[str(best.street)]
        lead = "信里写了" if best.name == street.name else f"信里写了{best.name}，在"
        return self._by_street(street.pk, "text", lead, self._building(placed), self._enterprise(placed))

    def _without_street(self, found: list[NamedPlace]) -> Route | None:
        if not found:
            return None
        return self._pool(f"信里写了{found[0].name}，名册里没有它的街道", enterprise=self._enterprise(found))

    def _building(self, found: list[NamedPlace]) -> Building | None:
        """Only when one is meant: two buildings named leave it open which."""
        codes = {place.code for place in found if place.kind == "building"}
        return self._places.building(codes.pop()) if len(codes) == 1 else None

    def _enterprise(self, found: list[NamedPlace]) -> Enterprise | None:
        codes = {place.code for place in found if place.kind == "enterprise"}
        return self._places.enterprise(codes.pop()) if len(codes) == 1 else None

    def _office_of(self, place: NamedPlace) -> int | None:
        station = self._streets[str(place.street)].station
        return station.pk if station and self._is_open(station) else None

    def _by_point(self, point: Point | None) -> Route | None:
        if point is None:
            return None
        near = [
            (kilometres(point, (station.longitude, station.latitude)), station.pk, station)
            for station in self._stations
            if station.longitude is not None and station.latitude is not None
        ]
        if not near:
            return None
        far, _, station = min(near)
        limit = settings.NEAREST_STATION_KM
        if far > limit:
            return self._pool(f"最近的服务站也在{far:.1f}公里外，超过{limit:g}公里")
        return Route(station, "nearest", f"没有写明地方，{station.name}离得最近，约{far:.1f}公里")

    def _pool(
        self, why: str, street: Street | None = None, building: Building | None = None, enterprise: Enterprise | None = None
    ) -> Route:
        return Route(self.district, "pool", f"{why}，先由{self.district.name}分派", street, building, enterprise)

    def _is_open(self, station: Organisation) -> bool:
        return station.closed_on is None or station.closed_on > self.day


def _street_of(enterprise: Enterprise) -> int | None:
    return enterprise.building.street_id if enterprise.building else enterprise.street_id


@lru_cache(maxsize=8)
def _kept(district_pk: int, version: int, day: date) -> Router:
    return Router(Organisation.objects.get(pk=district_pk), day)


def router_for(district: Organisation) -> Router:
    """A Router kept in this process until the district's tree or register changes: for one letter at a time."""
    version = Organisation.objects.values_list("register_version", flat=True).get(pk=district.pk)
    return _kept(district.pk, version, timezone.localdate())
