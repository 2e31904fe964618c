"""Which past weeks a week is compared with, and in which season level each stands: the same for every series and every week."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ..series import Floats, Whole
from .settings import YEAR, Settings


@dataclass(frozen=True, eq=False)
class Layout:
    """Rows sorted by level. `offset` (n,) weeks from the week judged, all negative; `t` the same as floats about their mean; `t_now`
    where the week judged lies on that scale; `level` (n,) 0 … levels-1, the last being the current season; `parts` slices."""

    offset: Whole
    t: Floats
    t_now: float
    level: Whole
    parts: tuple[slice, ...]

    @property
    def n(self) -> int:
        return len(self.offset)


@lru_cache(maxsize=8)
def layout(settings: Settings) -> Layout:
    """Reference windows of ±w about the same week of earlier years are the current season; the weeks between two windows are
    cut into levels - 1 blocks in the order of time, the first ones longer by one where it does not divide."""
    w, levels = settings.half_window, settings.levels
    blocks = np.array_split(np.arange(YEAR - 2 * w - 1), levels - 1)
    between = np.repeat(np.arange(levels - 1), [len(block) for block in blocks])
    offsets, labels = [], []
    for year in range(settings.years, -1, -1):
        window = np.arange(-YEAR * year - w, -YEAR * year + w + 1)
        offsets += [window, window[-1] + 1 + np.arange(len(between))]
        labels += [np.full(len(window), levels - 1), between]
    offset, label = np.concatenate(offsets), np.concatenate(labels)
    kept = offset < -settings.past
    offset, label = offset[kept], label[kept]
    order = np.argsort(label, kind="stable")
    offset, label = offset[order], label[order]
    ends = np.searchsorted(label, np.arange(levels + 1))
    middle = float(offset.mean())
    parts = tuple(slice(int(a), int(b)) for a, b in zip(ends[:-1], ends[1:], strict=True))
    return Layout(offset.astype(np.int64), offset - middle, -middle, label.astype(np.int64), parts)
