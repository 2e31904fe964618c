"""Counts add up the tree; an alarm above is told as explained where the alarms below it leave nothing unusual."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from doorstep.knowledge.errors import BadInput

from .series import Flags, Floats, Whole
from .tails import upper_tail

NOTHING_UNUSUAL = 0.05
DRIFT = (0.9, 1.1)  # median of parent's mean over its children's sum outside which engineers are told


def depths(parent: ArrayLike) -> Whole:
    """`parent` (nodes,) index of the node above, -1 at the top → (nodes,) steps from the top. Raises `BadInput` for a ring."""
    above = np.asarray(parent, dtype=np.int64)
    if above.ndim != 1 or (above >= len(above)).any() or (above < -1).any():
        raise BadInput("parent", "上级应是表里的另一行，没有上级写 -1。")
    depth, at = np.zeros(len(above), np.int64), above.copy()
    for _ in range(len(above) + 1):
        inside = at >= 0
        if not inside.any():
            return depth
        depth += inside
        at = np.where(inside, above[np.maximum(at, 0)], -1)
    raise BadInput("parent", "上下级关系绕成了圈。")


def add_up(parent: ArrayLike, own: ArrayLike) -> Floats:
    """`own` (nodes, …) what was reported at each node itself → the same with everything below added. NaN below is NaN above."""
    above, total = np.asarray(parent, dtype=np.int64), np.array(own, dtype=np.float64)
    depth = depths(above)
    for level in range(int(depth.max(initial=0)), 0, -1):
        nodes = np.flatnonzero(depth == level)
        np.add.at(total, above[nodes], total[nodes])
    return total


@dataclass(frozen=True)
class Explained:
    """All (nodes,). `by` the lowest node of the branch with the largest excess that explains a node's own alarm, -1 where none does; `lowest`
    alarms to show: those not explained from below."""

    by: Whole
    lowest: Flags


def explain(parent: ArrayLike, y: ArrayLike, mu: ArrayLike, phi: ArrayLike, alarm: ArrayLike) -> Explained:
    """All (nodes,) of one week. An alarm is explained when, its topmost alarmed descendants taken out, P(Y ≥ y) > 0.05 for the rest
    (their counts and means subtracted, the node's own dispersion). Own rule of this house."""
    above = np.asarray(parent, dtype=np.int64)
    count, mean, spread = (np.asarray(each, dtype=np.float64) for each in (y, mu, phi))
    rung = np.asarray(alarm, bool)
    depth = depths(above)
    taken, gone = np.zeros(len(above)), np.zeros(len(above))
    by, excess = np.full(len(above), -1), np.zeros(len(above))
    for level in range(int(depth.max(initial=0)), -1, -1):
        nodes = np.flatnonzero(depth == level)
        rest, left = count[nodes] - taken[nodes], np.maximum(mean[nodes] - gone[nodes], 1e-9)
        usual = (by[nodes] >= 0) & ~(upper_tail(rest, left, spread[nodes]) <= NOTHING_UNUSUAL)
        for node, is_usual in zip(nodes.tolist(), usual.tolist(), strict=True):
            up, more = int(above[node]), float(count[node] - mean[node])
            explained = bool(rung[node] and is_usual)
            name = int(by[node]) if explained or not rung[node] else node
            out = (count[node], mean[node], more, name) if rung[node] else (taken[node], gone[node], excess[node], name)
            if up >= 0 and out[3] >= 0:
                taken[up] += out[0]
                gone[up] += out[1]
                if out[2] > excess[up]:
                    by[up], excess[up] = out[3], out[2]
            if not explained:
                by[node] = -1
    return Explained(by, rung & (by < 0))


def drift(parent: ArrayLike, mu: ArrayLike) -> float:
    """Median over inner nodes of mean fitted there / sum of the means fitted right below: 1 when the tree reconciles; see `DRIFT`."""
    above, mean = np.asarray(parent, dtype=np.int64), np.asarray(mu, dtype=np.float64)
    below = np.zeros(len(above))
    np.add.at(below, above[above >= 0], mean[above >= 0])
    inner = below > 0
    return float(np.median(mean[inner] / below[inner])) if inner.any() else float("nan")
