"""From one week to the next: what is kept per series, a new week, a late or corrected count, and the share normally reported by now."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from doorstep.knowledge.errors import BadInput

from .farrington.detecting import Farrington, farrington
from .farrington.like_r import Baseline
from .farrington.settings import NOUFAILY, Settings
from .series import Floats, checked

MISSING = np.uint16(65535)
HIGHEST = 65534


@dataclass(frozen=True)
class Ring:
    """The last weeks of every series: `kept` (series, weeks) uint16, 65535 where a week is missing; `week` the number of the last."""

    kept: NDArray[np.uint16]
    week: int

    @property
    def counts(self) -> Floats:
        return np.where(self.kept == MISSING, np.nan, self.kept.astype(np.float64))


def begin(counts: ArrayLike, week: int, settings: Settings = NOUFAILY) -> Ring:
    """`counts` (series, weeks) up to `week`; what is older than a fit needs is dropped, what is younger is missing. Raises `BadInput`."""
    y = checked(counts).y
    length = settings.history + 1
    kept = np.full((len(y), length), MISSING)
    kept[:, max(0, length - y.shape[1]) :] = _packed(y[:, -length:])
    return Ring(kept, week)


def advance(ring: Ring, counts: ArrayLike, week: int) -> Ring:
    """The ring with `counts` (series,) of `week`; weeks skipped in between are missing. Raises `BadInput` for a week already there."""
    steps = week - ring.week
    if steps < 1:
        raise BadInput("week", f"第 {ring.week} 周已经记过；更正以前的件数请用更正。")
    fresh = checked(np.asarray(counts).reshape(-1, 1)).y
    if len(fresh) != len(ring.kept):
        raise BadInput("counts", f"应给出 {len(ring.kept)} 个序列的件数。")
    kept: NDArray[np.uint16] = np.full_like(ring.kept, MISSING)
    if steps < kept.shape[1]:
        kept[:, :-steps] = ring.kept[:, steps:]
    kept[:, -1] = _packed(fresh)[:, 0]
    return Ring(kept, week)


def correct(ring: Ring, series: int, week: int, count: float) -> Ring:
    """One late or corrected count. Raises `BadInput` for a week to come or one no longer kept."""
    back = ring.week - week
    if not 0 <= back < ring.kept.shape[1]:
        raise BadInput("week", "只能更正已经记过、仍在比较范围内的周。")
    kept = ring.kept.copy()
    kept[series, kept.shape[1] - 1 - back] = _packed(checked([[count]]).y)[0, 0]
    return replace(ring, kept=kept)


def touched(week: int, now: int, settings: Settings = NOUFAILY) -> list[int]:
    """Weeks up to `now` whose judgement a corrected count of `week` may change: itself, those whose four weeks hold it, those
    whose baseline does."""
    near = range(week, week + settings.case_weeks)
    far = range(week + settings.past + 1, week + settings.history + 1)
    return [each for each in (*near, *far) if each <= now]


def judge(ring: Ring, *, mode: str = "mle", alpha: float = 0.01, settings: Settings = NOUFAILY) -> Farrington:
    """The last week of the ring: one fit per series. Results (series, 1)."""
    return farrington(ring.counts, [ring.kept.shape[1] - 1], mode=mode, alpha=alpha, settings=settings)


def usual_share(reported_after: ArrayLike) -> Floats:
    """`reported_after` (past weeks, delays) reports of a week that came with 0, 1, 2 … weeks' delay → (delays,) share known by then."""
    table = checked(reported_after).y
    total = np.nansum(table)
    if total == 0:
        return np.ones(table.shape[1])
    return np.asarray(np.cumsum(np.nansum(table, axis=0)) / total)


def so_far(baseline: Baseline, share: ArrayLike) -> Baseline:
    """The baseline for what is reported by now: the mean times `share` (broadcast; above 0, at most 1). Raises `BadInput`."""
    part = np.asarray(share, dtype=np.float64)
    if not ((part > 0) & (part <= 1)).all():
        raise BadInput("share", "已报比例应在 0 与 1 之间。")
    return replace(baseline, eta=baseline.eta + np.log(part))


def _packed(y: Floats) -> NDArray[np.uint16]:
    return np.where(np.isnan(y) | (y > HIGHEST), float(MISSING), y).astype(np.uint16)
