"""Whether a letter is about labour: a list of words with weights, their company and what speaks against.

A suggestion for sorting imported letters, never a gate: the words that led to it are always given.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from doorstep.knowledge.language.lexicon import Words, fold
from doorstep.knowledge.language.topics import topics

THRESHOLD = 3.0
_TITLE_WORTH = 1.5
_REPEATED_WORTH = 0.5
_LONG_LETTER = 600
_CLEAR_TOPIC = 2
_CLAUSE = r"[^，。！？；,!?;\n]"
_DENIED = re.compile(r"(?:不是|并非|不涉及|无关乎)[^，。！？；\n]{0,2}$")


@dataclass(frozen=True)
class Judgement:
    """`words` led to it, the weightiest first; `against` spoke for another kind of letter."""

    labour: bool
    score: float
    topics: tuple[str, ...]
    words: tuple[str, ...]
    against: tuple[str, ...]
    reason_zh: str


@dataclass(frozen=True)
class _Weight:
    value: int
    topic: str | None


@dataclass(frozen=True)
class _Pair:
    topic: str
    needed: frozenset[str]
    pattern: re.Pattern[str]


@cache
def _lexicon() -> tuple[Words[_Weight], tuple[_Pair, ...]]:
    path = Path(__file__).parent / "data" / "labour_words.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    meaning = {fold(word): _Weight(0, None) for word in data["neutral"]}
    for value, words in data["against"].items():
        meaning |= {fold(word): _Weight(-value, None) for word in words}
    for topic, by_value in data["for"].items():
        for value, words in by_value.items():
            meaning |= {fold(word): _Weight(value, topic) for word in words}
    return Words(meaning), tuple(map(_pair, data["pairs"]))


def _pair(row: dict) -> _Pair:
    acts, pays = ("|".join(sorted(map(re.escape, row[name]), key=len, reverse=True)) for name in ("act", "pay"))
    near = f"(?:{acts}){_CLAUSE}{{0,8}}(?:{pays})|(?:{pays}){_CLAUSE}{{0,6}}(?:{acts})"
    return _Pair(row["topic"], frozenset(row["pay"]), re.compile(near))


def judge(text: str) -> Judgement:
    """Weigh one letter. A title (a short first line, or the first words) counts for more, a long letter
    needs more, and a single weak word never suffices."""
    words, pairs = _lexicon()
    plain = fold(text)
    title_end = _title_end(plain)
    seen: Counter[str] = Counter()
    in_title: set[str] = set()
    for at, word in words.find(plain):
        weight = words.meaning[word].value
        if weight > 0 and _DENIED.search(plain, max(0, at - 6), at):
            continue
        seen[word] += 1
        if at < title_end:
            in_title.add(word)
    weights = {word: words.meaning[word] for word in seen}
    worth = {
        word: weight.value * (1 + _TITLE_WORTH * (word in in_title) + _REPEATED_WORTH * (seen[word] > 1))
        for word, weight in weights.items()
        if weight.value
    }
    topic_of = {word: weight.topic for word, weight in weights.items()}
    _add_pairs(plain, title_end, pairs, worth, topic_of)
    for_it = {word: value for word, value in worth.items() if value > 0}
    total = sum(worth.values()) / (1 + len(plain) / _LONG_LETTER)
    if len(for_it) == 1 and all(word in weights and weights[word].value < 3 for word in for_it):
        total /= 2
    return _judgement(total, for_it, [word for word, value in worth.items() if value < 0], topic_of)


def _title_end(text: str) -> int:
    line = text.find("\n")
    if line < 0:
        return min(len(text), 40)
    return line if line <= 60 else 0


def _add_pairs(text: str, title_end: int, pairs: tuple[_Pair, ...], worth: dict[str, float], topic_of: dict) -> None:
    for pair in pairs:
        if any(word in text for word in pair.needed) and (hit := pair.pattern.search(text)):
            if hit.group() in worth:
                continue
            worth[hit.group()] = 3 * (1 + _TITLE_WORTH * (hit.start() < title_end))
            topic_of[hit.group()] = pair.topic


def _judgement(total: float, for_it: dict[str, float], against: list[str], topic_of: dict) -> Judgement:
    labour = total >= THRESHOLD
    by_topic: dict[str, float] = {}
    for word, value in for_it.items():
        by_topic[topic_of[word]] = by_topic.get(topic_of[word], 0) + value
    found = [
        code
        for code, value in sorted(by_topic.items(), key=lambda one: -one[1])
        if value >= _CLEAR_TOPIC and code != "other"
    ]
    words = sorted(for_it, key=lambda word: -for_it[word])
    return Judgement(
        labour=labour,
        score=round(total, 2),
        topics=tuple(found) if labour else (),
        words=tuple(words),
        against=tuple(against),
        reason_zh=_reason(labour, found, words, against),
    )


def _reason(labour: bool, found: list[str], words: list[str], against: list[str]) -> str:
    quoted = "、".join(f"“{word}”" for word in words[:5])
    if labour:
        names = "、".join(topics()[code].zh for code in found[:3]) or "劳动"
        return f"文中有{quoted}，像是{names}方面的来信。"
    if words and against:
        others = "、".join(f"“{word}”" for word in against[:3])
        return f"虽有{quoted}，但更多在说{others}，不像劳动方面的来信。"
    if words:
        return f"只有{quoted}，还看不出是劳动方面的来信。"
    return "没有看到劳动方面的字眼。"
