import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.foundation.backup import archive
from doorstep.foundation.backup.archive import BackupUnreadable, Writer, frames
from doorstep.foundation.kit.sealing import forget_ring, new_key_ring


def written(parts: list[tuple[bytes, bytes]]) -> bytes:
    out = io.BytesIO()
    with Writer(out) as writer:
        for kind, body in parts:
            writer.frame(kind, body)
    return out.getvalue()


def read(content: bytes) -> list[tuple[bytes, bytes]]:
    return list(frames(io.BytesIO(content)))


PARTS = [(b"H", b"head"), (b"R", b"x" * 5000), (b"P", b""), (b"M", "末尾".encode())]


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch) -> None:
    monkeypatch.setattr(archive, "CHUNK", 1000)


@given(st.lists(st.tuples(st.sampled_from([b"H", b"R", b"P"]), st.binary(max_size=2500)), max_size=12))
def test_what_was_written_is_read(parts: list[tuple[bytes, bytes]]) -> None:
    assert read(written(parts)) == parts


def test_nothing_of_it_lies_in_the_clear() -> None:
    assert b"xxxx" not in written(PARTS)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_says_so(share: float) -> None:
    whole = written(PARTS)
    with pytest.raises(BackupUnreadable):
        read(whole[: int(len(whole) * share)])


def _chunks(content: bytes) -> list[bytes]:
    start = len(archive.MAGIC)
    parts = [content[:start]]
    while start < len(content):
        end = start + 4 + int.from_bytes(content[start : start + 4], "big")
        parts.append(content[start:end])
        start = end
    return parts


def test_a_file_cut_between_chunks_says_so() -> None:
    *most, _ = _chunks(written(PARTS))
    with pytest.raises(BackupUnreadable, match="cut short or damaged"):
        read(b"".join(most))


def test_chunks_that_changed_places_are_noticed() -> None:
    magic, head, one, two, *rest = _chunks(written(PARTS))
    with pytest.raises(BackupUnreadable, match="damaged"):
        read(b"".join([magic, head, two, one, *rest]))


def test_chunks_of_another_backup_are_noticed() -> None:
    magic, head, _, *rest = _chunks(written(PARTS))
    _, _, other, *_ = _chunks(written(PARTS))
    with pytest.raises(BackupUnreadable, match="damaged"):
        read(b"".join([magic, head, other, *rest]))


@pytest.mark.parametrize("place", [0, 30, 200, 1500, -1])
def test_one_changed_byte_is_noticed(place: int) -> None:
    content = bytearray(written(PARTS))
    content[place] ^= 1
    with pytest.raises(BackupUnreadable):
        read(bytes(content))


def test_another_ring_does_not_open_it_and_says_which_key_is_missing(settings) -> None:
    content = written(PARTS)
    settings.KEY_RING = new_key_ring().to_json()
    forget_ring()
    with pytest.raises(BackupUnreadable, match="key ring in use does not open this backup .*'test' is not on the ring"):
        read(content)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 something else", b"DOORSTEP-BACKUP-1\n", b"DOORSTEP-BACKUP-1\n\0\0\0\x02{}"]
)
def test_another_file_is_told_apart(content: bytes) -> None:
    with pytest.raises(BackupUnreadable):
        read(content)
