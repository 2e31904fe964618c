"""Words to keyed tokens. Of each text the pairs of neighbouring characters enter, each as ten characters that only the index
key can make again; in which order they stood is not kept."""

import base64
import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from doorstep.foundation.kit.sealing import current_ring

LENGTH = 10
_GROUPING = re.compile(r"(?<=\d)[,，](?=\d{3})")


def plain(text: str) -> str:
    """One spelling for what people write in several ways: width, case, grouped digits; signs part words."""
    text = unicodedata.normalize("NFKC", _GROUPING.sub("", text)).casefold()
    return "".join(letter if letter.isalnum() else " " for letter in text)


def runs(text: str) -> list[str]:
    """What stands together without a sign between."""
    return plain(text).split()


def pairs(words: Iterable[str]) -> set[str]:
    return {word[start : start + 2] for word in words for start in range(len(word) - 1)}


def token(purpose: str, value: str) -> str:
    return _keyed(current_ring().index, purpose, value)


@lru_cache(maxsize=60_000)
def _keyed(key: bytes, purpose: str, value: str) -> str:
    digest = hmac.digest(key, f"search-{purpose}\x00{value}".encode(), hashlib.sha256)
    return base64.b32encode(digest).decode()[:LENGTH].lower()


def word_tokens(texts: Iterable[str]) -> set[str]:
    key = current_ring().index
    return {_keyed(key, "w", pair) for pair in pairs(run for text in texts if text for run in runs(text))}


def made_with() -> str:
    """Names the index key without showing it: what was made with another is made anew."""
    return token("key", "mark")
