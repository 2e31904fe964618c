"""Which streets, buildings and enterprises of a district a text names."""

from dataclasses import dataclass

from doorstep.foundation.network.models import Building, Enterprise, Organisation, Street


@dataclass(frozen=True)
class NamedPlace:
    """A place named in a text and the street it stands for; keys of rows, as most hits are never looked at."""

    name: str
    street: int
    building: int | None = None
    enterprise: int | None = None


class NamedPlaces:
    def __init__(self, district: Organisation, streets: list[Street]) -> None:
        buildings = Building.objects.filter(district=district).values_list("pk", "name", "aliases", "street_id")
        self._buildings_read = list(buildings)
        self.street_of_building = {pk: street for pk, _, _, street in self._buildings_read}

    def find(self, text: str) -> list[NamedPlace]:
        return []

    def building(self, pk: int) -> Building:
        return Building.objects.get(pk=pk)

    def enterprise(self, pk: int) -> Enterprise:
        return Enterprise.objects.get(pk=pk)
