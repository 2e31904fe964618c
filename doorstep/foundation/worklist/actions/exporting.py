"""A list leaves the house as an Excel file: with a right of its own, a reason, a mark of who and when, and for a few days."""

import secrets
from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from doorstep.foundation.jobs.asking import ask
from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.facts import Words
from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.papers.actions.files import dispose_files, keep_file
from doorstep.foundation.papers.excel import Book, Mark
from doorstep.foundation.people.models import Account

from ..facts import ExportAsked, ExportFailed, ExportForgotten, ExportMade
from ..lists import DeskList, Line
from ..models import Export
from ..queries.exports import asking
from ..rules import may
from .views import kept_address

JOB = "worklist.export"
MOST_ROWS, AT_ONCE, KEPT_DAYS, LOGGED = 20_000, 1_000, 7, 500
SHORTEST_REASON, LONGEST_REASON = 4, 300


@action
def ask_export(*, desk_list: DeskList, address: str, reason: str, actor: Actor, at: datetime) -> Export:
    """Written down with the reason before anything is made; a long list is made by a job within a minute, a short one may be
    made at once by `make_export`. Tells ExportAsked."""
    answer = may(actor, "export")
    if not answer:
        raise Refused(answer.why_not)
    reason, address, today = reason.strip(), kept_address(address), timezone.localdate(at)
    if len(reason) < SHORTEST_REASON:
        raise Refused("请写一句为什么要导出、给谁用", "reason")
    if len(reason) > LONGEST_REASON:
        raise Refused(f"理由最多{LONGEST_REASON}个字，现在有{len(reason)}个字", "reason")
    rows = desk_list.count(actor, asking(address), today)
    if not rows:
        raise Refused("这些条件下没有内容，不用导出")
    if rows > MOST_ROWS:
        raise Refused(f"一次最多导出{MOST_ROWS:,}行，现在有{rows:,}行。请按日期或服务站筛小一些，分几次导出")
    export = Export.objects.create(
        code=f"DC-{today:%y%m%d}-{secrets.token_hex(4).upper()}", account=Account.objects.get(code=actor.account),
        office=Organisation.objects.get(code=actor.organisation), page=desk_list.code, address=address, reason=reason,
        rows=rows, asked_at=at, forget_on=today + timedelta(days=KEPT_DAYS),
    )  # fmt: skip
    record(ExportAsked(export.ref, desk_list.code, desk_list.label, address, rows, Words(reason)), actor, at)
    if rows > AT_ONCE:
        ask(JOB, export.code, {"export": export.code}, at)
    return export


@action
def make_export(*, export: Export, desk_list: DeskList, actor: Actor, at: datetime) -> Export:
    """The file, sealed as any other; every row in it stands in the reading log of who asked. A finished one is left alone.
    Tells ExportMade."""
    export = Export.objects.select_for_update().get(pk=export.pk)
    if export.state != Export.State.WAITING:
        raise Refused("这份文件已经做好了")
    today = timezone.localdate(at)
    lines = list(desk_list.lines(actor, asking(export.address), today))[:MOST_ROWS]
    content = book_of(desk_list, lines, mark_of(export, at))
    name = f"{desk_list.label}-{today:%Y%m%d}.xlsx"
    keep_file(about=export.ref, upload=SimpleUploadedFile(name, content), shows=desk_list.label, actor=actor, at=at)
    for start in range(0, len(lines), LOGGED):
        codes = tuple(line.about.code for line in lines[start : start + LOGGED])
        record_reading(Ref("export", export.code), actor, at, what=f"导出{desk_list.label}", rows=codes)
    export.state, export.rows, export.made_at = Export.State.READY, len(lines), at
    export.save(update_fields=["state", "rows", "made_at"])
    record(ExportMade(export.ref, len(lines), export.forget_on), actor, at)
    return export


def mark_of(export: Export, at: datetime) -> Mark:
    return Mark(export.account.display_name, export.office.name, at, export.code)


def book_of(desk_list: DeskList, lines: list[Line], mark: Mark) -> bytes:
    book = Book(desk_list.label, mark)
    book.sheet(
        desk_list.label[:30], [column.label for column in desk_list.columns], [line.cells for line in lines],
        widths=[column.width for column in desk_list.columns],
    )  # fmt: skip
    return book.content()


@action
def fail_export(*, export: Export, actor: Actor, at: datetime) -> None:
    """Whoever asked may no longer, or the list is gone. Tells ExportFailed."""
    Export.objects.filter(pk=export.pk, state=Export.State.WAITING).update(state=Export.State.FAILED)
    record(ExportFailed(export.ref), actor, at)


@action
def forget_export(*, export: Export, actor: Actor, at: datetime) -> None:
    """Its day has come: the file is destroyed; who exported what, and why, stays. Tells ExportForgotten."""
    dispose_files(about=export.ref, actor=actor, at=at)
    export.state = Export.State.FORGOTTEN
    export.save(update_fields=["state"])
    record(ExportForgotten(export.ref), actor, at)
