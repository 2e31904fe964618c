"""CPU seconds per series-week, ours and, where it is installed, R's, in alternating runs of one process each."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import process_time

import numpy as np

from ..ears import ears
from ..farrington.detecting import farrington
from .directory import Benchmark, UnreadableDirectory, read

RUNS, R_SERIES, R_MINUTES = 5, 9, 30
R_NAMES = ("farringtonFlexible", "earsC")


def speed(folder: Path, with_r: bool) -> Iterator[str]:
    bench = read(folder)
    rscript = shutil.which("Rscript")
    if with_r and not rscript:
        raise UnreadableDirectory(
            "Rscript is not installed: apt install r-base-core r-cran-surveillance, or leave out --with-r"
        )
    ours: dict[str, list[float]] = {name: [] for name in _jobs(bench)}
    theirs: dict[str, list[float]] = {name: [] for name in R_NAMES}
    for _ in range(RUNS):
        for name, job in _jobs(bench).items():
            ours[name].append(_timed(job) / bench.y.shape[0] / len(bench.judged))
        if with_r and rscript:
            for name, each in zip(R_NAMES, _timed_r(rscript, folder, bench), strict=True):
                theirs[name].append(each)
    yield f"{bench.y.shape[0]} series × {len(bench.judged)} weeks, median of {RUNS} runs, CPU microseconds per series-week"
    for name, seconds in ours.items():
        rival = theirs["earsC" if name == "EARS C1" else "farringtonFlexible"]
        ratio = f"   {median(rival) / median(seconds):8.0f} × R ({1e6 * median(rival):.0f} µs)" if rival else ""
        yield f"  {name:<18}{1e6 * median(seconds):10.2f} µs{ratio}"


def _jobs(bench: Benchmark) -> dict[str, Callable[[], object]]:
    return {
        "Farrington r": lambda: farrington(bench.y, bench.judged, mode="r", fit_all=True),
        "Farrington mle": lambda: farrington(bench.y, bench.judged, mode="mle", fit_all=True),
        "EARS C1": lambda: ears(bench.y, bench.judged, "C1"),
    }


def _timed(job: Callable[[], object]) -> float:
    before = process_time()
    job()
    return process_time() - before


def _timed_r(rscript: str, folder: Path, bench: Benchmark) -> list[float]:
    some = np.unique(np.linspace(1, bench.y.shape[0], R_SERIES).astype(int))
    first, last = (int(week) + 1 for week in (bench.judged.min(), bench.judged.max()))
    arguments = [rscript, str(Path(__file__).with_name("timing.R")), str(folder / "counts.csv"), str(first), str(last)]
    done = subprocess.run(  # noqa: S603 — a fixed script beside this file, the folder is the caller's own
        [*arguments, ",".join(map(str, some))], capture_output=True, text=True, timeout=60 * R_MINUTES, check=False
    )
    if done.returncode:
        raise UnreadableDirectory(f"Rscript failed: {done.stderr.strip()[-200:]}")
    return [float(number) for number in done.stdout.split()]
