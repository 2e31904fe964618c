"""Zones a scan looks at: circles of neighbours about each place, and groups such as an industry in a street."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from doorstep.knowledge.errors import BadInput

from .series import Flags, Floats, Whole

MOST_NEIGHBOURS = 100


@dataclass(frozen=True)
class Zones:
    """`order` (centres, K) places by distance from each centre, nearest first, -1 past the end; zone (c, j) is the first j+1 of row c,
    where `counted`."""

    order: Whole
    counted: Flags
    places: int


def circles(x: ArrayLike, y: ArrayLike, weight: ArrayLike, *, share: float = 0.5, most: int = MOST_NEIGHBOURS) -> Zones:
    """Circles about each place, by distance of (places,) `x` and `y` in one flat unit, until they hold `share` of all `weight` (expected
    cases) or `most` places. Kulldorff, Commun. Stat. 26 (1997) 1481. Raises `BadInput`."""
    east, north, mass = (np.asarray(each, dtype=np.float64) for each in (x, y, weight))
    if not east.shape == north.shape == mass.shape or east.ndim != 1 or not len(east):
        raise BadInput("places", "每个地点应有横坐标、纵坐标和预期件数。")
    if not (np.isfinite(east) & np.isfinite(north) & (mass >= 0)).all():
        raise BadInput("places", "坐标应是数字，预期件数不能是负数。")
    k = min(most, len(east))
    order = np.empty((len(east), k), np.int64)
    for a in range(0, len(east), 512):
        away = (east[a : a + 512, None] - east) ** 2 + (north[a : a + 512, None] - north) ** 2
        order[a : a + 512] = np.argsort(away, axis=1, kind="stable")[:, :k]
    within = np.cumsum(mass[order], axis=1) <= share * mass.sum()
    within[:, 0] = True
    return Zones(np.where(within, order, -1), within, len(east))


def groups(members: ArrayLike) -> Zones:
    """`members` (places,) group of each place: one zone per group, only the whole of which counts."""
    which = np.unique(np.asarray(members), return_inverse=True)[1]
    sizes = np.bincount(which)
    order = np.full((len(sizes), int(sizes.max())), -1)
    for group, size in enumerate(sizes.tolist()):
        order[group, :size] = np.flatnonzero(which == group)
    return Zones(order, np.arange(order.shape[1]) == sizes[:, None] - 1, len(which))


def sums(values: Floats, zones: Zones) -> Floats:
    """`values` (places, windows) → (centres, K, windows) running sums over each row of zones."""
    padded = np.vstack([values, np.zeros((1, values.shape[1]))])
    return np.asarray(np.cumsum(padded[zones.order], axis=1))
