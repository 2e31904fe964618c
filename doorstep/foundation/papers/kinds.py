"""Kinds of files we take: how each is told by its content, what its name may end in, how large it may be."""

from dataclasses import dataclass, field

from django.conf import settings


@dataclass(frozen=True)
class FileKind:
    """`extensions[0]` is the one we give; `witnesses` are extensions puremagic may answer for such content."""

    code: str
    label: str
    family: str
    media_type: str
    extensions: tuple[str, ...]
    witnesses: frozenset[str] = field(default_factory=frozenset)

    @property
    def extension(self) -> str:
        return self.extensions[0]

    @property
    def cap(self) -> int:
        """In bytes; `FILE_CAPS_MB` in the settings may give another for the family."""
        return int({**CAPS_MB, **getattr(settings, "FILE_CAPS_MB", {})}[self.family] * 1024 * 1024)


CAPS_MB: dict[str, float] = {"image": 20, "pdf": 30, "office": 20, "audio": 48, "text": 2}
_OFFICE = "application/vnd.openxmlformats-officedocument."

_ROWS = [
    FileKind("jpeg", "照片", "image", "image/jpeg", ("jpg", "jpeg"), frozenset({"jpg", "jpeg"})),
    FileKind("png", "图片", "image", "image/png", ("png",), frozenset({"png"})),
    FileKind("webp", "图片", "image", "image/webp", ("webp",), frozenset({"webp"})),
    FileKind("heic", "照片", "image", "image/heic", ("heic", "heif"), frozenset({"heic", "heif"})),
    FileKind("pdf", "PDF文件", "pdf", "application/pdf", ("pdf",), frozenset({"pdf"})),
    FileKind("docx", "Word文档", "office", _OFFICE + "wordprocessingml.document", ("docx",), frozenset({"docx"})),
    FileKind("xlsx", "Excel表格", "office", _OFFICE + "spreadsheetml.sheet", ("xlsx",), frozenset({"xlsx"})),
    FileKind("mp3", "录音", "audio", "audio/mpeg", ("mp3",), frozenset({"mp3", "mpga"})),
    FileKind("m4a", "录音", "audio", "audio/mp4", ("m4a", "mp4", "3gp"), frozenset({"m4a", "mp4", "f4a", "3gp", "m4b"})),
    FileKind("amr", "录音", "audio", "audio/amr", ("amr",), frozenset({"amr"})),
    FileKind("ogg", "录音", "audio", "audio/ogg", ("ogg", "oga", "opus"), frozenset({"ogg", "oga", "opus"})),
    FileKind("webm", "录音", "audio", "audio/webm", ("webm", "weba"), frozenset({"webm", "weba"})),
    FileKind("txt", "文字", "text", "text/plain", ("txt",)),
]
KINDS = {kind.code: kind for kind in _ROWS}
TAKEN = (
    "可以传照片（jpg、png、heic、webp）、PDF、Word（docx）、Excel（xlsx）、录音（mp3、m4a、amr、ogg、webm）和文字（txt）"
)


def largest_cap() -> int:
    return max(kind.cap for kind in KINDS.values())
