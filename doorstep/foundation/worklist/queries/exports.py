"""Exports of an actor, and what an export of a list would hold."""

from datetime import date

from django.db.models import QuerySet
from django.http import Http404, QueryDict

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.papers.models import StoredFile
from doorstep.foundation.papers.queries.files import files_about

from ..lists import DeskList, list_named
from ..models import Export
from ..rules import may


def asking(address: str) -> dict[str, str]:
    return {name: str(value) for name, value in QueryDict(address).items()}


def list_for(actor: Actor, code: str) -> DeskList:
    """A list of the desk that this actor may take along, or 404."""
    found = list_named(code)
    if found is None or not may(actor, "export"):
        raise Http404
    return found


def rows_in(desk_list: DeskList, address: str, actor: Actor, today: date) -> int:
    return desk_list.count(actor, asking(address), today)


def exports_of(actor: Actor) -> QuerySet[Export]:
    return Export.objects.visible_to(actor).order_by("-id")


def export_for(actor: Actor, code: str) -> Export:
    row = Export.objects.visible_to(actor).filter(code=code).first()
    if row is None:
        raise Http404
    return row


def file_of(export: Export) -> StoredFile | None:
    return next(iter(files_about(export.ref)), None)


def may_have_file(ref: Ref, actor: Actor) -> bool:
    """Only who asked for it, while they hold the right."""
    return Export.objects.visible_to(actor).filter(code=ref.code, state=Export.State.READY).exists()
