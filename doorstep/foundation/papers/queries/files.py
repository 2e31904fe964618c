"""The files of a record. Names are sealed and open when shown, so the page that lists them records a reading."""

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.papers.models import StoredFile


def files_about(about: Ref) -> list[StoredFile]:
    """Oldest first; one query."""
    return list(StoredFile.objects.filter(about_kind=about.kind, about_code=about.code, disposed_at=None).order_by("id"))
