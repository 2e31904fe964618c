"""Taking a file in, opening it, and destroying it."""

import functools
import secrets
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.papers.facts import FileKept, FilesDisposed
from doorstep.foundation.papers.kinds import largest_cap
from doorstep.foundation.papers.models import StoredFile
from doorstep.foundation.papers.pictures import cleaned
from doorstep.foundation.papers.recognising import TOO_LARGE, extension_of, recognise, tidy_name
from doorstep.foundation.papers.scanning import ask_scan, is_configured
from doorstep.foundation.papers.vault import FileLost, put_away, taken_out, thrown_away

DISPOSED = "这份文件已经按规定删除了"
WAITING = "这份文件还在查毒，查完才能打开。请过一会儿再来"
RISKY = "这份文件查出了风险，不能打开。请让对方换一份再传"
LOST = "这份文件从存储里找不到了，或者已经损坏。请告诉系统管理员"


@action
def keep_file(*, about: Ref, upload: UploadedFile, shows: str = "", actor: Actor, at: datetime) -> StoredFile:
    """Consequences: the file is told by its content or refused, photos lose what the camera wrote into them, the rest is
    sealed and put away; with a scanner configured it stays shut until scanned. `shows`: what is to be seen on it."""
    check_size(upload)
    file = kept_file(about, upload.read(), upload.name or "", shows, actor.account, at)
    record(FileKept(about, file.ref, file.label, file.size), actor, at)
    return file


def check_size(upload: UploadedFile) -> None:
    """Before anything of it is read."""
    if (upload.size or 0) > largest_cap():
        raise Refused(
            TOO_LARGE.format(label="文件", cap=largest_cap() // 1048576, size=(upload.size or 0) // 1048576), "files"
        )


def kept_file(about: Ref, content: bytes, name: str, shows: str, account: str, at: datetime) -> StoredFile:
    """Told by its content or refused, cleaned, sealed and put away; the caller records it."""
    kind = recognise(content, name)
    content = cleaned(kind.code, content)
    code = f"F-{secrets.token_hex(10)}"
    kept = put_away(code, content)
    own_name = tidy_name(name) or f"{kind.label}.{kind.extension}"
    file = StoredFile.objects.create(
        code=code, about_kind=about.kind, about_code=about.code, shows=shows[:200],
        own_name=own_name if extension_of(own_name) else f"{own_name}.{kind.extension}",
        media_type=kind.media_type, extension=kind.extension, size=len(content), by_account=account, at=at,
        stored_as=kept.stored_as, wrapped_key=kept.wrapped_key, fingerprint=kept.fingerprint,
        scan=StoredFile.Scan.WAITING if is_configured() else StoredFile.Scan.NONE,
    )  # fmt: skip
    if file.scan == StoredFile.Scan.WAITING:
        ask_scan(file, at)
    return file


def open_file(*, file: StoredFile, actor: Actor, at: datetime) -> bytes:
    """The content, after a line in the reading log of the record it belongs to. Nobody opens what was found harmful;
    only who brought it opens what waits for the scanner."""
    if file.disposed_at:
        raise Refused(DISPOSED)
    if file.scan == StoredFile.Scan.REFUSED:
        raise Refused(RISKY)
    if file.scan == StoredFile.Scan.WAITING and not (actor.account and actor.account == file.by_account):
        raise Refused(WAITING)
    record_reading(file.about, actor, at, what="附件", rows=(file.code,))
    try:
        return taken_out(file)
    except FileLost as error:
        raise Refused(LOST) from error


def dispose_files(*, about: Ref, actor: Actor, at: datetime) -> int:
    """Consequences: the keys and names of all files of the record are destroyed, and the files once that is committed.
    A record without files is left alone, and no fact is recorded. How many."""
    files = list(StoredFile.objects.filter(about_kind=about.kind, about_code=about.code, disposed_at=None))
    if files:
        _dispose(about=about, files=files, actor=actor, at=at)
    return len(files)


@action
def _dispose(*, about: Ref, files: list[StoredFile], actor: Actor, at: datetime) -> None:
    for file in files:
        file.wrapped_key = file.own_name = file.shows = ""
        file.disposed_at = at
        file.save(update_fields=["wrapped_key", "own_name", "shows", "disposed_at"])
        transaction.on_commit(functools.partial(thrown_away, file.stored_as))
    record(FilesDisposed(about, len(files)), actor, at)
