"""How right the reading is, on any folder of labelled JSON lines: precision, recall and F1 per kind, with bootstrap intervals.

A row takes part by the fields it has: `claims` (labels of the common list: its data_label, code or name), `amounts_yuan`, `dates`
(2016-12-03, --03-02, 1961: only what is written) and `people`, `labour` (true or false). A prediction whose label never occurs in
the file is not counted: who labelled did not look for it. `told_on`, when a row has it, is the day of telling.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from doorstep.knowledge.language.labour_letter import judge
from doorstep.knowledge.language.topics import topics
from doorstep.knowledge.language.understanding import Understanding, understand

Counts = tuple[int, int, int]  # right, wrongly said, missed
DRAWS, SEED = 1000, 11
SMALLEST_SOURCE = 30
TOLD_ON = date(2024, 6, 1)
SPEED_SAMPLE, SPEED_LENGTH = 400, 200


class UnreadableData(ValueError):
    pass


@dataclass(frozen=True)
class Line:
    kind: str
    counts: Sequence[Counts]

    def __str__(self) -> str:
        figures = [_with_interval(self.counts, which) for which in range(3)]
        right, wrong, missed = (sum(column) for column in zip(*self.counts, strict=True))
        return (
            f"  {self.kind:<18}{len(self.counts):>6} rows {right + missed:>6} labels  "
            + "  ".join(f"{name} {figure}" for name, figure in zip(("P", "R", "F1"), figures, strict=True))
            + f"   +{right} !{wrong} -{missed}"
        )


def scores(rows: Sequence[Counts]) -> tuple[float, float, float]:
    right, wrong, missed = (sum(column) for column in zip(*rows, strict=True))
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def _with_interval(rows: Sequence[Counts], which: int) -> str:
    random = Random(SEED)  # noqa: S311
    drawn = sorted(scores(random.choices(rows, k=len(rows)))[which] for _ in range(DRAWS))
    low, high = drawn[DRAWS // 40], drawn[-DRAWS // 40 - 1]
    return f"{scores(rows)[which]:.3f} ({low:.3f}–{high:.3f})"


def bench(folder: Path, where: str = "") -> Iterator[str]:
    """The report, line by line. `where` (field=value) keeps only the rows that have it."""
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise UnreadableData(f"no .jsonl file in {folder}")
    texts: list[str] = []
    for path in files:
        rows = [
            row for row in read_rows(path) if not where or str(row.get(where.partition("=")[0])) == where.partition("=")[2]
        ]
        texts += [row["text"] for row in rows[:SPEED_SAMPLE]]
        lines = lines_of(rows)
        yield f"{path.name}: {len(rows)} rows" + ("" if lines else ", none labelled")
        yield from map(str, lines)
    yield speed(texts)


def read_rows(path: Path) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise UnreadableData(f"{path.name}, line {number}: not JSON") from error
        if isinstance(row, dict) and isinstance(row.get("text"), str):
            rows.append(row)
    return rows


def lines_of(rows: Sequence[dict[str, Any]]) -> list[Line]:
    """One line for each kind that some row of the file is labelled with."""
    read: dict[int, Understanding] = {}

    def of(row: dict[str, Any]) -> Understanding:
        if id(row) not in read:
            read[id(row)] = understand(row["text"], _told_on(row))
        return read[id(row)]

    lines = []
    claimed = [row for row in rows if isinstance(row.get("claims"), list)]
    if claimed:
        name_of = names_of({label for row in claimed for label in row["claims"]})
        lines.append(Line("claims", [_compare(set(row["claims"]), _claims(of(row), name_of)) for row in claimed]))
    for kind, field, said in (("sums", "amounts_yuan", _sums), ("dates", "dates", _dates), ("people", "people", _people)):
        labelled = [row for row in rows if isinstance(row.get(field), list)]
        if labelled:
            lines.append(Line(kind, [_compare({_plain(one) for one in row[field]}, said(of(row))) for row in labelled]))
    known = [row for row in rows if isinstance(row.get("labour"), bool)]
    if known:
        lines.append(Line("labour or not", _labour(known)))
        lines += [Line(f"- {name}", _labour(those)) for name, those in _by_source(known).items()]
    return lines


def _labour(rows: Sequence[dict[str, Any]]) -> list[Counts]:
    return [_compare({True} & {row["labour"]}, {True} & {judge(row["text"]).labour}) for row in rows]


def _by_source(rows: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Where rows come from several sources, each of some size on its own: letters and one-line questions differ much."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(str(row.get("source", "")), []).append(row)
    large = {name: those for name, those in found.items() if len(those) >= SMALLEST_SOURCE}
    return large if len(found) > 1 else {}


def names_of(labels: set[str]) -> dict[str, str]:
    """Code → the label under which a file knows it, for the codes it knows."""
    names = {}
    for code, topic in topics().items():
        name = next((name for name in (topic.data_label, code, topic.zh) if name in labels), None)
        if name:
            names[code] = name
    return names


def _claims(read: Understanding, name_of: dict[str, str]) -> set[str]:
    return {name_of[one.value] for one in read.claims if not one.negated and one.value in name_of}


def _sums(read: Understanding) -> set[Any]:
    return {_plain(one.value) for one in read.sums if one.kind != "sum_reckoned"}


def _dates(read: Understanding) -> set[Any]:
    return {one.written for one in read.dates if one.written}


def _people(read: Understanding) -> set[Any]:
    return {_plain(one.value.count) for one in read.people if one.sure > 0.5}


def _plain(value: Any) -> Any:
    return value if isinstance(value, str) else Decimal(str(value)).normalize()


def _compare(true: set[Any], said: set[Any]) -> Counts:
    return len(true & said), len(said - true), len(true - said)


def _told_on(row: dict[str, Any]) -> date:
    return date.fromisoformat(row["told_on"]) if isinstance(row.get("told_on"), str) else TOLD_ON


def speed(texts: Sequence[str]) -> str:
    """Reading texts of 200 characters, each several times; the median of the quickest."""
    joined = "\n".join(texts)
    pieces = [
        joined[at : at + SPEED_LENGTH] for at in range(0, min(len(joined), SPEED_LENGTH * SPEED_SAMPLE), SPEED_LENGTH)
    ]
    quickest = []
    for piece in pieces:
        taken = []
        for _ in range(3):
            began = perf_counter()
            understand(piece, TOLD_ON)
            taken.append(perf_counter() - began)
        quickest.append(min(taken))
    return f"understanding {SPEED_LENGTH} characters: median {median(quickest) * 1000:.2f} ms over {len(quickest)} pieces"
