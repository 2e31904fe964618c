"""Distance on the globe; a station's neighbourhood is small enough for a sphere."""

from math import asin, cos, radians, sin, sqrt

Point = tuple[float, float]  # longitude, latitude
_EARTH_KM = 6371.0


def kilometres(one: Point, other: Point) -> float:
    east_1, north_1, east_2, north_2 = map(radians, (*one, *other))
    half = sin((north_2 - north_1) / 2) ** 2 + cos(north_1) * cos(north_2) * sin((east_2 - east_1) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, half)))
