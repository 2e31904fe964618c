"""How long a recording lasts, read off its container; `None` where it does not say, and then its size must do.

Browsers write recordings without a length in the head, so the last time stamp in the stream is taken.
"""

import struct

_OPUS_RATE = 48_000
_AMR_SIZES = (12, 13, 15, 17, 19, 20, 26, 31, 5)
_MP3_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_MP3_BITS = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}


def seconds_of(code: str, content: bytes) -> float | None:
    """`code` of `papers.kinds`."""
    readers = {"ogg": _ogg, "webm": _webm, "m4a": _mp4, "amr": _amr, "mp3": _mp3}
    try:
        return readers[code](content) if code in readers else None
    except (struct.error, IndexError, ValueError):
        return None


def _ogg(content: bytes) -> float | None:
    last = content.rfind(b"OggS")
    if last < 0:
        return None
    granule = struct.unpack_from("<q", content, last + 6)[0]
    vorbis = content.find(b"\x01vorbis", 0, 200)
    rate = struct.unpack_from("<I", content, vorbis + 12)[0] if vorbis >= 0 else _OPUS_RATE
    return granule / rate if granule > 0 and rate else None


def _webm(content: bytes) -> float | None:
    """The highest time of any block, in milliseconds as browsers write it."""
    last, cluster, at = 0, 0, 0
    while at < len(content):
        name, at = _vint(content, at, keep_mark=True)
        size, at = _vint(content, at)
        if name in {
            0x1A45DFA3,
            0x18538067,
            0x1F43B675,
            0xA0,
        }:  # head, segment, cluster, group: look inside all but the head
            at += size if name == 0x1A45DFA3 else 0
            continue
        if name == 0xE7:  # the cluster's time
            cluster = int.from_bytes(content[at : at + size], "big")
        elif name in {0xA3, 0xA1}:
            _, start = _vint(content, at)
            last = max(last, cluster + struct.unpack_from(">h", content, start)[0])
        at += size
    return last / 1000 if last else None


def _vint(content: bytes, at: int, *, keep_mark: bool = False) -> tuple[int, int]:
    length = 9 - content[at].bit_length()
    if length > 8:
        raise ValueError("no element here")
    value = int.from_bytes(content[at : at + length], "big")
    return (value if keep_mark else value & ((1 << 7 * length) - 1)), at + length


def _mp4(content: bytes) -> float | None:
    """The movie's head; recordings in fragments say nothing there and count their samples instead."""
    head = content.find(b"mvhd")
    if head < 0:
        return None
    scale, length = struct.unpack_from(">II", content, head + (16 if content[head + 4] == 0 else 24))
    if content[head + 4] == 1:
        length = struct.unpack_from(">Q", content, head + 28)[0]
    if length and scale:
        return length / scale
    return _mp4_fragments(content)


def _mp4_fragments(content: bytes) -> float | None:
    media, last = content.find(b"mdhd"), content.rfind(b"tfdt")
    if media < 0 or last < 0:
        return None
    scale = struct.unpack_from(">I", content, media + (16 if content[media + 4] == 0 else 24))[0]
    begins = struct.unpack_from(">I" if content[last + 4] == 0 else ">Q", content, last + 8)[0]
    return begins / scale if scale else None


def _amr(content: bytes) -> float:
    at, frames = 6, 0
    while at < len(content):
        kind = content[at] >> 3 & 15
        at += 1 + (_AMR_SIZES[kind] if kind < len(_AMR_SIZES) else 0)
        frames += 1
    return frames * 0.02


def _mp3(content: bytes) -> float | None:
    at, seconds, frames = _after_id3(content), 0.0, 0
    while at + 4 <= len(content):
        if content[at] != 0xFF or content[at + 1] & 0xE6 != 0xE2:
            at += 1
            continue
        version, bits = content[at + 1] >> 3 & 3, content[at + 2] >> 4
        rate = content[at + 2] >> 2 & 3
        if version == 1 or bits in {0, 15} or rate == 3:
            at += 1
            continue
        hertz = _MP3_RATES[version][rate]
        samples = 1152 if version == 3 else 576
        at += max(samples // 8 * _MP3_BITS[3 if version == 3 else 2][bits] * 1000 // hertz + (content[at + 2] >> 1 & 1), 1)
        seconds, frames = seconds + samples / hertz, frames + 1
    return seconds if frames > 1 else None


def _after_id3(content: bytes) -> int:
    if not content.startswith(b"ID3"):
        return 0
    size = 0
    for byte in content[6:10]:
        size = size << 7 | byte & 127
    return 10 + size
