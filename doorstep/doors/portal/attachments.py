"""Photos, files and a spoken note that lie with a draft until it is sent, or go with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.papers.actions.unsent import forget_unsent, keep_unsent
from doorstep.foundation.papers.recognising import recognise
from doorstep.foundation.papers.sound import seconds_of
from doorstep.foundation.receipts import drafts
from doorstep.foundation.receipts.actions.evidence import UnsentFile

from .limits import may_attach
from .visit import Visit

MOST, MOST_SECONDS, MOST_VOICE_MB = 6, 180, 8
ENOUGH = f"一次最多放{MOST}份，已经满了。先交给我们，拿到回执后还能接着补。"
TOO_OFTEN = "从这个网络放上来的太多了，请过一个小时再试，或者拿到回执后再补。您写的都还在。"
NOT_SOUND = "这不是录音。要录一段话，请选录音文件；照片和别的文件，请放到“加照片”那里。"
TOO_LONG = "录音最长3分钟，这段有{said}。请分几段说要紧的，或者写在上面。"
TOO_BIG = f"录音最大{MOST_VOICE_MB}MB，这段太大了。请录短一点，或者写在上面。"
TWICE = "已经有一段录音了。要换一段，请先把那一段去掉。"


@dataclass(frozen=True)
class Attached:
    """One file lying with the draft, as the page shows it."""

    code: str
    label: str
    is_voice: bool
    seconds: int | None = None

    @property
    def words(self) -> str:
        return f"{self.label}，{length(self.seconds)}" if self.seconds else self.label


def length(seconds: int | None) -> str:
    minutes, rest = divmod(seconds or 0, 60)
    return f"{minutes}分{rest}秒" if minutes else f"{rest}秒"


def attached(draft: dict[str, Any]) -> list[Attached]:
    return [Attached(**one) for one in draft.get("files", [])]


def unsent(draft: dict[str, Any]) -> tuple[UnsentFile, ...]:
    return tuple(UnsentFile(one.code, one.is_voice, one.seconds) for one in attached(draft))


def attach(
    visit: Visit, token: str, draft: dict[str, Any], files: Sequence[UploadedFile], voice: UploadedFile | None
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The draft with what could be kept, and (field, sentence) for what could not: one bad file loses no good one."""
    kept, wrong = list(draft.get("files", [])), []
    for field, upload in [("voice", voice)] * bool(voice) + [("files", each) for each in files]:
        assert upload is not None
        try:
            kept.append(_kept(visit, token, kept, upload, is_voice=field == "voice"))
        except Refused as refused:
            wrong.append((field, refused.sentence))
    return {**draft, "files": kept}, wrong


def detach(token: str, draft: dict[str, Any], code: str) -> dict[str, Any]:
    forget_unsent([drafts.files_key(token)], code=code)
    return {**draft, "files": [one for one in draft.get("files", []) if one["code"] != code]}


def _kept(visit: Visit, token: str, kept: list[dict[str, Any]], upload: UploadedFile, *, is_voice: bool) -> dict[str, Any]:
    if len(kept) >= MOST:
        raise Refused(ENOUGH)
    if is_voice and any(one["is_voice"] for one in kept):
        raise Refused(TWICE)
    if not may_attach(visit):
        raise Refused(TOO_OFTEN)
    seconds = spoken_seconds(upload) if is_voice else None
    file = keep_unsent(key=drafts.files_key(token), upload=upload, at=visit.now)
    return {"code": file.code, "label": file.label, "is_voice": is_voice, "seconds": seconds}


def spoken_seconds(upload: UploadedFile) -> int | None:
    """Too long or too large is told before anything is kept; where the length cannot be read, the size alone counts."""
    if (upload.size or 0) > MOST_VOICE_MB * 1024 * 1024:
        raise Refused(TOO_BIG)
    content = upload.read()
    upload.seek(0)
    kind = recognise(content, "")
    if kind.family != "audio":
        raise Refused(NOT_SOUND)
    seconds = seconds_of(kind.code, content)
    if seconds and seconds > MOST_SECONDS + 2:
        raise Refused(TOO_LONG.format(said=length(ceil(seconds))))
    return min(ceil(seconds), MOST_SECONDS) if seconds else None
