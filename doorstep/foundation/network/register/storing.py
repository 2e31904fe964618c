"""The uploaded file between upload and end: sealed under a key of its own, in the house's storage, and gone afterwards."""

import secrets
from typing import Protocol

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.kit.sealing import seal_with, unseal_with


class Run(Protocol):
    """An import whose file waits: a register's, or another list's of the rooms above."""

    code: str
    file_key: str
    stored_as: str


def keep(run: Run, content: bytes) -> None:
    key = secrets.token_bytes(32)
    run.file_key = key.hex()
    run.stored_as = default_storage.save(f"register/{run.code}.sealed", ContentFile(seal_with(key, content, run.code)))


def opened(run: Run) -> bytes:
    if not run.stored_as or not default_storage.exists(run.stored_as):
        raise Refused("上传的文件已经不在了，请重新上传")
    with default_storage.open(run.stored_as) as file:
        return unseal_with(bytes.fromhex(run.file_key), file.read(), run.code)


def remove(stored_as: str) -> None:
    if stored_as:
        default_storage.delete(stored_as)
