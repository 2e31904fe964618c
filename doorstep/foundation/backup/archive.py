"""The sealed archive: frames in chunks of AES-256-GCM under a key of its own, which the ring wraps. The ring is not inside.

File: magic | length (4) | head as JSON | chunks of length (4) | ciphertext. A chunk is bound to its place and to whether it
is the last, so that a file cut, stitched or re-ordered does not open. Inside the chunks lie frames: kind (1) | length (4) | body.
"""

import base64
import json
import secrets
import struct
from collections.abc import Iterator
from types import TracebackType
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from doorstep.foundation.kit.sealing import CannotUnseal, seal, unseal

MAGIC = b"DOORSTEP-BACKUP-1\n"
CHUNK = 1024 * 1024
_LENGTH = struct.Struct(">I")
_MOST = 64 * CHUNK  # no honest frame or chunk is longer

NOT_ONE = "This is not a backup of Doorstep, or its first bytes are damaged."
WRONG_RING = "The key ring in use does not open this backup ({why}). Set DOORSTEP_KEY_RING or DOORSTEP_KEY_RING_FILE to the ring kept with it."
CUT = "The backup is cut short or damaged: it stops making sense after {read} bytes. Take another copy of the file."


class BackupUnreadable(Exception):
    """The sentence says what is wrong with the file or the ring, and what to do."""


class Writer:
    """Use as a context: leaving it without an error writes the last chunk."""

    def __init__(self, out: BinaryIO) -> None:
        self.out, self.buffer, self.number = out, bytearray(), 0
        self.name, key = secrets.token_hex(16), secrets.token_bytes(32)
        self.cipher = AESGCM(key)
        wrapped = base64.b64encode(seal(key, f"backup:{self.name}")).decode()
        head = json.dumps({"name": self.name, "key": wrapped}).encode()
        out.write(MAGIC + _LENGTH.pack(len(head)) + head)

    def frame(self, kind: bytes, body: bytes) -> None:
        self.buffer += kind + _LENGTH.pack(len(body)) + body
        while len(self.buffer) > CHUNK:
            self._chunk(bytes(self.buffer[:CHUNK]), last=False)
            del self.buffer[:CHUNK]

    def _chunk(self, plain: bytes, *, last: bool) -> None:
        sealed = self.cipher.encrypt(_nonce(self.number), plain, _place(self.name, self.number, last))
        self.out.write(_LENGTH.pack(len(sealed)) + sealed)
        self.number += 1

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self._chunk(bytes(self.buffer), last=True)


def frames(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """All frames in order. Raises BackupUnreadable, at the end too when the end is missing."""
    buffer, chunks = bytearray(), _chunks(file)
    while True:
        while len(buffer) < 5 or len(buffer) < 5 + _LENGTH.unpack_from(buffer, 1)[0]:
            part = next(chunks, None)
            if part is None:
                if buffer:
                    raise BackupUnreadable(CUT.format(read=file.tell()))
                return
            buffer += part
        length = _LENGTH.unpack_from(buffer, 1)[0]
        if length > _MOST:
            raise BackupUnreadable(CUT.format(read=file.tell()))
        yield bytes(buffer[:1]), bytes(buffer[5 : 5 + length])
        del buffer[: 5 + length]


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    name, cipher = _opened(file)
    number, sealed = 0, _read_part(file)
    while sealed is not None:
        following = _read_part(file)
        try:
            yield cipher.decrypt(_nonce(number), sealed, _place(name, number, following is None))
        except InvalidTag:
            raise BackupUnreadable(CUT.format(read=file.tell())) from None
        number, sealed = number + 1, following
    if number == 0:
        raise BackupUnreadable(CUT.format(read=file.tell()))


def _opened(file: BinaryIO) -> tuple[str, AESGCM]:
    if file.read(len(MAGIC)) != MAGIC:
        raise BackupUnreadable(NOT_ONE)
    try:
        head = json.loads(_read_part(file) or b"")
        name, wrapped = str(head["name"]), base64.b64decode(head["key"])
    except (ValueError, KeyError, TypeError) as error:
        raise BackupUnreadable(NOT_ONE) from error
    try:
        return name, AESGCM(unseal(wrapped, f"backup:{name}"))
    except CannotUnseal as error:
        raise BackupUnreadable(WRONG_RING.format(why=error)) from error


def _read_part(file: BinaryIO) -> bytes | None:
    """None at the end of the file; a part that is shorter than it says is a cut."""
    head = file.read(_LENGTH.size)
    if not head:
        return None
    length = _LENGTH.unpack(head)[0] if len(head) == _LENGTH.size else 0
    body = file.read(length) if 0 < length <= _MOST else b""
    if not body or len(body) < length:
        raise BackupUnreadable(CUT.format(read=file.tell()))
    return body


def _nonce(number: int) -> bytes:
    """A counter: the key belongs to this one archive."""
    return number.to_bytes(12, "big")


def _place(name: str, number: int, last: bool) -> bytes:
    return f"{name}:{number}:{'last' if last else 'more'}".encode()
