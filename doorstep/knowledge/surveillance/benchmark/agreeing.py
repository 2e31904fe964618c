"""Do we reckon what R reckons? Each number of R's stored results against ours, row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..ears import ears
from ..farrington.bounds import bound_of
from ..farrington.detecting import Farrington, farrington
from ..farrington.settings import NOUFAILY, R_DEFAULTS_TEN_LEVELS
from ..series import Floats, Whole
from .directory import Benchmark, UnreadableDirectory, read, said_by_r

CONFIGURATIONS = {"farrington_P": NOUFAILY, "farrington_D": R_DEFAULTS_TEN_LEVELS}
NEAR, FAR = 1e-6, 1e-4  # promised of all rows but ties on R's stopping edge, and of those
TIES = 1e-4  # share of rows that may be such ties
ALPHAS = ("0.05", "0.01", "0.005", "0.001")


@dataclass(frozen=True)
class Line:
    """One compared number: `off` rows beyond 1e-6 (or different, where whole), `worst` relative distance."""

    what: str
    rows: int
    off: int
    worst: float
    good: bool

    def __str__(self) -> str:
        return f"  {self.what:<28}{self.rows:>8} rows  {self.off:>6} off  worst {self.worst:9.2e}  {'ok' if self.good else 'NO'}"


def agree(folder: Path) -> Iterator[str | Line]:
    bench, any_ = read(folder), False
    yield from bench.notes
    for name, settings in CONFIGURATIONS.items():
        if (r := said_by_r(folder, name)) is not None:
            any_ = True
            rows, weeks, at = _cells(bench, r, name)
            for mode in ("r", "mle"):
                found = farrington(bench.y[rows], weeks, mode=mode, settings=settings, fit_all=True)
                yield f"{name}, mode {mode}"
                yield from _compared(found, r, at, mode)
    if (r := said_by_r(folder, "ears")) is not None:
        any_ = True
        yield "EARS"
        rows, weeks, at = _cells(bench, r, "ears")
        for method in ("C1", "C2", "C3"):
            for column, alpha in (("def", None), ("0.01", 0.01)):
                if f"{method}_{column}" in r:
                    bound = ears(bench.y[rows], weeks, method, alpha=alpha, least_sd=0.0).bound[at]
                    yield _relative(f"{method} {column}", bound, r[f"{method}_{column}"], least=1.0)
    if not any_:
        raise UnreadableDirectory("no r_farrington_P, r_farrington_D or r_ears (.parquet, .csv, .csv.gz) to compare with")


def _cells(bench: Benchmark, r: dict[str, Floats], name: str) -> tuple[Whole, Whole, tuple[Whole, Whole]]:
    """Series and weeks that occur, and where in their table each row of R's stands."""
    missing = {"series", "week"} - set(r)
    if missing:
        raise UnreadableDirectory(f"r_{name}: no column {', '.join(sorted(missing))}")
    ids, at_series = np.unique(r["series"].astype(np.int64), return_inverse=True)
    weeks, at_week = np.unique(r["week"].astype(np.int64) - bench.first_week, return_inverse=True)
    order = {int(number): row for row, number in enumerate(bench.ids)}
    if any(int(number) not in order for number in ids) or weeks.min() < 0 or weeks.max() >= bench.y.shape[1]:
        raise UnreadableDirectory(f"r_{name}: it names series or weeks that counts.csv does not hold")
    return np.array([order[int(number)] for number in ids]), weeks, (at_series, at_week)


def _compared(found: Farrington, r: dict[str, Floats], at: tuple[Whole, Whole], mode: str) -> Iterator[Line]:
    base, like = found.baseline, mode == "r"
    dropped = np.isnan(base.slope[at])
    differ = int((dropped != (r["dotrend"] == 0)).sum())
    yield Line("trend kept or dropped", len(dropped), differ, float(differ > 0), not differ or not like)
    yield _relative("mu0", np.exp(base.eta[at]), np.exp(r["eta"]), promised=like)
    yield _relative("phi", base.phi[at], r["phi"], promised=like)
    if like:
        yield _relative("se", base.se[at], r["se"])
    for alpha in ALPHAS:
        if f"delta_{alpha}" in r and like:
            yield _relative(f"delta bound {alpha}", bound_of(base, float(alpha), "delta")[at], r[f"delta_{alpha}"])
        if f"muan_{alpha}" in r and like:
            yield _same(
                f"muan bound {alpha}, where ≤ 1e6", bound_of(base, float(alpha), "muan")[at], r[f"muan_{alpha}"], like
            )
        if f"nb_{alpha}" in r:
            bound = bound_of(base, float(alpha))[at]
            yield _same(f"nb bound {alpha}", bound, r[f"nb_{alpha}"], like)
            if "enough" in r and "y" in r:
                alarms = [(r["y"] > each) & (r["enough"] == 1) for each in (bound, r[f"nb_{alpha}"])]
                yield _same(f"nb alarm {alpha}", alarms[0].astype(float), alarms[1].astype(float), like)


def _relative(what: str, ours: Floats, theirs: Floats, *, promised: bool = True, least: float = 0.0) -> Line:
    with np.errstate(divide="ignore", invalid="ignore"):
        distance = np.abs(ours - theirs) / np.maximum(np.abs(theirs), least)
    distance[(ours == theirs) | np.isnan(ours) & np.isnan(theirs)] = 0.0
    distance[np.isnan(distance)] = np.inf
    off, worst = int((distance > NEAR).sum()), float(distance.max())
    return Line(what, len(ours), off, worst, not promised or (off <= TIES * len(ours) and worst <= FAR))


def _same(what: str, ours: Floats, theirs: Floats, promised: bool) -> Line:
    """Where ours gives no bound because the mean is beyond reach, there is nothing to compare."""
    kept = ~np.isnan(ours)
    off = int((ours[kept] != theirs[kept]).sum())
    return Line(what, int(kept.sum()), off, float(off > 0), not promised or not off)
