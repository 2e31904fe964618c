"""Where files lie: sealed whole under a key of their own, in Django's default storage, under names of ours."""

import base64
import hashlib
import secrets
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from doorstep.foundation.kit.sealing import CannotUnseal, seal_with, unseal_with

from .models import StoredFile

FOLDER = "sealed"


class FileLost(Exception):
    """The storage does not hold the file, or holds something else under its name."""


@dataclass(frozen=True)
class Kept:
    stored_as: str
    wrapped_key: str
    fingerprint: str


def put_away(code: str, content: bytes) -> Kept:
    """The fingerprint is that of the sealed bytes: it shows a damaged disk and tells nothing about the content."""
    key = secrets.token_bytes(32)
    sealed = seal_with(key, content, f"file:{code}")
    name = secrets.token_hex(16)
    stored_as = default_storage.save(f"{FOLDER}/{name[:2]}/{name}", ContentFile(sealed))
    return Kept(stored_as, base64.b64encode(key).decode(), hashlib.sha256(sealed).hexdigest())


def taken_out(file: StoredFile) -> bytes:
    try:
        with default_storage.open(file.stored_as) as stored:
            sealed = stored.read()
        return unseal_with(base64.b64decode(file.wrapped_key), sealed, f"file:{file.code}")
    except (OSError, CannotUnseal, ValueError) as error:
        raise FileLost(file.code) from error


def thrown_away(stored_as: str) -> None:
    default_storage.delete(stored_as)
