"""Codes of people's records: random, as a running number would tell how many there are and invite guessing."""

import secrets

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def new_code(prefix: str, length: int = 10) -> str:
    return f"{prefix}-" + "".join(secrets.choice(_LETTERS) for _ in range(length))
