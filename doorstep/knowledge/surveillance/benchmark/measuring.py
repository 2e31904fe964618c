"""How often a method is wrong and how often it hears something, on series where the truth is known.

All rates are sums over series divided by sums over series, so a bootstrap over series (weeks of one series are not independent) is a
matter of weights. Definitions: Noufaily et al. 2013 (false alarms, detection), Bédubourg and Le Strat 2017 (first-week detection).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..series import Flags, Floats
from .directory import Benchmark

DRAWS, SEED = 1000, 20


@dataclass(frozen=True)
class Measure:
    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:8.4f}  ({self.low:.4f}–{self.high:.4f})"


TITLES = {
    "fpr_clean": "alarms per week of series without an outbreak",
    "pod": "outbreaks with an alarm between their first and last week",
    "sensitivity": "weeks with outbreak cases that alarm",
    "specificity": "weeks without, in series with an outbreak, that do not",
    "ppv": "alarms in series with an outbreak that fall on its cases",
    "npv": "silent weeks that hold no outbreak case",
    "pod1": "outbreaks with an alarm in their first week",
    "delay": "weeks to the first alarm, detected outbreaks only",
    "delay_capped": "the same, a missed outbreak counted at its whole length",
}


def measure(bench: Benchmark, alarm: Flags) -> dict[str, Measure]:
    """`alarm` (series, judged weeks) → each measure with its 95 % interval; NaN where there was nothing to divide by."""
    parts = _sums(bench, alarm)
    rng = np.random.default_rng(SEED)
    n = len(bench.ids)
    weights = np.stack([np.bincount(rng.integers(0, n, n), minlength=n) for _ in range(DRAWS)]).astype(np.float64)
    result = {}
    with np.errstate(divide="ignore", invalid="ignore"):
        for name, (above, below) in parts.items():
            drawn = (weights @ above) / (weights @ below)
            drawn = drawn[~np.isnan(drawn)]
            low, high = np.quantile(drawn, [0.025, 0.975]) if drawn.size else (np.nan, np.nan)
            result[name] = Measure(float(above.sum() / below.sum()), float(low), float(high))
    return result


def detected_by_strength(bench: Benchmark, alarm: Flags) -> dict[int, float]:
    """Share detected for each strength k, in standard deviations of the week it starts in."""
    hit = np.asarray(_inside(bench, alarm).any(axis=1))
    return {int(k): float(hit[bench.strength == k].mean()) for k in np.unique(bench.strength) if k > 0}


def _inside(bench: Benchmark, alarm: Flags) -> Flags:
    within: Flags = (
        (bench.judged >= bench.start[:, None]) & (bench.judged <= bench.end[:, None]) & (bench.strength[:, None] > 0)
    )
    return np.asarray(alarm & within)


def _sums(bench: Benchmark, alarm: Flags) -> Mapping[str, tuple[Floats, Floats]]:
    there = ~np.isnan(bench.y[:, bench.judged])
    alarm = alarm & there
    ill, clean = bench.strength > 0, bench.strength == 0
    cases = (bench.cases > 0) & there
    free = (bench.cases == 0) & there
    hits = _inside(bench, alarm)
    found = hits.any(axis=1)
    wait = np.where(found, bench.judged[hits.argmax(axis=1)] - bench.start, 0)
    length = bench.end - bench.start + 1
    first = (alarm & (bench.judged == bench.start[:, None])).any(axis=1)

    def of_ill(flags: Flags) -> Floats:
        return np.asarray(flags.sum(axis=1) * ill, dtype=np.float64)

    one = ill.astype(np.float64)
    return {
        "fpr_clean": (alarm.sum(axis=1) * clean.astype(np.float64), there.sum(axis=1) * clean.astype(np.float64)),
        "pod": (found * one, one),
        "sensitivity": (of_ill(alarm & cases), of_ill(cases)),
        "specificity": (of_ill(~alarm & free), of_ill(free)),
        "ppv": (of_ill(alarm & cases), of_ill(alarm)),
        "npv": (of_ill(~alarm & free), of_ill(~alarm & there)),
        "pod1": (first * one, one),
        "delay": (wait * found * one, found * one),
        "delay_capped": (np.where(found, wait, length) * one, one),
    }
