"""The highest ratio of each replicate of chance, without working out all of them: a zone is looked at only where its count could matter.

For a fixed expectation the ratio grows with the count, so each zone has a least count that reaches a given level; whole counts are
summed and compared, and logarithms taken of the few zones above. A replicate in which none is gets the full reckoning: the result is exact.
"""

from collections.abc import Callable, Iterable

import numpy as np

from .scan_zones import Zones, sums
from .series import Floats

Ratio = Callable[
    [Floats, Floats], Floats
]  # (counts, expected) → log likelihood ratio, growing in the count above the expected
PILOTS, CAUTION, HALVINGS = 5, 0.7, 60
LARGEST_SHORT = 30_000


def maxima(tables: Iterable[Floats], base: Floats, zones: Zones, ratio: Ratio) -> Floats:
    """`tables`: for each replicate (places, windows) counts of the last 1, 2 … weeks; `base` (centres, K, windows) expected."""
    found: list[float] = []
    screen: _Screen | None = None
    for table in tables:
        if len(found) >= PILOTS and screen is None:
            screen = _Screen(base, zones, ratio, CAUTION * min(found))
        value = None if screen is None else screen.highest(table)
        found.append(highest(ratio(sums(table, zones), base), zones) if value is None else value)
    return np.array(found)


def highest(ratios: Floats, zones: Zones) -> float:
    return float(ratios.max(axis=2)[zones.counted].max(initial=0.0))


class _Screen:
    """Zones by size first, so that sums grow by whole rows."""

    def __init__(self, base: Floats, zones: Zones, ratio: Ratio, level: float):
        self.base, self.ratio = np.ascontiguousarray(base.transpose(1, 0, 2)), ratio
        self.order = np.where(zones.order < 0, zones.places, zones.order).T
        least = _least_counts(self.base, ratio, level)
        least[~zones.counted.T] = np.iinfo(np.int64).max
        self.short = np.minimum(least, LARGEST_SHORT + 1).astype(np.int16)
        self.long = np.minimum(least, np.iinfo(np.int32).max).astype(np.int32)

    def highest(self, table: Floats) -> float | None:
        few = table.sum() <= LARGEST_SHORT
        padded = np.vstack([table, np.zeros((1, table.shape[1]))]).astype(np.int16 if few else np.int32)
        seen = padded[self.order]
        for size in range(1, len(seen)):
            seen[size] += seen[size - 1]
        at = np.nonzero(seen >= (self.short if few else self.long))
        return float(self.ratio(seen[at].astype(np.float64), self.base[at]).max()) if len(at[0]) else None


def _least_counts(base: Floats, ratio: Ratio, level: float) -> np.ndarray:
    """Smallest count that reaches `level`: for each count the largest expectation at which it does, by halving; then looked up."""
    count = np.arange(1.0, 2 * base.max() + 20 * level + 50)
    low, high = np.full(len(count), 1e-300), count.copy()
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        reaches = ratio(count, middle) >= level
        low, high = np.where(reaches, middle, low), np.where(reaches, high, middle)
    return np.asarray(np.searchsorted(np.maximum.accumulate(high) * (1 + 1e-9), base) + 1)
