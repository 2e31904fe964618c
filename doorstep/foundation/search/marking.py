"""Where in a text the words that were looked for stand, and the piece of it that is shown."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

AROUND = 26
MOST_SHOWN = 90


@dataclass(frozen=True)
class Piece:
    words: str
    marked: bool = False


@dataclass(frozen=True)
class Spread:
    """The text in one spelling, and for each of its characters where in the original it came from."""

    plain: str
    places: tuple[int, ...]


def spread(text: str) -> Spread:
    """As `tokens.plain` spells it, character by character: a sign between digits of one figure is left out."""
    letters, places = [], []
    for place, letter in enumerate(text):
        if letter in ",，" and _groups(text, place):
            continue
        for one in unicodedata.normalize("NFKC", letter).casefold():
            letters.append(one if one.isalnum() else " ")
            places.append(place)
    return Spread("".join(letters), tuple(places))


def _groups(text: str, place: int) -> bool:
    after = text[place + 1 : place + 4]
    return place > 0 and text[place - 1].isdigit() and len(after) == 3 and after.isdigit()


def spans(shown: Spread, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where each word stands in the original, in order and without overlaps."""
    found = []
    for word in words:
        start = shown.plain.find(word)
        while start >= 0:
            found.append((shown.places[start], shown.places[start + len(word) - 1] + 1))
            start = shown.plain.find(word, start + len(word))
    merged: list[tuple[int, int]] = []
    for begin, end in sorted(found):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged


def excerpt(text: str, found: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """A line around the first place, with every place in it marked."""
    begin = max(0, found[0][0] - AROUND)
    end = min(len(text), begin + MOST_SHOWN)
    pieces, at = [Piece("…")] if begin else [], begin
    for start, stop in found:
        if start >= end:
            break
        pieces += [Piece(text[at:start]), Piece(text[start : min(stop, end)], True)]
        at = min(stop, end)
    pieces += [Piece(text[at:end]), Piece("…" if end < len(text) else "")]
    return tuple(
        Piece(" ".join(one.words.split()) if len(one.words) > 1 else one.words, one.marked) for one in pieces if one.words
    )
