"""From a place to the office that takes the matter: building, enterprise, street, words, nearest station, else the pool."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.utils import timezone

from doorstep.foundation.network.distance import Point, kilometres
from doorstep.foundation.network.models import Building, Enterprise, Organisation, Street

from .named_places import NamedPlaces

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
        self.streets = {street.pk: street for street in Street.objects.filter(district=district).select_related("station")}
        stations = Organisation.objects.filter(kind=Organisation.Kind.STATION, path__startswith=district.path)
        self._stations = [station for station in stations if self._is_open(station)]
        self._places: NamedPlaces | None = None

    def route(
        self, *, building: Building | None = None, enterprise: Enterprise | None = None, street: Street | None = None,
        text: str = "", point: Point | None = None,
    ) -> Route:  # fmt: skip
        """The first of these that leads somewhere. A place that is known but has no open station leads to the pool."""
        if building and building.district_id == self.district.pk:
            return self._by_street(building.street_id, "building", f"{building.name}在", building=building)
        if enterprise and enterprise.district_id == self.district.pk:
            at = self._street_of(enterprise)
            if at:
                return self._by_street(at, "enterprise", f"{enterprise.name}登记在", enterprise=enterprise)
        if street and street.district_id == self.district.pk:
            return self._by_street(street.pk, "street", "写明了在", enterprise=enterprise)
        return self._by_text(text) or self._by_point(point) or self._pool(SAYS_NO_PLACE)

    def _street_of(self, enterprise: Enterprise) -> int | None:
        if enterprise.building_id is None:
            return enterprise.street_id
        return self.places.street_of_building.get(enterprise.building_id, enterprise.street_id)

    @property
    def places(self) -> NamedPlaces:
        if self._places is None:
            self._places = NamedPlaces(self.district, list(self.streets.values()))
        return self._places

    def _by_street(
        self, pk: int, by: str, lead: str, *, building: Building | None = None, enterprise: Enterprise | None = None
    ) -> Route:
        street = self.streets.get(pk)
        if street is None:
            return self._pool("这个地方的街道不在本区名册里", building=building, enterprise=enterprise)
        station = street.station
        if station is None:
            why = f"{lead}{street.name}，这条街道还没有服务站"
            return self._pool(why, street=street, building=building, enterprise=enterprise)
        if not self._is_open(station):
            why = f"{lead}{street.name}，{station.name}已经停用"
            return self._pool(why, street=street, building=building, enterprise=enterprise)
        return Route(station, by, f"{lead}{street.name}，由{station.name}接", street, building, enterprise)

    def _by_text(self, text: str) -> Route | None:
        if not text:
            return None
        found = self.places.find(text)
        if not found:
            return None
        streets = {hit.street for hit in found}
        offices = {self._office_of(pk) for pk in streets}
        if len(offices) > 1:
            names = "、".join(dict.fromkeys(hit.name for hit in found))
            return self._pool(f"信里提到{names}，不在同一个服务站的地段")
        best = found[0]
        building = self.places.building(best.building) if best.building else None
        enterprise = self.places.enterprise(best.enterprise) if best.enterprise else None
        lead = "信里写了" if best.name == self.streets[best.street].name else f"信里写了{best.name}，在"
        return self._by_street(best.street, "text", lead, building=building, enterprise=enterprise)

    def _office_of(self, street_pk: int) -> int | None:
        station = self.streets[street_pk].station
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
        self, why: str, *, street: Street | None = None, building: Building | None = None, enterprise: Enterprise | None = None
    ) -> Route:
        return Route(self.district, "pool", f"{why}，先由{self.district.name}分派", street, building, enterprise)

    def _is_open(self, station: Organisation) -> bool:
        return station.closed_on is None or station.closed_on > self.day


@lru_cache(maxsize=8)
def _kept(district_pk: int, version: int, day: date) -> Router:
    return Router(Organisation.objects.get(pk=district_pk), day)


def router_for(district: Organisation) -> Router:
    """A Router kept in this process until the district's tree or register changes: for one letter at a time."""
    version = Organisation.objects.values_list("register_version", flat=True).get(pk=district.pk)
    return _kept(district.pk, version, timezone.localdate())
