"""An enterprise's score: a sum anyone can add up again, each part with its reason, its day and how it fades. It opens a visit, never a sanction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml

from doorstep.knowledge.errors import BadInput

DATA = Path(__file__).parent / "data" / "scorecard.yaml"
REASONS_SHOWN = 3


@dataclass(frozen=True)
class Level:
    at_least: float
    points: float
    reason: str


@dataclass(frozen=True)
class Indicator:
    name: str
    words_zh: str
    unit_zh: str
    half_life: float
    lower_zh: str
    levels: tuple[Level, ...]

    def level(self, value: float) -> Level | None:
        return next((level for level in reversed(self.levels) if value >= level.at_least), None)


@dataclass(frozen=True)
class Card:
    version: int
    cap: float
    indicators: Mapping[str, Indicator]


@dataclass(frozen=True)
class Observed:
    """`value` of an indicator in its own unit, as it stood on `day`."""

    indicator: str
    value: float
    day: date


@dataclass(frozen=True)
class Part:
    reason: str
    words_zh: str
    points: float
    full: float
    value: float
    day: date
    lower_zh: str


@dataclass(frozen=True)
class Score:
    """`points` 0 … cap; `parts` the heaviest first; `reasons` codes of the heaviest three; `lowers` what would lower it, with points; `gaps` indicators of
    which nothing is known; `version` of the card."""

    points: float
    parts: tuple[Part, ...]
    reasons: tuple[str, ...]
    lowers: tuple[tuple[str, float], ...]
    gaps: tuple[str, ...]
    version: int


@cache
def card(path: Path = DATA) -> Card:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    indicators = {
        name: Indicator(
            name, row["words"], row["unit"], float(row["half_life"]), row["lower"],
            tuple(Level(float(least), float(points), reason) for least, points, reason in row["levels"]),
        )
        for name, row in raw["indicators"].items()
    }  # fmt: skip
    return Card(raw["version"], float(raw["cap"]), indicators)


def score(observed: Iterable[Observed], on: date, known: Iterable[str] = (), weights: Card | None = None) -> Score:
    """Points on the day `on`: level's points × 0.5^(age / half-life), of each indicator the heaviest observation only (its cap).

    `known` names indicators whose source was asked and had nothing: they are no gap. Additive and capped; own rule of this house.
    Raises `BadInput` for an unknown indicator, a negative value or a day to come.
    """
    table = weights or card()
    best: dict[str, Part] = {}
    named = set(known)
    for each in observed:
        part = _part(each, on, table)
        named.add(each.indicator)
        if part and (each.indicator not in best or abs(part.points) > abs(best[each.indicator].points)):
            best[each.indicator] = part
    parts = tuple(sorted(best.values(), key=lambda part: (-part.points, part.reason)))
    points = min(table.cap, max(0.0, sum(part.points for part in parts)))
    raising = [part for part in parts if part.points > 0]
    return Score(
        round(points, 1), parts, tuple(part.reason for part in raising[:REASONS_SHOWN]),
        tuple((part.lower_zh, part.points) for part in raising), tuple(name for name in table.indicators if name not in named), table.version,
    )  # fmt: skip


def _part(seen: Observed, on: date, table: Card) -> Part | None:
    indicator = table.indicators.get(seen.indicator)
    if indicator is None:
        raise BadInput("indicator", f"没有“{seen.indicator}”这一项。")
    if not seen.value >= 0:
        raise BadInput(seen.indicator, "数值不能是负数。")
    if seen.day > on:
        raise BadInput(seen.indicator, "日期不能在计分日之后。")
    level = indicator.level(seen.value)
    if level is None:
        return None
    points = level.points * 0.5 ** ((on - seen.day) / timedelta(days=1) / indicator.half_life)
    return Part(level.reason, indicator.words_zh, points, level.points, seen.value, seen.day, indicator.lower_zh)
