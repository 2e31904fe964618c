"""From points to a probability, and how far it may be believed.

Isotonic regression by pooling adjacent violators (Barlow et al. 1972); a logistic line while there are few positives (Platt 1999); Brier 1950.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from doorstep.knowledge.errors import BadInput

from .series import Floats

FEW_POSITIVES = 200
STEPS = 100


@dataclass(frozen=True)
class Calibration:
    """Probability as a function of points: steps at `points` (ascending) with `chance`, linear between; `kind` isotonic or logistic."""

    points: Floats
    chance: Floats
    kind: str

    def at(self, points: ArrayLike) -> Floats:
        return np.asarray(np.interp(np.asarray(points, dtype=np.float64), self.points, self.chance))


def calibrate(points: ArrayLike, happened: ArrayLike) -> Calibration:
    """Fit on (n,) points and what followed (0 or 1). Raises `BadInput` when all or none happened."""
    x, y = np.asarray(points, dtype=np.float64), np.asarray(happened, dtype=np.float64)
    if x.shape != y.shape or not 0 < y.sum() < len(y):
        raise BadInput("happened", "校准需要发生过和没发生过的两种结果。")
    if y.sum() < FEW_POSITIVES:
        grid = np.linspace(min(0.0, x.min()), max(100.0, x.max()), 101)
        return Calibration(grid, _logistic(x, y, grid), "logistic")
    values, which = np.unique(x, return_inverse=True)
    return Calibration(
        values, _pooled(np.bincount(which, y) / np.bincount(which), np.bincount(which).astype(np.float64)), "isotonic"
    )


def _pooled(mean: Floats, weight: Floats) -> Floats:
    blocks: list[list[float]] = []
    for value, mass in zip(mean.tolist(), weight.tolist(), strict=True):
        blocks.append([value, mass, 1])
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            last, before = blocks.pop(), blocks.pop()
            total = before[1] + last[1]
            blocks.append([(before[0] * before[1] + last[0] * last[1]) / total, total, before[2] + last[2]])
    return np.repeat([block[0] for block in blocks], [int(block[2]) for block in blocks])


def _logistic(x: Floats, y: Floats, grid: Floats) -> Floats:
    """Newton on Platt's softened targets, which keep a perfect separation finite."""
    good, bad = y.sum(), (1 - y).sum()
    target = np.where(y > 0, (good + 1) / (good + 2), 1 / (bad + 2))
    middle, scale = x.mean(), max(float(x.std()), 1e-9)
    design = np.stack([np.ones_like(x), (x - middle) / scale])
    b = np.zeros(2)
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(b @ design, -30, 30)))
        step = np.linalg.solve((design * (p * (1 - p) + 1e-9)) @ design.T, design @ (target - p))
        b = b + np.clip(step, -1, 1)
        if np.abs(step).max() < 1e-9:
            break
    return np.asarray(1 / (1 + np.exp(-(b[0] + max(b[1], 0.0) * (grid - middle) / scale))))


@dataclass(frozen=True)
class Reliability:
    """Tenths of the cases by chance: (tenths,) mean `said`, share that `happened`, how many `cases`; `brier` the mean squared error."""

    said: Floats
    happened: Floats
    cases: Floats
    brier: float


def reliability(chance: ArrayLike, happened: ArrayLike, tenths: int = 10) -> Reliability:
    """Of (n,) later cases that were not fitted on."""
    p, y = np.asarray(chance, dtype=np.float64), np.asarray(happened, dtype=np.float64)
    if p.shape != y.shape or not len(p):
        raise BadInput("happened", "概率与结果的条数应相同，且不能为空。")
    parts = [part for part in np.array_split(np.argsort(p, kind="stable"), tenths) if len(part)]
    said, came = ([float(values[part].mean()) for part in parts] for values in (p, y))
    return Reliability(
        np.array(said), np.array(came), np.array([len(part) for part in parts], float), float(((p - y) ** 2).mean())
    )
