"""Prospective space-time scan: where, over the last few weeks, did more come in than chance gives anywhere?

Permutation form: Kulldorff et al., PLoS Med. 2 (2005) e59; expectation-based form: Neill, Int. J. Forecast. 25 (2009) 498; Gumbel tail:
Abrams, Kleinman and Kulldorff, Int. J. Health Geogr. 9 (2010) 61.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from doorstep.knowledge.errors import BadInput

from .scan_maxima import maxima
from .scan_zones import Zones, sums
from .series import Floats, Whole, checked

EULER = 0.5772156649015329
WINDOWS = 8
FEWEST_CASES = 3


@dataclass(frozen=True)
class Cluster:
    """`places` in it, the last `weeks`, `cases` seen and `expected`, log likelihood `ratio`; `p_monte_carlo` = (1 + replicates as high) /
    (replicates + 1), `p` from the Gumbel tail, `recurrence` = 1 / p weeks for a weekly run."""

    places: tuple[int, ...]
    weeks: int
    cases: float
    expected: float
    ratio: float
    p_monte_carlo: float
    p: float
    recurrence: float


@dataclass(frozen=True)
class Scan:
    """`clusters` that do not overlap, the highest first, all against the same `maxima` (replicates,) of chance."""

    clusters: tuple[Cluster, ...]
    maxima: Floats


def scan_by_expectation(
    counts: ArrayLike, expected: ArrayLike, zones: Zones, *, phi: float = 1.0, replicates: int = 199, seed: int = 0, most: int = 5,
    under_way: ArrayLike | None = None,
) -> Scan:  # fmt: skip
    """Against what was expected: (c log(c/mu) + mu - c) / phi where c > mu, over zones and windows.

    `counts`, `expected` (places, windows) of the last weeks, the newest last, at most 8; `phi` pooled dispersion ≥ 1, by which chance draws
    negative binomial counts of the same dispersion. `under_way` (places,) True masks places already being handled. Raises `BadInput`.
    """
    y, mu = _table(counts, under_way), _table(expected, under_way, whole=False)
    if y.shape != mu.shape or y.shape[0] != zones.places:
        raise BadInput("expected", "预期件数的行列应与件数相同，行数是地点数。")
    if phi < 1:
        raise BadInput("phi", "离散程度不能小于 1。")
    base = sums(_back(mu), zones)
    rng = np.random.default_rng(seed)

    def chance() -> Floats:
        return (rng.poisson(mu) if phi == 1 else rng.negative_binomial(np.maximum(mu, 1e-12) / (phi - 1), 1 / phi)).astype(
            np.float64
        )

    def ratio(seen: Floats, mean: Floats) -> Floats:
        return _expectation(seen, mean) / phi

    chances_highest = maxima((_back(chance()) for _ in range(replicates)), base, zones, ratio)
    seen = sums(_back(y), zones)
    return Scan(_clusters(ratio(seen, base), seen, base, zones, chances_highest, most), chances_highest)


def scan_by_permutation(
    place: ArrayLike, week: ArrayLike, zones: Zones, *, windows: int = WINDOWS, replicates: int = 199, seed: int = 0, most: int = 5,
    under_way: ArrayLike | None = None,
) -> Scan:  # fmt: skip
    """Without a population: expected are (zone's total)·(window's total) / all, chance shuffles the weeks among the reports.

    `place`, `week` (reports,) indexes from 0; the newest week ends every window. `under_way` (places,) True leaves places out. The same seed
    every week lets a p move with the data alone. Raises `BadInput`.
    """
    where, when = np.asarray(place, dtype=np.int64), np.asarray(week, dtype=np.int64)
    if where.shape != when.shape or where.ndim != 1 or windows < 1:
        raise BadInput("place", "每件应有地点和周。")
    if len(where) and (where.min() < 0 or where.max() >= zones.places or when.min() < 0):
        raise BadInput("place", "有一件的地点不在名册里，或周是负数。")
    if under_way is not None:
        kept = ~np.asarray(under_way, bool)[where]
        where, when = where[kept], when[kept]
    last = int(when.max(initial=0))
    windows = min(windows, last + 1)
    age = last - when

    def seen_in(ages: Whole) -> Floats:
        recent = ages < windows
        table = np.bincount(where[recent] * windows + ages[recent], minlength=zones.places * windows)
        return np.cumsum(table.reshape(zones.places, windows).astype(np.float64), axis=1)

    total = float(max(len(where), 1))
    in_zone = sums(np.bincount(where, minlength=zones.places)[:, None].astype(np.float64), zones)
    in_window = np.cumsum(np.bincount(age[age < windows], minlength=windows)).astype(np.float64)
    base = in_zone * in_window / total
    rng = np.random.default_rng(seed)

    def ratio(seen: Floats, mean: Floats) -> Floats:
        return _poisson(seen, mean, total)

    chances_highest = maxima((seen_in(rng.permutation(age)) for _ in range(replicates)), base, zones, ratio)
    seen = sums(seen_in(age), zones)
    return Scan(_clusters(ratio(seen, base), seen, base, zones, chances_highest, most), chances_highest)


def _back(values: Floats) -> Floats:
    """Sums of the last 1, 2 … weeks."""
    return np.cumsum(values[:, ::-1], axis=1)


def _expectation(c: Floats, mu: Floats) -> Floats:
    """A gap in the expectation (NaN, nought) is no evidence."""
    result = np.zeros_like(c)
    at = np.nonzero((c > mu) & (mu > 0) & (c >= FEWEST_CASES))
    some, base = c[at], mu[at]
    result[at] = some * np.log(some / base) + base - some
    return result


def _poisson(c: Floats, mu: Floats, total: float) -> Floats:
    result = np.zeros_like(c)
    at = np.nonzero((c > mu) & (mu > 0) & (c >= FEWEST_CASES))
    some, base = c[at], mu[at]
    rest = total - some
    with np.errstate(divide="ignore", invalid="ignore"):
        outside = np.where(rest > 0, rest * np.log(rest / (total - base)), 0.0)
    result[at] = some * np.log(some / base) + outside
    return result


def _clusters(ratio: Floats, seen: Floats, base: Floats, zones: Zones, highest: Floats, most: int) -> tuple[Cluster, ...]:
    best, window = np.where(zones.counted, ratio.max(axis=2), 0.0), ratio.argmax(axis=2)
    found: list[Cluster] = []
    taken = np.zeros(zones.places + 1, bool)
    for flat in np.argsort(-best, axis=None, kind="stable"):
        centre, size = np.unravel_index(int(flat), best.shape)
        if best[centre, size] <= 0 or len(found) == most:
            break
        places = zones.order[centre, : size + 1]
        if taken[places].any():
            continue
        taken[places] = True
        w = int(window[centre, size])
        p_monte_carlo, p = chances(float(best[centre, size]), highest)
        found.append(
            Cluster(
                tuple(sorted(places.tolist())), w + 1, float(seen[centre, size, w]), float(base[centre, size, w]),
                float(best[centre, size]), p_monte_carlo, p, 1 / p,
            )
        )  # fmt: skip
    return tuple(found)


def chances(value: float, maxima: Floats) -> tuple[float, float]:
    """Monte-Carlo p and p = 1 - exp(-exp(-(x - mode) / scale)) with the Gumbel law of the maxima, by their mean and spread."""
    monte_carlo = (1 + int((maxima >= value).sum())) / (len(maxima) + 1)
    spread = float(maxima.std(ddof=1)) if len(maxima) > 1 else 0.0
    if spread == 0:
        return monte_carlo, monte_carlo
    scale = spread * np.sqrt(6) / np.pi
    away = (value - (float(maxima.mean()) - EULER * scale)) / scale
    return monte_carlo, max(float(-np.expm1(-np.exp(-away))), 1e-300)


def _table(values: ArrayLike, under_way: ArrayLike | None, *, whole: bool = True) -> Floats:
    """Gaps count as nothing seen and nothing expected."""
    table = checked(values).y if whole else np.array(values, dtype=np.float64, ndmin=2)
    if not whole and (table < 0).any():
        raise BadInput("expected", "预期件数不能是负数。")
    table = np.nan_to_num(table)[:, -WINDOWS:]
    if under_way is not None:
        table[np.asarray(under_way, bool)] = 0.0
    return table
