"""Fifteen of the simulated series of the benchmark, with what R's surveillance 1.20.3 said of them."""

import csv
import gzip
from functools import cache
from pathlib import Path

import numpy as np

SAMPLE = Path(__file__).parent / "data/sample"
WEEKS = np.arange(575, 624)  # the 49 judged, from 0


@cache
def counts() -> np.ndarray:
    return np.loadtxt(SAMPLE / "counts.csv", delimiter=",", skiprows=1)[:, 1:].T.copy()


@cache
def said_by_r(name: str) -> dict[str, np.ndarray]:
    """Column → (series, weeks judged)."""
    with gzip.open(SAMPLE / f"{name}.csv.gz", "rt") as file:
        head, *rows = csv.reader(file)
    table = np.array([[float("nan") if cell == "NA" else float(cell) for cell in row] for row in rows])
    return {column: table[:, i].reshape(-1, len(WEEKS)) for i, column in enumerate(head)}
