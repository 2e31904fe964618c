"""A code in a URL → a file this actor may have."""

from django.http import Http404

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.papers.access import may_have
from doorstep.foundation.papers.models import StoredFile


def file_for(actor: Actor, code: str) -> StoredFile:
    file = StoredFile.objects.filter(code=code, disposed_at=None).first()
    if file is None or not may_have(file.about, actor):
        raise Http404
    return file
