"""How right the reading of letters is: `python benchmarks/judging_letters.py DIR`, a folder with two labelled files:
`questions_public.jsonl` ({text, labour: true|false|null}) and `questions_claims_public.jsonl` ({text, claims: [labels]}).

Labels of claims are those of the column data_label in the list of topics. Intervals are 95 % bootstrap, seed fixed.
"""

import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from doorstep.knowledge.language.labour_letter import judge  # noqa: E402

TOPICS = ROOT / "doorstep/knowledge/language/data/topics.csv"
Counts = tuple[int, int, int]  # right, wrongly said, missed


def _read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def scores(rows: Sequence[Counts]) -> tuple[float, float, float]:
    right, wrong, missed = (sum(column) for column in zip(*rows, strict=True))
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def _line(name: str, rows: Sequence[Counts]) -> str:
    random = Random(11)  # noqa: S311
    f1 = sorted(scores(random.choices(rows, k=len(rows)))[2] for _ in range(500))
    precision, recall, middle = scores(rows)
    return f"{name:<38}{len(rows):>6}   P {precision:.3f}  R {recall:.3f}  F1 {middle:.3f} ({f1[12]:.3f}–{f1[487]:.3f})"


def labour(rows: list[dict]) -> list[Counts]:
    found = ((bool(judge(row["text"]).labour), bool(row["labour"])) for row in rows)
    return [(int(said and true), int(said and not true), int(true and not said)) for said, true in found]


def topics(rows: list[dict]) -> list[Counts]:
    with TOPICS.open(encoding="utf-8") as file:
        label_of = {row["code"]: row["data_label"] for row in csv.DictReader(file) if row["data_label"]}
    counts = []
    for row in rows:
        said = {label_of[code] for code in judge(row["text"]).topics if code in label_of}
        true = set(row["claims"])
        counts.append((len(said & true), len(said - true), len(true - said)))
    return counts


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    questions = [row for row in _read(folder / "questions_public.jsonl") if row["labour"] is not None]
    letters = [row for row in questions if row["source"].startswith("tipdm")]
    claims = _read(folder / "questions_claims_public.jsonl")
    print(_line("labour or not, citizens' letters", labour(letters)))
    print(_line("labour or not, short legal questions", labour([row for row in questions if row not in letters])))
    print(_line("topics of workers' questions", topics(claims)))
