"""Fresh series of the 42 scenarios of Noufaily et al. 2013, as two independent re-implementations tell them, in the form `directory` reads.

Mean exp(level + trend·t + waves), negative binomial with variance phi times the mean (Poisson where phi is 1); four past flare-ups of one
size in weeks 313–575, one current in 576–624 for two thirds of the series; cases fall after their start by a lognormal delay.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..series import Floats, Whole

WEEKS, FIRST_PAST, FIRST_JUDGED = 624, 313, 576
KINDS = (  # level, trend per week, cosine, sine, dispersion
    (0.1, 0.0025, 0.6, 0.6, 1.5), (-2.0, 0.005, 0.1, 0.3, 2.0), (1.5, 0.003, 0.2, -0.4, 1.0), (0.5, 0.002, 0.5, 0.5, 5.0),
    (2.5, 0.001, 1.0, 0.1, 3.0), (3.75, 0.001, 0.1, -0.1, 1.1), (5.0, 0.0001, 0.05, 0.01, 1.2),
)  # fmt: skip
PAST_SIZES, SIZES = (0, 2, 3, 5, 10), range(1, 11)
PER_SCENARIO = 15


@dataclass(frozen=True)
class Series:
    counts: Whole
    current: Whole
    past_size: int
    size: int
    start: int
    end: int


def scenarios() -> list[tuple[Floats, float]]:
    """(weeks,) mean and dispersion of each: seven kinds × without and with trend × 0, 1 and 2 waves a year."""
    t = np.arange(1, WEEKS + 1)
    found = []
    for level, trend, cosine, sine, phi in KINDS:
        for slope in (0.0, trend):
            for waves in range(3):
                angles = [2 * np.pi * wave * t / 52 for wave in range(1, waves + 1)]
                season = sum((cosine * np.cos(angle) + sine * np.sin(angle) for angle in angles), np.zeros(WEEKS))
                found.append((np.exp(level + slope * t + season), phi))
    return found


def draw(rng: np.random.Generator, mean: Floats, phi: float, past_size: int, size: int) -> Series:
    counts = (rng.poisson(mean) if phi == 1 else rng.negative_binomial(mean / (phi - 1), 1 / phi)).astype(np.int64)
    sd = np.sqrt(phi * mean)
    if past_size:
        for start in rng.choice(np.arange(FIRST_PAST, FIRST_JUDGED), 4, replace=False).tolist():
            cases, _ = _flare_up(rng, start, past_size * sd[start - 1])
            cases[FIRST_JUDGED - 1 :] = 0
            counts += cases
    if not size:
        return Series(counts, np.zeros(WEEKS, np.int64), past_size, 0, 0, 0)
    start = int(rng.integers(FIRST_JUDGED, WEEKS + 1))
    current, end = _flare_up(rng, start, size * sd[start - 1])
    return Series(counts + current, current, past_size, size, start, end)


def _flare_up(rng: np.random.Generator, start: int, mean_size: float) -> tuple[Whole, int]:
    size = 0
    while size < 2:
        size = int(rng.poisson(mean_size))
    weeks = start + np.floor(rng.lognormal(0.0, 0.5, size)).astype(np.int64)
    weeks = weeks[weeks <= WEEKS]
    return np.bincount(weeks - 1, minlength=WEEKS), int(weeks.max(initial=start))


def simulate(folder: Path, seed: int) -> int:
    """Write `counts.csv`, `meta.csv` and `current_outbreak_cases.csv`; how many series."""
    drawn, rows = [], []
    for scenario, (mean, phi) in enumerate(scenarios(), start=1):
        for replicate in range(PER_SCENARIO):
            rng = np.random.default_rng([seed, scenario, replicate])
            size = 0 if replicate < PER_SCENARIO // 3 else replicate - PER_SCENARIO // 3 + 1
            one = draw(rng, mean, phi, int(rng.choice(PAST_SIZES)), size)
            drawn.append(one)
            rows.append([len(drawn), scenario, replicate, one.past_size, one.size, one.start, one.end])
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "meta.csv", ["series", "scenario", "rep", "k1", "k2", "start", "end"], rows)
    names = ["week", *(f"s{i}" for i in range(1, len(drawn) + 1))]
    table = np.column_stack([np.arange(1, WEEKS + 1), *(one.counts for one in drawn)])
    _write(folder / "counts.csv", names, table.tolist())
    table = np.column_stack([np.arange(1, WEEKS + 1), *(one.current for one in drawn)])
    _write(folder / "current_outbreak_cases.csv", names, table[FIRST_JUDGED - 1 :].tolist())
    return len(drawn)


def _write(path: Path, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)
