"""Photos of iPhones. No free library here redraws HEIC, so the bytes of its Exif and XMP items are blanked in place.

ISO 14496-12: file-level `meta` box → `iinf` names the items, `iloc` says where each lies.
"""

from collections.abc import Iterator

from doorstep.foundation.kit.refusals import Refused

NOT_READ = "这张照片读不出来。请在手机“设置、相机、格式”里选“兼容性最佳”重新拍，或截屏后再传"
_PRIVATE = {b"Exif", b"mime", b"uri "}


class _Unreadable(Exception):
    pass


def without_metadata(content: bytes) -> bytes:
    try:
        meta = next(_named(content, 0, len(content), b"meta"))
        inside = list(_boxes(content, meta[0] + 4, meta[1]))
        private = {item for item, kind in _items(content, inside) if kind in _PRIVATE}
        blank = bytearray(content)
        for start, length in _places(content, inside, private):
            blank[start : start + length] = bytes(length)
        return bytes(blank)
    except (_Unreadable, StopIteration, IndexError) as error:
        raise Refused(NOT_READ, "files") from error


def _number(content: bytes, start: int, length: int) -> int:
    if start + length > len(content):
        raise _Unreadable
    return int.from_bytes(content[start : start + length], "big")


def _boxes(content: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """(type, where its body starts, where it ends)."""
    while start + 8 <= end:
        size, kind, body = _number(content, start, 4), content[start + 4 : start + 8], start + 8
        if size == 1:
            size, body = _number(content, start + 8, 8), start + 16
        stop = end if size == 0 else start + size
        if stop > end or stop < body:
            raise _Unreadable
        yield kind, body, stop
        start = stop


def _named(content: bytes, start: int, end: int, kind: bytes) -> Iterator[tuple[int, int]]:
    yield from ((body, stop) for one, body, stop in _boxes(content, start, end) if one == kind)


def _items(content: bytes, inside: list[tuple[bytes, int, int]]) -> Iterator[tuple[int, bytes]]:
    body, stop = next((body, stop) for kind, body, stop in inside if kind == b"iinf")
    head = 6 if content[body] == 0 else 8
    for entry, _ in _named(content, body + head, stop, b"infe"):
        version = content[entry]
        if version < 2:
            raise _Unreadable
        width = 2 if version == 2 else 4
        yield _number(content, entry + 4, width), content[entry + 6 + width : entry + 10 + width]


def _places(content: bytes, inside: list[tuple[bytes, int, int]], wanted: set[int]) -> Iterator[tuple[int, int]]:
    at, _ = next((body, stop) for kind, body, stop in inside if kind == b"iloc")
    data = next((body for kind, body, _ in inside if kind == b"idat"), 0)
    version, sizes = content[at], _number(content, at + 4, 2)
    offset, length, base, index = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15, sizes & 15 if version else 0
    wide = 2 if version < 2 else 4
    count, at = _number(content, at + 6, wide), at + 6 + wide
    for _ in range(count):
        item, at = _number(content, at, wide), at + wide
        method = 0
        if version:
            method, at = _number(content, at, 2) & 15, at + 2
        start, at = _number(content, at + 2, base), at + 2 + base
        extents, at = _number(content, at, 2), at + 2
        for _ in range(extents):
            place = start + _number(content, at + index, offset) + (data if method == 1 else 0)
            size, at = _number(content, at + index + offset, length), at + index + offset + length
            if item in wanted:
                if method > 1 or not size or place + size > len(content):
                    raise _Unreadable
                yield place, size
