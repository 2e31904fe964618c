import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.papers.archives import BOMB, BROKEN, MACROS, NESTED
from doorstep.foundation.papers.pictures import cleaned
from doorstep.foundation.papers.recognising import EMPTY, NOT_TAKEN, OLD_OFFICE, extension_of, recognise, tidy_name
from doorstep.foundation.papers.recognising import VIDEO as IS_VIDEO

from . import samples

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600


@pytest.mark.parametrize("name", samples.SAMPLES)
def test_each_kind_is_told_by_its_content(name: str) -> None:
    kind = recognise(samples.SAMPLES[name], name)
    assert extension_of(name) in kind.extensions
    assert recognise(samples.SAMPLES[name], "without an ending") == kind


@pytest.mark.parametrize("name", samples.SAMPLES)
def test_a_name_that_says_otherwise_is_refused_with_the_right_ending(name: str) -> None:
    content = samples.SAMPLES[name]
    with pytest.raises(Refused) as refused:
        recognise(content, "事情.exe")
    assert f"“.{recognise(content, name).extension}”" in refused.value.sentence


def _zip(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", EMPTY),
        (b"MZ" + b"\0" * 200, NOT_TAKEN),
        (b"\x7fELF" + b"\0" * 200, NOT_TAKEN),
        (b"<html><body><script>alert(1)</script></body></html>", NOT_TAKEN),
        (b"Rar!\x1a\x07\0" + b"\0" * 60, NOT_TAKEN),
        (_zip(a=b"1"), NOT_TAKEN),
        (b"GIF89a" + b"\0" * 60, NOT_TAKEN),
        (b"\x00\x01\x02\x03" * 50, NOT_TAKEN),
        (OLE, OLD_OFFICE),
        *[(content, IS_VIDEO) for content in samples.VIDEO.values()],
    ],
)
def test_what_we_do_not_take_is_refused_in_words(content: bytes, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        recognise(content, "")
    assert refused.value.sentence == sentence


MACRO_TYPES = b'<Types ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (samples.with_entry(samples.word(), "word/vbaProject.bin", b"macro"), MACROS),
        (samples.with_entry(samples.sheet(), "xl/VBAPROJECT.BIN", b"macro"), MACROS),
        (samples.with_entry(samples.word(), "x.xml", b"x", **{"[Content_Types].xml": MACRO_TYPES}), MACROS),
        (samples.with_entry(samples.word(), "word/media/a.xml", b"0" * (4 << 20)), BOMB),
        (samples.with_entry(samples.word(), "word/embeddings/a.xlsx", samples.sheet()), NESTED),
        (samples.with_entry(samples.word(), "word/media/p.png", b"Rar!\x1a\x07\0"), NESTED),
        (samples.with_entry(samples.word(), "word/embeddings/o.bin", OLE), NESTED),
        (samples.word()[:-300], BROKEN),
    ],
)
def test_dangerous_documents_are_refused_before_unpacking(content: bytes, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        recognise(content, "")
    assert refused.value.sentence == sentence


def test_an_archive_with_thousands_of_entries_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(2001):
            archive.writestr(str(number), b"")
    with pytest.raises(Refused, match="不正常"):
        recognise(out.getvalue(), "a.docx")


def test_a_lying_table_of_contents_is_refused() -> None:
    """The quine kind of bomb: many entries that share one stretch of bytes."""
    content = bytearray(samples.word())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        first = archive.infolist()[0].header_offset
        start = archive.start_dir
    second = content.index(b"PK\x01\x02", start + 4)
    content[second + 42 : second + 46] = first.to_bytes(4, "little")
    with pytest.raises(Refused):
        recognise(bytes(content), "a.docx")


def test_what_is_too_large_is_told_with_figures(settings) -> None:
    settings.FILE_CAPS_MB = {"text": 1}
    with pytest.raises(Refused) as refused:
        recognise(b"a" * 3_000_000, "a.txt")
    assert "最大1MB，这个有2.9MB" in refused.value.sentence


@given(start=st.sampled_from([content[:40] for content in samples.SAMPLES.values()] + [b""]), rest=st.binary(max_size=300))
def test_no_content_whatever_breaks_the_look_at_it(start: bytes, rest: bytes) -> None:
    try:
        kind = recognise(start + rest, "")
    except Refused:
        return
    with contextlib.suppress(Refused):
        cleaned(kind.code, start + rest)


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\用户\\骆小河\\工资条.jpg", "工资条.jpg"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        ("\u202egpj.exe", "gpj.exe"),
        (" .. ", ""),
        ("长" * 300 + ".pdf", "长" * 116 + ".pdf"),
    ],
)
def test_names_are_tidied_and_keep_what_people_can_read(name: str, tidy: str) -> None:
    assert tidy_name(name) == tidy
