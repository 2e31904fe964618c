"""What a file is, by its content: our own look first, puremagic as second witness, its name only as a third."""

import unicodedata

import puremagic

from doorstep.foundation.kit.refusals import Refused

from .archives import office_kind
from .kinds import KINDS, TAKEN, FileKind

NOT_TAKEN = f"这种文件收不了。{TAKEN}"
OLD_OFFICE = "这是旧格式或加了密码的文档。请在Word、Excel里打开，另存为docx、xlsx或PDF（不加密码）再传"
DISGUISED = "文件名以“.{extension}”结尾，内容却是{label}。请确认选对了文件；如果没错，把结尾改成“.{right}”再传"
VIDEO = "这是一段视频，现在只收录音和照片。请截几张图，或只传声音"
EMPTY = "这个文件是空的，请重新选一个"
TOO_LARGE = "{label}最大{cap}MB，这个有{size}MB。请压缩一下，或分成几个传"


def recognise(content: bytes, name: str) -> FileKind:
    """Raises Refused with a sentence that says what to do instead."""
    if not content:
        raise Refused(EMPTY, "files")
    kind = _by_content(content)
    if kind is None or not _witnessed(kind, content):
        raise Refused(NOT_TAKEN, "files")
    _name_agrees(kind, name)
    if len(content) > kind.cap:
        cap, size = f"{kind.cap / 1048576:g}", f"{len(content) / 1048576:.1f}"
        raise Refused(TOO_LARGE.format(label=kind.label, cap=cap, size=size), "files")
    return kind


def extension_of(name: str) -> str:
    return name.rpartition(".")[2].strip().lower() if "." in name.strip(".") else ""


def tidy_name(name: str) -> str:
    """The last part of a path, without anything that is not seen; at most 120 characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip(" .")
    return seen[-120:]


def _name_agrees(kind: FileKind, name: str) -> None:
    extension = extension_of(tidy_name(name))
    if extension and extension not in kind.extensions:
        shown = extension[:10]
        raise Refused(DISGUISED.format(extension=shown, label=kind.label, right=kind.extension), "files")


def _witnessed(kind: FileKind, content: bytes) -> bool:
    try:
        found = {one.extension.lstrip(".") for one in puremagic.magic_string(content)}
    except puremagic.PureError:
        found = set()
    if kind.code == "txt":
        return not found & {"html", "htm", "svg", "exe"}
    return bool(found & kind.witnesses)


def _by_content(content: bytes) -> FileKind | None:
    start = content[:16]
    if start.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise Refused(OLD_OFFICE, "files")
    if start.startswith(b"PK"):
        return KINDS.get(office_kind(content))
    if start[4:8] == b"ftyp":
        return _iso_media(content)
    if start.startswith(b"\x1a\x45\xdf\xa3"):
        return _matroska(content)
    if start.startswith(b"OggS"):
        return _ogg(content)
    for code, mark in _MARKS:
        if start.startswith(mark):
            return KINDS[code]
    if start[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return KINDS["webp"]
    if len(start) > 1 and start[0] == 0xFF and start[1] & 0xE6 == 0xE2:  # a frame of MPEG layer III
        return KINDS["mp3"]
    return KINDS["txt"] if _is_text(content) else None


_MARKS = [
    ("jpeg", b"\xff\xd8\xff"), ("png", b"\x89PNG\r\n\x1a\n"), ("pdf", b"%PDF-"), ("mp3", b"ID3"), ("amr", b"#!AMR"),
]  # fmt: skip
_PICTURE_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1"}
_SOUND_BRANDS = {b"M4A ", b"M4B ", b"mp42", b"mp41", b"isom", b"iso2", b"3gp4", b"3gp5", b"3gp6"}


def _iso_media(content: bytes) -> FileKind | None:
    brand = content[8:12]
    if brand in _PICTURE_BRANDS:
        return KINDS["heic"]
    if brand not in _SOUND_BRANDS:
        return None
    handlers = content.split(b"hdlr")[1:]
    if any(part[8:12] == b"vide" for part in handlers):
        raise Refused(VIDEO, "files")
    return KINDS["m4a"]


def _matroska(content: bytes) -> FileKind | None:
    head = content[:4096]
    if b"webm" not in head[:64]:
        return None
    if b"V_VP" in head or b"V_AV" in head or b"V_MPEG" in head:
        raise Refused(VIDEO, "files")
    return KINDS["webm"]


def _ogg(content: bytes) -> FileKind:
    if b"theora" in content[:4096]:
        raise Refused(VIDEO, "files")
    return KINDS["ogg"]


def _is_text(content: bytes) -> bool:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return not any(sign < " " and sign not in "\t\r\n\f" for sign in text)
    return False
