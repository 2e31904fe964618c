"""Many words found in one pass over a text, the longest at each place; fast for tens of thousands of names."""

import re
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")
SHORTEST = 2

# Full-width letters, digits and brackets count as their half-width forms, capitals as small letters;
# each stays one character, so that places found in the folded text hold in the text as written.
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD |= {code: code - 0xFEE0 + 32 for code in range(0xFF21, 0xFF3B)}
_FOLD |= {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def fold(text: str) -> str:
    return text.translate(_FOLD)


# Signs between figures become plain; signs between sentences become full width, so that one spelling of each need be known.
_FIGURES: dict[int, int | str] = {code: to for code, to in _FOLD.items() if chr(to).isalnum() or chr(to) in ".-/~:%()"}
_FIGURES |= {ord(";"): "；", ord("!"): "！", ord("?"): "？", ord("\u3000"): " "}
_PAUSE = re.compile(r"(?<![0-9]),|,(?![0-9]{3}(?![0-9]))")


def fold_figures(text: str) -> str:
    """As `fold` for figures and letters, while pauses and sentence ends keep (or get) their Chinese form."""
    return _PAUSE.sub("，", text.translate(_FIGURES))


class Words(Generic[Meaning]):
    """Finds listed words (two characters or more); what each stands for is the caller's."""

    def __init__(self, meaning: Mapping[str, Meaning]):
        self.meaning = {word: what for word, what in meaning.items() if len(word) >= SHORTEST}
        sizes: dict[str, set[int]] = {}
        for word in self.meaning:
            sizes.setdefault(word[:SHORTEST], set()).add(len(word))
        self._sizes = {first: tuple(sorted(of, reverse=True)) for first, of in sizes.items()}

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """(position, word) from left to right. Hits never overlap: a longer word swallows a shorter."""
        sizes, meaning, at, end = self._sizes, self.meaning, 0, len(text) - 1
        while at < end:
            for size in sizes.get(text[at : at + SHORTEST], ()):
                word = text[at : at + size]
                if word in meaning:
                    yield at, word
                    at += size - 1
                    break
            at += 1
