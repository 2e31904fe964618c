"""The district's stations as numbered points on plain ground; the numbers are those of the list beside it."""

from collections.abc import Sequence

from doorstep.foundation.kit.drawings import Dot, DotMap
from doorstep.foundation.network.models import Organisation


def station_map(stations: Sequence[Organisation]) -> DotMap | None:
    """Nothing to draw when fewer than two have a place on the map."""
    dots = [
        Dot(str(number), row.longitude, row.latitude, 0)
        for number, row in enumerate(stations, start=1)
        if row.longitude is not None and row.latitude is not None
    ]
    return DotMap("服务站位置，编号和列表一致", dots) if len(dots) > 1 else None
