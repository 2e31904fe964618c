"""Labour or not, fitted on a district's own labels: hashed character n-grams and the lexicon's score, logistic regression.

Pure NumPy, deterministic: the same labels give the same weights. A fitted router is a suggestion like the lexicon; whether it is
used is for a person to decide, beside the figures of `evaluate`, which never judges a letter it was fitted on.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.language.labour_letter import THRESHOLD, judge
from doorstep.knowledge.language.lexicon import fold

VERSION = 1
BUCKETS, SIZES, LONGEST = 1 << 15, (1, 2, 3), 2000
FEWEST_EACH, FOLDS, ROUNDS, STEP, RIDGE = 20, 5, 80, 0.1, 2e-5
DRAWS, SEED = 500, 11
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))

Features = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True)
class Figure:
    """A share with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float

    def as_record(self) -> list[float]:
        return [round(one, 4) for one in (self.value, self.low, self.high)]


@dataclass(frozen=True)
class Scores:
    precision: Figure
    recall: Figure
    f1: Figure

    def as_record(self) -> dict[str, list[float]]:
        return {"precision": self.precision.as_record(), "recall": self.recall.as_record(), "f1": self.f1.as_record()}


@dataclass(frozen=True)
class Evaluation:
    """Both over the same labelled letters; the router's by cross-validation."""

    labour: int
    other: int
    router: Scores
    lexicon: Scores

    def as_record(self) -> dict[str, Any]:
        return {
            "labour": self.labour, "other": self.other, "router": self.router.as_record(), "lexicon": self.lexicon.as_record(),
        }  # fmt: skip


@dataclass(frozen=True, eq=False)
class Router:
    weights: np.ndarray
    bias: float

    def score(self, text: str) -> float:
        """0 to 1; labour from one half on."""
        places, values = features_of(text)
        return float(_sigmoid(np.array([values @ self.weights[places] + self.bias]))[0])

    def is_labour(self, text: str) -> bool:
        return self.score(text) >= 0.5

    def as_record(self) -> dict[str, Any]:
        packed = base64.b64encode(zlib.compress(self.weights.astype("<f4").tobytes(), 6)).decode()
        return {"version": VERSION, "bias": self.bias, "weights": packed}

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> Router:
        """Raises BadInput for weights of another making, which would judge nonsense."""
        if record.get("version") != VERSION:
            raise BadInput("version", f"这套权重是另一版做的，请重新训练（现在是第{VERSION}版）")
        weights = np.frombuffer(zlib.decompress(base64.b64decode(record["weights"])), dtype="<f4")
        return cls(weights, float(record["bias"]))


def fit(texts: Sequence[str], labour: Sequence[bool]) -> Router:
    """`labour` says of each text whether it is. At least 20 of each kind."""
    _enough(labour)
    return _fit([features_of(text) for text in texts], np.array(labour, dtype=float))


def evaluate(texts: Sequence[str], labour: Sequence[bool]) -> Evaluation:
    """Five folds, both kinds spread evenly; each letter is judged by a router that has not seen it."""
    _enough(labour)
    rows, true = [features_of(text) for text in texts], np.array(labour, dtype=bool)
    fold_of = np.empty(len(true), dtype=int)
    random = np.random.default_rng(SEED)
    for kind in (True, False):
        places = random.permutation(np.flatnonzero(true == kind))
        fold_of[places] = np.arange(len(places)) % FOLDS
    said = np.zeros(len(true), dtype=bool)
    for fold_number in range(FOLDS):
        kept = np.flatnonzero(fold_of != fold_number)
        router = _fit([rows[place] for place in kept], true[kept].astype(float))
        for place in np.flatnonzero(fold_of == fold_number):
            said[place] = _dot(rows[place], router) >= 0
    by_lexicon = np.array([judge(text).labour for text in texts])
    return Evaluation(int(true.sum()), int((~true).sum()), _scores(true, said), _scores(true, by_lexicon))


def features_of(text: str) -> Features:
    """(places, values): which n-grams a text holds, of length one together, and beside them what the lexicon says."""
    score = judge(text[:LONGEST]).score
    codes = np.frombuffer(fold(text[:LONGEST]).encode("utf-32-le", "replace"), dtype="<u4").astype(np.uint64)
    hashed = [_grams(codes, size) for size in SIZES if len(codes) >= size]
    places, counts = np.unique(np.concatenate(hashed), return_counts=True) if hashed else (np.array([], int), np.array([]))
    values = 1 + np.log(counts.astype(float)) if len(places) else np.array([])
    length = float(np.sqrt(values @ values)) or 1.0
    # The last two buckets hold the lexicon's judgement, so that few labels already do as well as it does.
    lexicon = np.array([np.tanh((score - THRESHOLD) / 4), float(score >= THRESHOLD) - 0.5])
    return np.concatenate([places, [BUCKETS, BUCKETS + 1]]).astype(np.int64), np.concatenate([values / length, lexicon])


def _grams(codes: np.ndarray, size: int) -> np.ndarray:
    with np.errstate(over="ignore"):
        mixed = np.full(len(codes) - size + 1, size, dtype=np.uint64)
        for nth in range(size):
            mixed = (mixed ^ codes[nth : len(codes) - size + 1 + nth]) * _MIX[nth]
            mixed ^= mixed >> np.uint64(29)
    return (mixed % np.uint64(BUCKETS)).astype(np.int64)


def _fit(rows: Sequence[Features], true: np.ndarray) -> Router:
    places = np.concatenate([row[0] for row in rows])
    values = np.concatenate([row[1] for row in rows])
    row_of = np.repeat(np.arange(len(rows)), [len(row[0]) for row in rows])
    # Both kinds weigh the same, however few letters are about labour.
    share = np.where(true == 1, 0.5 / max(true.sum(), 1), 0.5 / max((1 - true).sum(), 1))
    size = BUCKETS + 2
    # A bucket seen in one letter only says nothing of the next one.
    seen = np.bincount(places, minlength=size) > 1
    weights, bias = np.zeros(size), 0.0
    moment, spread, bias_moment, bias_spread = np.zeros(size), np.zeros(size), 0.0, 0.0
    for turn in range(1, ROUNDS + 1):
        lean = np.bincount(row_of, weights=values * weights[places], minlength=len(rows)) + bias
        wrong = (_sigmoid(lean) - true) * share
        slope = np.bincount(places, weights=values * wrong[row_of], minlength=size) + RIDGE * weights
        slope[~seen] = 0.0
        bias_slope = float(wrong.sum())
        moment, spread = 0.9 * moment + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        bias_moment, bias_spread = 0.9 * bias_moment + 0.1 * bias_slope, 0.999 * bias_spread + 0.001 * bias_slope**2
        first, second = 1 - 0.9**turn, 1 - 0.999**turn
        weights -= STEP * (moment / first) / (np.sqrt(spread / second) + 1e-8)
        bias -= STEP * (bias_moment / first) / (float(np.sqrt(bias_spread / second)) + 1e-8)
    return Router(weights.astype("<f4"), float(round(bias, 6)))


def _dot(row: Features, router: Router) -> float:
    return float(row[1] @ router.weights[row[0]] + router.bias)


def _sigmoid(value: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(value, -30, 30)))


def _enough(labour: Sequence[bool]) -> None:
    yes = sum(labour)
    if min(yes, len(labour) - yes) < FEWEST_EACH:
        raise BadInput("labels", f"劳动方面和别的各要{FEWEST_EACH}封以上，现在是{yes}封和{len(labour) - yes}封")


def _scores(true: np.ndarray, said: np.ndarray) -> Scores:
    random = np.random.default_rng(SEED)
    drawn = [random.integers(0, len(true), len(true)) for _ in range(DRAWS)]
    columns = zip(*(_three(true[rows], said[rows]) for rows in drawn), strict=True)
    middle = _three(true, said)
    figures = [
        Figure(value, float(np.quantile(column, 0.025)), float(np.quantile(column, 0.975)))
        for value, column in zip(middle, columns, strict=True)
    ]
    return Scores(*figures)


def _three(true: np.ndarray, said: np.ndarray) -> tuple[float, float, float]:
    right, wrong, missed = int((true & said).sum()), int((~true & said).sum()), int((true & ~said).sum())
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


@lru_cache(maxsize=8)
def router_of(version: int, bias: float, weights: str) -> Router:
    """A kept router, unpacked once per process."""
    return Router.from_record({"version": version, "bias": bias, "weights": weights})
