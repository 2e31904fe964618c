"""Recordings of a given length, as small as containers allow."""

import struct


def amr(seconds: float) -> bytes:
    return b"#!AMR\n" + (b"\x3c" + bytes(31)) * round(seconds * 50)


def ogg(seconds: float) -> bytes:
    head = b"OggS\0\x02" + bytes(20) + b"\x01\x13OpusHead" + bytes(30)
    return head + b"OggS\0\x04" + struct.pack("<q", round(seconds * 48_000)) + bytes(20)


def webm(seconds: float) -> bytes:
    """As browsers write it: segment and clusters of unknown size, no length in the head, a cluster every ten seconds."""
    content = b"\x1a\x45\xdf\xa3" + b"\x87\x42\x82\x84webm" + b"\x18\x53\x80\x67" + b"\x01" + b"\xff" * 7
    content += b"\x16\x54\xae\x6b\x88\x86\x86A_OPUS"
    for start in range(0, round(seconds * 1000) + 1, 10_000):
        last = min(round(seconds * 1000), start + 9_999) - start
        content += b"\x1f\x43\xb6\x75" + b"\x01" + b"\xff" * 7 + b"\xe7\x83" + start.to_bytes(3, "big")
        content += b"\xa3\x85\x81" + struct.pack(">h", last) + b"\x80\x00"
    return content


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + kind + body


def m4a(seconds: float) -> bytes:
    movie = _box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 1000, round(seconds * 1000)) + bytes(80))
    handler = _box(b"hdlr", bytes(8) + b"soun" + bytes(12))
    return _box(b"ftyp", b"M4A \0\0\0\0M4A mp42") + _box(b"moov", movie + handler)


def m4a_in_fragments(seconds: float) -> bytes:
    movie = _box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 1000, 0) + bytes(80))
    media = _box(b"mdhd", struct.pack(">IIIII", 0, 0, 0, 48_000, 0) + bytes(4)) + _box(
        b"hdlr", bytes(8) + b"soun" + bytes(12)
    )
    fragment = _box(b"moof", _box(b"tfdt", struct.pack(">II", 0, round(seconds * 48_000))))
    return _box(b"ftyp", b"M4A \0\0\0\0M4A mp42") + _box(b"moov", movie + media) + fragment


def mp3(seconds: float) -> bytes:
    """MPEG 1 layer III, 32 kbit/s, 32 kHz: frames of 144 bytes, 36 ms each."""
    return (b"\xff\xfb\x18\xc0" + bytes(140)) * round(seconds / 0.036)
