"""Which streets, buildings and enterprises of a district a text names."""

from collections.abc import Iterable
from dataclasses import dataclass

from doorstep.foundation.network.models import Building, Enterprise, Organisation, Street
from doorstep.knowledge.language.places import BuildingRow, EnterpriseRow, Gazetteer, PlaceFound, StreetRow, find_places

_WEIGHT = {"building": 0, "enterprise": 1, "street": 2}


@dataclass(frozen=True)
class NamedPlace:
    """A place named in a text, as written there, and the street it stands on (None: the register does not say)."""

    kind: str
    code: str
    name: str
    street: str | None


class NamedPlaces:
    """The names of one district, read with three queries; rows are fetched only for names that are hit."""

    def __init__(self, district: Organisation, streets: Iterable[Street]) -> None:
        self.district = district
        self._buildings: dict[str, Building] = {}
        self._enterprises: dict[str, Enterprise] = {}
        street_rows = [StreetRow(street.code, street.name) for street in streets]
        self._gazetteer = Gazetteer(street_rows, self._building_rows(), self._enterprise_rows())

    def find(self, text: str) -> list[NamedPlace]:
        """The most telling first: building, enterprise, street; in the order of the text among equals."""
        found = [_named(place) for place in find_places(text, self._gazetteer)]
        return sorted(_without_namesakes(found), key=lambda place: _WEIGHT[place.kind])

    def building(self, code: str) -> Building:
        if code not in self._buildings:
            self._buildings[code] = Building.objects.get(code=code)
        return self._buildings[code]

    def enterprise(self, code: str) -> Enterprise:
        if code not in self._enterprises:
            self._enterprises[code] = Enterprise.objects.get(code=code)
        return self._enterprises[code]

    def _building_rows(self) -> Iterable[BuildingRow]:
        rows = Building.objects.filter(district=self.district).values_list("code", "name", "aliases", "street__code")
        return [BuildingRow(code, name, tuple(aliases), street) for code, name, aliases, street in rows.iterator()]

    def _enterprise_rows(self) -> Iterable[EnterpriseRow]:
        columns = "code", "name", "short_name", "street__code", "building__street__code"
        rows = Enterprise.objects.filter(district=self.district).values_list(*columns)
        for code, name, short, street, by_building in rows.iterator():
            yield EnterpriseRow(code, (name, short) if short else (name,), by_building or street)


def _named(place: PlaceFound) -> NamedPlace:
    return NamedPlace(place.kind, place.code, place.words, place.street_code)


def _without_namesakes(found: list[NamedPlace]) -> list[NamedPlace]:
    """Of places that share a name, the one on a street that the text names by other means; else all of them."""
    kept = []
    for place in found:
        namesakes = [other for other in found if other.name == place.name and other.street != place.street]
        elsewhere = {other.street for other in found if other.name != place.name}
        if namesakes and place.street not in elsewhere and any(other.street in elsewhere for other in namesakes):
            continue
        kept.append(place)
    return kept
