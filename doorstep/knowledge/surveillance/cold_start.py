"""What can be said while a place has little history, and a baseline lent by its like.

Shrinkage of a short series' mean to that of its street and industry: empirical Bayes with moments (Marshall, Appl. Stat. 40 (1991) 283).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from doorstep.knowledge.errors import BadInput

from .farrington.settings import NOUFAILY
from .series import Floats, Whole, checked
from .tails import upper_tail

EARS_FROM = 26
FARRINGTON_FROM = NOUFAILY.history  # 263 weeks
LEFT_OUT = 2  # weeks just before now, as in EARS C2: an excess that began must not raise its own bar
MOST_WEEKS = 52.0 * 5


@dataclass(frozen=True)
class Stage:
    """`code` of what runs, and the sentence that says what it can and cannot see."""

    code: str
    sentence_zh: str


def stage(weeks: int) -> Stage:
    """`weeks` of history a series has. Raises `BadInput` for less than none."""
    if weeks < 0:
        raise BadInput("weeks", "周数不能是负数。")
    if weeks < EARS_FROM:
        return Stage("count_rules", f"这里只有 {weeks} 周记录：能看出短期内多人反映同一处，还看不出比平时多了多少。")
    if weeks < FARRINGTON_FROM:
        return Stage("ears", f"这里有 {weeks} 周记录：能看出比前几周、比同街道同行业明显多，还分不清季节起伏和缓慢上升。")
    return Stage("farrington", "这里有五年以上记录：扣除了季节和趋势；每周只多一两件的小变化仍可能看不出。")


@dataclass(frozen=True)
class Lent:
    """All (series,). `mu` expected in the week judged, `phi` dispersion of its group, `own` share (0–1) of `mu` that is its own history,
    `p` = P(Y ≥ y) for the week judged, NaN where that week or the whole group is missing."""

    mu: Floats
    phi: Floats
    own: Floats
    p: Floats


def lent_baseline(counts: ArrayLike, group: ArrayLike) -> Lent:
    """Judge the last week of `counts` (series, weeks; NaN missing or before the series began) with means shrunk to their `group` (series,).

    mu_i = (k m + n_i ybar_i) / (k + n_i): n_i weeks seen, m the group's mean per week, k = phi m / (variance between its series beyond
    chance), at most 260 weeks. A group that does not differ inside lends all. Raises `BadInput`.
    """
    y = checked(counts).y
    member = np.asarray(group)
    if member.shape != (len(y),):
        raise BadInput("group", "每个序列应属于一个“街道 × 行业”。")
    past = y[:, : max(y.shape[1] - 1 - LEFT_OUT, 0)]
    seen = (~np.isnan(past)).sum(axis=1).astype(np.float64)
    total = np.nansum(past, axis=1)
    names, which = np.unique(member, return_inverse=True)
    n, cases = np.bincount(which, seen, len(names)), np.bincount(which, total, len(names))
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = cases / n
        own_mean = np.where(seen > 0, total / seen, 0.0)
        inside = np.nansum((past - own_mean[:, None]) ** 2, axis=1)
        phi = np.maximum(
            1.0, np.nan_to_num(np.bincount(which, inside, len(names)) / _freedom(which, seen, len(names)) / mean)
        )
        k = _lending(which, seen, own_mean, mean, phi)
        own = seen / (seen + k[which])
        mu = own * own_mean + (1 - own) * mean[which]
    p = upper_tail(y[:, -1], np.maximum(mu, 1e-9), phi[which])
    return Lent(mu, phi[which], own, np.where(np.isnan(mu), np.nan, p))


def _freedom(which: Whole, seen: Floats, groups: int) -> Floats:
    return np.maximum(np.bincount(which, np.maximum(seen - 1, 0), groups), 1.0)


def _lending(which: Whole, seen: Floats, own_mean: Floats, mean: Floats, phi: Floats) -> Floats:
    """Weeks of the group's history that a series is lent."""
    groups = len(mean)
    n = np.bincount(which, seen, groups)
    spread = np.bincount(which, seen * (own_mean - mean[which]) ** 2, groups) / np.maximum(n, 1)
    members = np.bincount(which, seen > 0, groups)
    chance = phi * mean * members / np.maximum(n, 1)
    between = spread - chance
    with np.errstate(divide="ignore", invalid="ignore"):
        k = np.where(between > 0, phi * mean / between, MOST_WEEKS)
    return np.minimum(k, MOST_WEEKS)
