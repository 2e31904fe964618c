import pytest

from doorstep.foundation.papers.recognising import recognise
from doorstep.foundation.papers.sound import seconds_of

from . import sounds


@pytest.mark.parametrize("seconds", [2, 41, 200])
@pytest.mark.parametrize(
    ("code", "made"),
    [("amr", sounds.amr), ("ogg", sounds.ogg), ("webm", sounds.webm), ("m4a", sounds.m4a), ("m4a", sounds.m4a_in_fragments),
     ("mp3", sounds.mp3)],
)  # fmt: skip
def test_the_length_is_read_off_what_phones_and_browsers_record(code: str, made, seconds: int) -> None:
    content = made(seconds)
    assert recognise(content, "").code == code
    assert seconds_of(code, content) == pytest.approx(seconds, abs=0.05)


@pytest.mark.parametrize("code", ["amr", "ogg", "webm", "m4a", "mp3", "jpeg"])
def test_what_is_cut_off_or_nonsense_has_no_length_and_breaks_nothing(code: str) -> None:
    for content in (b"", b"OggS", b"\x1a\x45\xdf\xa3\xff", b"\0\0\0\x08moovmvhd", b"\xff" * 100, bytes(100)):
        assert (seconds_of(code, content) or 0) < 60
