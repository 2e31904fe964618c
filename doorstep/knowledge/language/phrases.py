"""Things said with the words standing apart, found by groups of words with a bounded gap inside one sentence."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from doorstep.knowledge.language.lexicon import fold

USUAL_WORTH = 3
_AROUND = 16
_CLAUSE = r"[^，。！？；,!?;\n]"
_SENTENCE = r"[^。！？；!?;\n]"
_PART = re.compile(r"\{(?P<group>\w+)\}|~(?P<near>\d+)|…(?P<far>\d+)")
_SIGNS = re.compile(r"[\\\[\](){}?*+|^$.]")


@dataclass(frozen=True)
class Phrase:
    """`keys`: unless a text holds the beginning of one word of each, the pattern cannot match and is not tried."""

    topic: str
    worth: int
    keys: tuple[frozenset[str], ...]
    pattern: re.Pattern[str]
    needs: tuple[str, ...]
    unless: re.Pattern[str] | None

    def hits(self, text: str, beginnings: set[str]) -> Iterator[re.Match[str]]:
        for key in self.keys:
            if key.isdisjoint(beginnings):
                return
        for hit in self.pattern.finditer(text):
            around = text[max(0, hit.start() - _AROUND) : hit.end() + _AROUND]
            if self.unless and self.unless.search(around):
                continue
            if not self.needs or any(word in around for word in self.needs):
                yield hit


def beginnings(text: str) -> set[str]:
    """Every character and every two characters of a text: enough to skip most phrases without a search."""
    return {*text, *map("".join, zip(text, text[1:], strict=False))}


@cache
def phrases() -> tuple[Phrase, ...]:
    path = Path(__file__).parent / "data" / "phrases.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    groups = {name: tuple(map(fold, words)) for name, words in data["groups"].items()}
    return tuple(_phrase(row, said, groups) for row in data["phrases"] for said in row["say"])


def _phrase(row: Mapping, said: str, groups: Mapping[str, tuple[str, ...]]) -> Phrase:
    needs = tuple(map(fold, row.get("needs", ())))
    return Phrase(
        topic=row["topic"],
        worth=row.get("worth", USUAL_WORTH),
        keys=tuple(frozenset(word[:2] for word in words) for words in (*_needed(said, groups), needs) if words),
        pattern=re.compile(_PART.sub(lambda part: _regex(part, groups), said)),
        needs=needs,
        unless=re.compile(fold(row["unless"])) if "unless" in row else None,
    )


def _regex(part: re.Match[str], groups: Mapping[str, tuple[str, ...]]) -> str:
    if part["near"]:
        return f"{_CLAUSE}{{0,{part['near']}}}?"
    if part["far"]:
        return f"{_SENTENCE}{{0,{part['far']}}}?"
    return f"(?:{'|'.join(sorted(groups[part['group']], key=len, reverse=True))})"


def _needed(said: str, groups: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The groups of plain words that every way of saying it needs: those outside brackets."""
    named = [
        groups[part["group"]]
        for part in _PART.finditer(said)
        if part["group"] and said.count("(", 0, part.start()) == said.count(")", 0, part.start())
    ]
    return sorted((words for words in named if not any(map(_SIGNS.search, words))), key=len)
