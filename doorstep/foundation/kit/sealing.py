"""Sealing of personal data: AES-256-GCM under a ring of named keys, and keyed blind indexes.

A sealed value is `1 | len(key id) | key id | nonce (12) | ciphertext and tag`; the additional data binds it to
`model.field.pk`, so a value copied into another row or column does not open.
The ring is JSON: {"active": id, "keys": {id: base64 of 32 bytes}, "index": base64, "pepper": base64}.
"""

import base64
import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_VERSION = 1
_NONCE = 12


class CannotUnseal(Exception):
    """The key is not on the ring, or the value was changed or moved."""


@dataclass(frozen=True)
class KeyRing:
    active: str
    keys: dict[str, bytes]
    index: bytes
    pepper: bytes

    @classmethod
    def from_json(cls, text: str) -> "KeyRing":
        try:
            raw = json.loads(text)
            ring = cls(
                active=raw["active"],
                keys={name: base64.b64decode(key) for name, key in raw["keys"].items()},
                index=base64.b64decode(raw["index"]),
                pepper=base64.b64decode(raw["pepper"]),
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ImproperlyConfigured(f"The key ring cannot be read: {error!r}") from error
        if ring.active not in ring.keys or any(len(key) != 32 for key in ring.keys.values()):
            raise ImproperlyConfigured("The key ring needs an active key, and each key 32 bytes.")
        return ring

    def to_json(self) -> str:
        def text(key: bytes) -> str:
            return base64.b64encode(key).decode()

        keys = {name: text(key) for name, key in self.keys.items()}
        return json.dumps(
            {"active": self.active, "keys": keys, "index": text(self.index), "pepper": text(self.pepper)}, indent=1
        )


def new_key_ring() -> KeyRing:
    name = "k" + secrets.token_hex(4)
    return KeyRing(name, {name: secrets.token_bytes(32)}, secrets.token_bytes(32), secrets.token_bytes(32))


def with_new_key(ring: KeyRing, *, new_index: bool = False) -> KeyRing:
    """The ring with a fresh active key; old keys stay until nothing is sealed under them. The pepper never changes:
    receipts could not be found again."""
    name = "k" + secrets.token_hex(4)
    index = secrets.token_bytes(32) if new_index else ring.index
    return KeyRing(name, {**ring.keys, name: secrets.token_bytes(32)}, index, ring.pepper)


@lru_cache(maxsize=4)
def _ring_from(text: str, file: str, written_at: int, testing: bool) -> KeyRing:
    if text:
        return KeyRing.from_json(text)
    if file:
        path = Path(file)
        if not path.exists() and not settings.PRODUCTION:
            _make_ring_file(path)
        return KeyRing.from_json(path.read_text())
    if testing:
        return KeyRing("test", {"test": b"t" * 32}, b"i" * 32, b"p" * 32)
    raise ImproperlyConfigured("No key ring: set DOORSTEP_KEY_RING or DOORSTEP_KEY_RING_FILE.")


def _make_ring_file(path: Path) -> None:
    """Of two processes that start at once, one makes the ring and both use it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    own = path.with_name(f"{path.name}.{os.getpid()}-{secrets.token_hex(4)}")
    with os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(new_key_ring().to_json())
    try:
        os.link(own, path)
    except FileExistsError:
        pass
    finally:
        own.unlink()


def current_ring() -> KeyRing:
    """Read once; a ring file written anew, by a change of keys in another process, is read anew."""
    return _ring_from(settings.KEY_RING, settings.KEY_RING_FILE, _written_at(settings.KEY_RING_FILE), settings.TESTING)


def _written_at(file: str) -> int:
    try:
        return os.stat(file).st_mtime_ns if file else 0
    except OSError:
        return 0


def forget_ring() -> None:
    """Read the ring anew at the next use; after a rotation and in tests."""
    _ring_from.cache_clear()
    _cipher.cache_clear()


@lru_cache(maxsize=64)
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(key)


def seal(plain: bytes, bound_to: str) -> bytes:
    ring = current_ring()
    name = ring.active.encode()
    nonce = secrets.token_bytes(_NONCE)
    box = _cipher(ring.keys[ring.active]).encrypt(nonce, plain, bound_to.encode())
    return bytes([_VERSION, len(name)]) + name + nonce + box


def unseal(sealed: bytes, bound_to: str) -> bytes:
    """Raises CannotUnseal."""
    name = key_name(sealed)
    key = current_ring().keys.get(name)
    if key is None:
        raise CannotUnseal(f"key {name!r} is not on the ring")
    start = 2 + sealed[1]
    try:
        return _cipher(key).decrypt(sealed[start : start + _NONCE], sealed[start + _NONCE :], bound_to.encode())
    except InvalidTag as error:
        raise CannotUnseal(f"value of {bound_to} was changed or moved") from error


def key_name(sealed: bytes) -> str:
    if len(sealed) < 2 + _NONCE or sealed[0] != _VERSION:
        raise CannotUnseal("not a sealed value")
    return sealed[2 : 2 + sealed[1]].decode(errors="replace")


def seal_with(key: bytes, plain: bytes, bound_to: str) -> bytes:
    """Seal under a key of one's own (a record's, a file's): `nonce | ciphertext and tag`."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to.encode())


def unseal_with(key: bytes, sealed: bytes, bound_to: str) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], bound_to.encode())
    except InvalidTag as error:
        raise CannotUnseal(f"value of {bound_to} was changed or moved") from error


def blind_index(purpose: str, value: str) -> str:
    """Equality search without the value: HMAC-SHA256 under the index key, 32 hex digits; empty stays empty."""
    if not value:
        return ""
    return hmac.new(current_ring().index, f"{purpose}\x00{value}".encode(), hashlib.sha256).hexdigest()[:32]


def slow_digest(purpose: str, secret: str, mib: int = 19) -> str:
    """Argon2id (two passes over `mib`) under the ring's pepper: for short secrets that must be found by a unique index."""
    salt = hmac.new(current_ring().pepper, purpose.encode(), hashlib.sha256).digest()[:16]
    raw = hash_secret_raw(
        secret.encode(), salt, time_cost=2, memory_cost=mib * 1024, parallelism=1, hash_len=32, type=Type.ID
    )
    return raw.hex()
