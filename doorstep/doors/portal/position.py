"""Where a visitor's device says it is: used to find the nearest station, kept with the draft only."""

from doorstep.foundation.network.distance import Point

NOT_UNDERSTOOD = "手机给的位置没看懂，没有用上。知道街道或楼名的，可以回上一步写，也能转到离您最近的站。"
_DIGITS = 3  # of a degree: about 100 metres
_LONGEST = 24


def point_from(longitude: str, latitude: str) -> Point | None:
    """Rounded; `None` for what is no place on the globe."""
    east, north = _degrees(longitude, 180), _degrees(latitude, 90)
    return None if east is None or north is None else (east, north)


def _degrees(text: str, bound: int) -> float | None:
    try:
        degrees = float(text[:_LONGEST])
    except ValueError:
        return None
    return round(degrees, _DIGITS) if abs(degrees) <= bound else None
