"""Files of every kind, made by code: real where a library makes them, otherwise just enough to be told by their content."""

import io
import struct
import zipfile

import docx
import xlsxwriter
from PIL import Image

GPS = "GPS-39.9042N"


def picture(image_format: str, size: tuple[int, int] = (12, 8), *, orientation: int = 1) -> bytes:
    """Left half red, right half blue; with a place and a device in its Exif."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = image.getexif()
    exif[0x0112], exif[0x010F], exif[0x010E] = orientation, "Telephone of Luo", GPS
    out = io.BytesIO()
    image.save(out, image_format, exif=exif.tobytes())
    return out.getvalue()


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", 8 + len(body)) + kind + body


def heic() -> bytes:
    """A picture item and an Exif item, laid out as phones do."""
    pixels, exif = b"\x01\x02" * 40, b"Exif\0\0" + GPS.encode()
    ftyp = _box(b"ftyp", b"heic\0\0\0\0mif1heic")

    def infe(item: int, kind: bytes) -> bytes:
        return _box(b"infe", b"\x02\0\0\0" + struct.pack(">HH", item, 0) + kind + b"\0")

    iinf = _box(b"iinf", b"\0\0\0\0" + struct.pack(">H", 2) + infe(1, b"hvc1") + infe(2, b"Exif"))

    def iloc(start: int) -> bytes:
        rows = b"".join(
            struct.pack(">HHHHII", item, 0, 0, 1, place, length)
            for item, place, length in ((1, start, len(pixels)), (2, start + len(pixels), len(exif)))
        )
        return _box(b"iloc", b"\x01\0\0\0" + bytes([0x44, 0x00]) + struct.pack(">H", 2) + rows)

    size = len(ftyp) + len(_box(b"meta", b"\0\0\0\0" + iinf + iloc(0))) + 8
    return ftyp + _box(b"meta", b"\0\0\0\0" + iinf + iloc(size)) + _box(b"mdat", pixels + exif)


def word(text: str = "工资条") -> bytes:
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def sheet() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet().write(0, 0, "工资")
    book.close()
    return out.getvalue()


def with_entry(office: bytes, name: str, content: bytes, **replaced: bytes) -> bytes:
    """The same archive with one more entry, or with entries replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(office)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, replaced.get(entry.filename, old.read(entry)))
        new.writestr(name, content)
    return out.getvalue()


def _sound(handler: bytes) -> bytes:
    return b"\0\0\0\x20ftypM4A \0\0\0\0M4A mp42isom\0\0\0\0" + _box(b"hdlr", b"\0" * 8 + handler + b"\0" * 12)


def webm(codec: bytes) -> bytes:
    head = bytes.fromhex("1A45DFA39F4286810142F7810142F2810442F381084282847765626D42878104428581021853806701")
    return head + b"\x86" + codec + b"\0" * 40


SAMPLES: dict[str, bytes] = {
    "photo.jpg": picture("JPEG"),
    "截图.png": picture("PNG"),
    "photo.webp": picture("WEBP"),
    "IMG_0001.HEIC": heic(),
    "合同.pdf": b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF",
    "说明.docx": word(),
    "工资.xlsx": sheet(),
    "录音.mp3": b"ID3\x03\0\0\0\0\0\x21" + b"\0" * 60,
    "frames.mp3": b"\xff\xfb\x90\x00" + b"\0" * 413,
    "录音.m4a": _sound(b"soun"),
    "phone.amr": b"#!AMR\n" + b"\x3c" * 60,
    "phone.ogg": b"OggS\0\x02" + b"\0" * 22 + b"\x01\x13OpusHead" + b"\0" * 30,
    "browser.webm": webm(b"A_OPUS"),
    "经过.txt": "老板欠我三个月工资，我叫䶮。\r\n".encode(),
    "旧电脑.txt": "老板欠我三个月工资。".encode("gb18030"),
}
VIDEO = {
    "m.mp4": _sound(b"vide"),
    "v.webm": webm(b"V_VP9"),
    "t.ogg": b"OggS\0\x02" + b"\0" * 22 + b"\x80theora" + b"\0" * 30,
}
