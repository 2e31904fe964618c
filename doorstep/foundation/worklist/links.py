"""What is kept of a calendar link's token."""

import hashlib


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
