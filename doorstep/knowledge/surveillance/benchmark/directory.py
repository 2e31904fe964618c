"""A folder of simulated series: counts, which outbreak was put where, and what R said of them.

`counts.csv` (week, s1, s2 …), `meta.csv` (series, k2, start, end …), `current_outbreak_cases.csv` (as counts, the judged weeks), and
`r_<name>.parquet`, `.csv` or `.csv.gz`. A missing week or an empty cell is a gap; what cannot be is refused with file, row and column.
"""

import csv
import gzip
import io
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import numpy as np

from doorstep.knowledge.errors import BadInput

from ..series import Flags, Floats, Whole, checked


class UnreadableDirectory(ValueError):
    """The sentence says which file, where, and what would do."""


@dataclass(frozen=True)
class Benchmark:
    """`y` (series, weeks) counts, NaN in gaps; `first_week` the number of column 0; `judged` indexes of the weeks evaluated; `cases`
    (series, judged) of the outbreak put there; `strength` k (0 clean); `start`, `end` its weeks as indexes; `notes` what was masked."""

    y: Floats
    ids: Whole
    first_week: int
    judged: Whole
    cases: Floats
    strength: Whole
    start: Whole
    end: Whole
    notes: tuple[str, ...]


def read(folder: Path) -> Benchmark:
    weeks, names, table = _table(folder / "counts.csv")
    judged, judged_names, cases = _table(folder / "current_outbreak_cases.csv")
    meta = _meta(folder / "meta.csv")
    ids = np.array([_series(name, "counts.csv") for name in names])
    for name, others in (
        ("current_outbreak_cases.csv", judged_names),
        ("meta.csv", [f"s{each}" for each in meta["series"]]),
    ):
        if others != names:
            raise UnreadableDirectory(f"{name}: its series are not those of counts.csv, in their order")
    if judged.max() > weeks.max() or judged.min() < weeks.min():
        raise UnreadableDirectory(
            f"current_outbreak_cases.csv: week {judged.max()} lies outside counts.csv ({weeks.min()}–{weeks.max()})"
        )
    first, total = int(weeks.min()), int(weeks.max() - weeks.min() + 1)
    y = np.full((len(names), total), np.nan)
    y[:, weeks - first] = table.T
    try:
        counts = checked(y)
    except BadInput as refusal:
        raise UnreadableDirectory(f"counts.csv: {_where(y, names, first)} ({refusal.what_would_be_valid_zh})") from None
    notes = list(_notes(counts.y, counts.too_large, names, first, counts.seen))
    return Benchmark(
        counts.y, ids, first, judged - first, np.nan_to_num(cases.T), meta["k2"], meta["start"] - first, meta["end"] - first, tuple(notes)
    )  # fmt: skip


def said_by_r(folder: Path, name: str) -> dict[str, Floats] | None:
    """Columns of `r_<name>`, or None where the folder has no such file."""
    for path in (folder / f"r_{name}.parquet", folder / f"r_{name}.csv", folder / f"r_{name}.csv.gz"):
        if path.exists():
            return _parquet(path) if path.suffix == ".parquet" else _columns(path)
    return None


def _parquet(path: Path) -> dict[str, Floats]:
    for library in ("polars", "pyarrow.parquet"):
        try:
            module = import_module(library)
        except ImportError:
            continue
        table = module.read_parquet(path) if library == "polars" else module.read_table(path)
        names = table.columns if library == "polars" else table.column_names
        return {name: np.array(table[name].to_numpy(), dtype=np.float64) for name in names}
    raise UnreadableDirectory(
        f"{path.name}: reading Parquet needs polars or pyarrow (pip install pyarrow), or give it as .csv.gz"
    )


def _columns(path: Path) -> dict[str, Floats]:
    head, rows = _rows(path)
    table = np.array([[_number(cell, path.name, i, head[j]) for j, cell in enumerate(row)] for i, row in enumerate(rows)])
    return {name: table[:, j] for j, name in enumerate(head)}


def _table(path: Path) -> tuple[Whole, list[str], Floats]:
    head, rows = _rows(path)
    if head[0] != "week":
        raise UnreadableDirectory(f"{path.name}: the first column must be “week”, not “{head[0]}”")
    values = np.array([[_number(cell, path.name, i, head[j]) for j, cell in enumerate(row)] for i, row in enumerate(rows)])
    weeks = values[:, 0]
    if np.isnan(weeks).any() or (weeks != np.floor(weeks)).any() or len(np.unique(weeks)) != len(weeks):
        raise UnreadableDirectory(f"{path.name}: weeks must be different whole numbers")
    if np.ptp(weeks) > 100 * len(weeks):
        raise UnreadableDirectory(f"{path.name}: week {int(weeks.max())} is far from all others")
    return weeks.astype(np.int64), head[1:], values[:, 1:]


def _meta(path: Path) -> dict[str, Whole]:
    columns = _columns(path)
    missing = {"series", "k2", "start", "end"} - set(columns)
    if missing:
        raise UnreadableDirectory(f"{path.name}: no column {', '.join(sorted(missing))}")
    if any(np.isnan(columns[name]).any() for name in ("series", "k2", "start", "end")):
        raise UnreadableDirectory(f"{path.name}: series, k2, start and end must be filled in")
    return {name: columns[name].astype(np.int64) for name in ("series", "k2", "start", "end")}


def _rows(path: Path) -> tuple[list[str], list[list[str]]]:
    try:
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        head, *rows = [row for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"))) if row]
    except (OSError, UnicodeDecodeError, csv.Error, ValueError, EOFError) as error:
        raise UnreadableDirectory(f"{path.name}: cannot be read ({type(error).__name__}: {error})") from None
    for i, row in enumerate(rows):
        if len(row) != len(head):
            raise UnreadableDirectory(f"{path.name}: row {i + 2} has {len(row)} cells, the head has {len(head)}")
    if not rows:
        raise UnreadableDirectory(f"{path.name}: it has a head but no rows")
    return head, rows


def _number(cell: str, file: str, row: int, column: str) -> float:
    text = cell.strip()
    if text in {"", "NA", "NaN"}:
        return float("nan")
    try:
        return float(text)
    except ValueError:
        raise UnreadableDirectory(f"{file}: row {row + 2}, column {column}: “{text[:40]}” is not a number") from None


def _series(name: str, file: str) -> int:
    if name[:1] != "s" or not name[1:].isdecimal():
        raise UnreadableDirectory(f"{file}: a column must be named s1, s2 …, not “{name[:40]}”")
    return int(name[1:])


def _where(y: Floats, names: list[str], first: int) -> str:
    with np.errstate(invalid="ignore"):
        row, week = np.argwhere((y < 0) | np.isinf(y) | (y != np.floor(y)) & ~np.isnan(y))[0]
    return f"week {week + first}, column {names[row]}: {y[row, week]:g} cannot be a count"


def _notes(y: Floats, large: Whole, names: list[str], first: int, seen: Flags) -> list[str]:
    gaps = int(np.isnan(y).sum()) - len(large)
    told = [f"masked: week {week + first} of {names[row]} holds a count beyond belief" for row, week in large[:5]]
    told += [f"masked: {len(large) - 5} more such counts"] if len(large) > 5 else []
    told += [f"masked: {gaps} missing cells"] if gaps else []
    silent = [name for name, any_ in zip(names, seen, strict=True) if not any_]
    return told + ([f"silent: {len(silent)} series have no case at all ({', '.join(silent[:5])})"] if silent else [])
