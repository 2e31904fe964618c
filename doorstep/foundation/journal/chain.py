"""The hash chain: what is hashed, and the keys of records. Nothing here writes an entry; see `recording`."""

import hashlib
import json
import secrets

from django.db import IntegrityError, transaction

from doorstep.foundation.kit.sealing import CannotUnseal, seal, seal_with, unseal, unseal_with

from .actor import Ref
from .facts import canonical
from .models import Entry, RecordKey

START = "0" * 64


def entry_hash(entry: Entry) -> str:
    """SHA-256 over the hash before and every column; words count as ciphertext, so disposal leaves the chain whole."""
    body = [
        entry.previous, entry.stream, entry.number, str(entry.id), entry.fact, entry.about_kind, entry.about_code,
        entry.payload, bytes(entry.words).hex(), entry.account, entry.role, entry.organisation, entry.channel,
        f"{entry.at.timestamp():.6f}",
    ]  # fmt: skip
    return hashlib.sha256(canonical(body).encode()).hexdigest()


def _wrap_name(key: RecordKey) -> str:
    return f"journal.RecordKey.wrapped.{key.pk}"


def new_record_key(about: Ref) -> tuple[RecordKey, bytes]:
    key, plain = RecordKey(about_kind=about.kind, about_code=about.code), secrets.token_bytes(32)
    key.wrapped = seal(plain, _wrap_name(key))
    return key, plain


def record_key(about: Ref, *, create: bool) -> bytes | None:
    """The record's key; None when it was destroyed, or never made and `create` is false."""
    key = RecordKey.objects.filter(about_kind=about.kind, about_code=about.code).first()
    if key is None:
        if not create:
            return None
        fresh, plain = new_record_key(about)
        try:
            with transaction.atomic():
                fresh.save(force_insert=True)
            return plain
        except IntegrityError:  # somebody made it between our look and our write
            key = RecordKey.objects.get(about_kind=about.kind, about_code=about.code)
    return unseal(bytes(key.wrapped), _wrap_name(key)) if key.wrapped else None


def seal_words(key: bytes, about: Ref, text: str) -> bytes:
    return seal_with(key, text.encode(), f"words:{about}")


def open_words(key: bytes | None, about: Ref, sealed: bytes) -> str:
    if not sealed or key is None:
        return ""
    try:
        return unseal_with(key, sealed, f"words:{about}").decode()
    except CannotUnseal:
        return ""


def words_of(entry: Entry, key: bytes | None) -> dict[str, str]:
    text = open_words(key, entry.about, bytes(entry.words))
    return json.loads(text) if text else {}
