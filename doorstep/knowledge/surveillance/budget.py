"""What a station is shown: few enough that false alarms stay within what it was promised, and nothing dropped without a reason.

False discovery rate after Benjamini and Hochberg, JRSS B 57 (1995) 289; down the tree after Yekutieli, JASA 103 (2008) 309.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from doorstep.knowledge.errors import BadInput

from .rollup import depths
from .series import Flags, Floats, Whole
from .tails import log_point, upper_tail

SHOWN, SAME_CASE, EXPLAINED, TOO_COMMON, BEYOND_LIST, NO_DATA = (
    "shown", "same_case", "explained_by_child", "too_common", "beyond_list", "no_data",
)  # fmt: skip
CASE_WEEKS = 4


@dataclass(frozen=True)
class Budget:
    """Of one station: `false_alarms` tolerated per week, at most `most` on the list."""

    false_alarms: float = 0.5
    most: int = 5

    def __post_init__(self) -> None:
        if not (0 < self.false_alarms <= 50 and 1 <= self.most <= 100):
            raise BadInput("budget", "每周可容忍的误报应大于 0、不超过 50；名单长度 1 到 100。")


@dataclass(frozen=True)
class Shortlist:
    """`shown` indexes, the least likely first. All others (candidates,): `reason` a code for each, `fdr` the estimated share of false
    alarms in the list down to it, `recurrence` weeks in which chance alone does this once at this node."""

    shown: Whole
    reason: NDArray[Any]
    fdr: Floats
    recurrence: Floats


def mid_p(y: ArrayLike, mu: ArrayLike, phi: ArrayLike) -> Floats:
    """P(Y > y) + ½ P(Y = y): whole counts make the plain tail too large (Lancaster, JASA 56 (1961) 223). Shapes broadcast."""
    count = np.asarray(y, dtype=np.float64)
    known = ~np.isnan(count)
    half = np.exp(log_point(np.where(known, count, 0.0), np.maximum(mu, 1e-300), phi)) / 2
    return np.where(known, upper_tail(count, mu, phi) - half, np.nan)


def shortlist(
    p: ArrayLike, budget: Budget = Budget(), *, weeks_since_case: ArrayLike | None = None, explained: ArrayLike | None = None,
    family: ArrayLike | None = None,
) -> Shortlist:  # fmt: skip
    """Choose from all (candidates,) a station screened this week; `p` NaN where nothing could be said.

    Shown: p ≤ false_alarms / m, m the number screened, which holds the expected false alarms of a week to the budget; then the `most`
    least likely. A node with an open case of less than four weeks joins that case; one `explained` from below is not shown twice.
    `family` (candidates,) kind of signal, within which the false discovery rate is estimated.
    """
    chance = np.asarray(p, dtype=np.float64)
    if chance.ndim != 1 or ((chance < 0) | (chance > 1)).any():
        raise BadInput("p", "概率应在 0 与 1 之间。")
    known = ~np.isnan(chance)
    recent = np.zeros(chance.shape, bool) if weeks_since_case is None else np.asarray(weeks_since_case) < CASE_WEEKS
    below = np.zeros(chance.shape, bool) if explained is None else np.asarray(explained, bool)
    reason = np.full(chance.shape, SHOWN, dtype=object)
    reason[recent] = SAME_CASE
    reason[below & ~recent] = EXPLAINED
    reason[~(chance <= budget.false_alarms / max(int(known.sum()), 1))] = TOO_COMMON
    reason[~known] = NO_DATA
    order = np.argsort(np.where(reason == SHOWN, chance, np.inf), kind="stable")
    listed = order[: int((reason == SHOWN).sum())]
    reason[listed[budget.most :]] = BEYOND_LIST
    with np.errstate(divide="ignore"):
        return Shortlist(listed[: budget.most], reason, discovery_rate(chance, family), 1 / chance)


def discovery_rate(p: ArrayLike, family: ArrayLike | None = None) -> Floats:
    """min over j ≥ rank of m p_(j) / j within each family: (candidates,), NaN where `p` is."""
    chance = np.asarray(p, dtype=np.float64)
    kind = np.zeros(len(chance), np.int64) if family is None else np.unique(np.asarray(family), return_inverse=True)[1]
    result = np.full(len(chance), np.nan)
    for each in np.unique(kind):
        at = np.flatnonzero((kind == each) & ~np.isnan(chance))
        order = at[np.argsort(chance[at], kind="stable")]
        scaled = chance[order] * len(order) / np.arange(1, len(order) + 1)
        result[order] = np.minimum(1.0, np.minimum.accumulate(scaled[::-1])[::-1])
    return result


def rejected_down_the_tree(p: ArrayLike, parent: ArrayLike, rate: float = 0.1) -> Flags:
    """Nodes found at false discovery rate `rate` among the siblings of each family, looked at only under a parent that was found."""
    chance, above = np.asarray(p, dtype=np.float64), np.asarray(parent, dtype=np.int64)
    depth, found = depths(above), np.zeros(len(chance), bool)
    for level in range(int(depth.max(initial=0)) + 1):
        open_ = np.flatnonzero((depth == level) & ((above < 0) | found[np.maximum(above, 0)]))
        with np.errstate(invalid="ignore"):
            found[open_] = discovery_rate(chance[open_], above[open_]) <= rate
    return found


@dataclass(frozen=True)
class Audit:
    """Of some weeks: alarms `seen` and `expected` by chance, and `p` that chance alone gives as many."""

    seen: int
    expected: float
    p: float


def audit(alarms: ArrayLike, screened: ArrayLike, alpha: ArrayLike) -> Audit:
    """(weeks,) each: alarms raised, series screened, tail probability used. Chance: a Poisson with mean Σ screened·alpha."""
    seen, expected = int(np.sum(alarms)), float(np.sum(np.asarray(screened) * np.asarray(alpha)))
    return Audit(seen, expected, float(upper_tail(seen, max(expected, 1e-9), 1.0)))
