"""What the rows of a file may refer to: the district's streets, buildings and stations by the names people write."""

from collections import defaultdict

from doorstep.foundation.network.models import Building, Organisation, Street

from .checking import Places


def places_of(district: Organisation, kind: str) -> Places:
    places = Places()
    streets = Street.objects.filter(district=district).values_list("pk", "code", "name")
    for pk, code, name in streets:
        places.streets.update({code: pk, name: pk})
        places.streets.setdefault(name.removesuffix("街道"), pk)
        places.street_names[name] = code
    if kind == "streets":
        codes = Street.objects.exclude(district=district).values_list("code", flat=True)
        places.foreign_street_codes = set(codes)
        places.stations = _stations(district)
    if kind == "enterprises":
        places.buildings = _buildings(district)
    return places


def _stations(district: Organisation) -> dict[str, int]:
    stations = Organisation.objects.filter(path__startswith=district.path, kind=Organisation.Kind.STATION, closed_on=None)
    return {word: pk for pk, code, name in stations.values_list("pk", "code", "name") for word in (code, name)}


def _buildings(district: Organisation) -> dict[str, list[tuple[int, int]]]:
    """A name may stand on several streets; an alias never hides a name."""
    named: dict[str, list[tuple[int, int]]] = defaultdict(list)
    also: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for pk, name, aliases, street in Building.objects.filter(district=district).values_list(
        "pk", "name", "aliases", "street_id"
    ):
        named[name].append((pk, street))
        for alias in aliases:
            also[alias].append((pk, street))
    return {**also, **named}
