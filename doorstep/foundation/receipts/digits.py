"""The sixteen digits: how they are drawn, and how people write them."""

import secrets
import unicodedata

LENGTH = 16
_BETWEEN = set(" \t\r\n-_.,·•—–‐‑‒−/、，。\u3000\u200b\ufeff")


def draw_digits() -> str:
    return "".join(secrets.choice("0123456789") for _ in range(LENGTH))


def cleaned(written: str) -> str:
    """Full-width digits, spaces and dashes as one row of signs; whatever else was written stays in."""
    plain = unicodedata.normalize("NFKC", written)
    return "".join(sign for sign in plain if sign not in _BETWEEN and not sign.isspace())


def is_whole(signs: str) -> bool:
    return len(signs) == LENGTH and signs.isascii() and signs.isdigit()
