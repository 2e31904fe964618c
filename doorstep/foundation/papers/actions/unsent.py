"""Files of a story not yet sent: kept as carefully as any, but nobody's record yet, so that keeping and dropping them tells
no fact, like the draft they lie with. Handing them over to a record is an action."""

import functools
from collections.abc import Iterable
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.papers.facts import FileKept
from doorstep.foundation.papers.models import StoredFile
from doorstep.foundation.papers.vault import thrown_away

from .files import check_size, kept_file

UNSENT = "unsent"


def keep_unsent(*, key: str, upload: UploadedFile, at: datetime) -> StoredFile:
    """Refused in words as any file is. `key` is the draft's; at most one caller knows it."""
    check_size(upload)
    with transaction.atomic():
        return kept_file(Ref(UNSENT, key), upload.read(), upload.name or "", "", "", at)


def unsent_files(key: str) -> list[StoredFile]:
    return list(StoredFile.objects.filter(about_kind=UNSENT, about_code=key).order_by("id"))


@action
def hand_over(*, file: StoredFile, about: Ref, shows: str = "", actor: Actor, at: datetime) -> StoredFile:
    """From now on the file belongs to a record, its seal unbroken. Tells FileKept."""
    file.about_kind, file.about_code, file.shows = about.kind, about.code, shows[:200]
    file.save(update_fields=["about_kind", "about_code", "shows"])
    record(FileKept(about, file.ref, file.label, file.size), actor, at)
    return file


def forget_unsent(keys: Iterable[str], *, code: str = "") -> int:
    """With the draft, or the one file that was taken back. How many."""
    files = list(
        StoredFile.objects.filter(about_kind=UNSENT, about_code__in=list(keys), **({"code": code} if code else {}))
    )
    for file in files:
        transaction.on_commit(functools.partial(thrown_away, file.stored_as))
    StoredFile.objects.filter(pk__in=[file.pk for file in files]).delete()
    return len(files)
