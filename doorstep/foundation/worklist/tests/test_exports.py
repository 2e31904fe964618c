"""A list leaves the house: with a right of its own, a reason, a mark, and for a few days."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from python_calamine import CalamineWorkbook

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.leads.tests.support import CONTACT, STORY, raised
from doorstep.foundation.papers.actions.files import open_file
from doorstep.foundation.people.models import RoleHeld
from doorstep.foundation.people.tests.support import with_second_factor
from doorstep.foundation.worklist.actions.exporting import ask_export, make_export
from doorstep.foundation.worklist.export_jobs import forget_old, make_asked
from doorstep.foundation.worklist.lists import list_codes, list_named
from doorstep.foundation.worklist.models import Export
from doorstep.foundation.worklist.queries.exports import file_of
from doorstep.services.disputes.tests.support import registered
from tests.support.cast import NOW, Cast
from tests.support.doors import DoorPage, RoomDoorTests
from tests.support.queries import asked_by

pytestmark = pytest.mark.django_db
REASON = "给街道党工委会议用"


def grant(cast: Cast, who: str = "chen") -> None:
    held = RoleHeld.objects.filter(account=cast.account(who)).first()
    RoleHeld.objects.create(account=held.account, role="exporter", organisation=held.organisation, since=date(2026, 1, 1))


def asked(cast: Cast, code: str = "leads", address: str = "", **other) -> Export:
    given = {
        "desk_list": list_named(code),
        "address": address,
        "reason": REASON,
        "actor": cast.actor("chen"),
        "at": NOW,
        **other,
    }
    return ask_export(**given)


def made(cast: Cast, code: str = "leads", address: str = "") -> Export:
    return make_export(export=asked(cast, code, address), desk_list=list_named(code), actor=cast.actor("chen"), at=NOW)


def content(export: Export, cast: Cast) -> bytes:
    return open_file(file=file_of(export), actor=cast.actor("chen"), at=NOW)


def cells(book: bytes) -> list[list[str]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).to_python()


class TestPagesOfExports(RoomDoorTests):
    pages = [
        DoorPage("export-list", lambda cast: "/desk/exports/", frozenset({"chen"})),
        DoorPage("list-export", lambda cast: "/desk/exports/new/?list=leads", frozenset({"chen"})),
        DoorPage("list-export sent", lambda cast: "/desk/exports/new/?list=leads", frozenset({"chen"}), post=True),
        DoorPage("export", lambda cast: f"/desk/exports/{Export.objects.get().code}/", frozenset({"chen"})),
    ]

    def prepare(self, cast: Cast) -> None:
        raised(cast)
        grant(cast)
        made(cast)


@pytest.mark.parametrize("code", ["today", "leads", "matters"])
def test_every_list_of_the_desk_leaves_as_a_book_without_names_and_stories(cast: Cast, code: str) -> None:
    lead, matter = raised(cast).lead, registered(cast)
    grant(cast)
    rows = cells(content(made(cast, code, "view=office"), cast))
    assert "chen老师于2026-11-23 09:30导出" in rows[0][0]
    assert rows[1][: len(list_named(code).columns)] == [column.label for column in list_named(code).columns]
    shown = "\n".join(str(cell) for row in rows for cell in row)
    assert {lead.code in shown, matter.code in shown} == ({True} if code == "today" else {True, False})
    assert not any(word in shown for word in (CONTACT.name, CONTACT.phone, STORY[:10]))


def test_the_list_leaves_as_it_was_narrowed(cast: Cast) -> None:
    kept, other = raised(cast, source_key="a").lead, raised(cast, source_key="b", story="后厨的排班想问一问").lead
    grant(cast)
    rows = cells(content(made(cast, "leads", "topic=wages_owed"), cast))
    assert [row[0] for row in rows[2:]] == [kept.code]
    assert other.code not in str(rows)


def test_the_mark_stands_in_the_sheet_its_foot_and_the_properties(cast: Cast) -> None:
    raised(cast)
    grant(cast)
    export = made(cast)
    book = zipfile.ZipFile(io.BytesIO(content(export, cast)))
    for part in ("docProps/core.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
        assert export.code in book.read(part).decode(), part


def test_no_cell_runs(cast: Cast) -> None:
    cast.enterprise.name = cast.enterprise.short_name = '=HYPERLINK("http://x","y")'
    cast.enterprise.save()
    registered(cast)
    grant(cast)
    book = content(made(cast, "matters"), cast)
    assert "<f>" not in zipfile.ZipFile(io.BytesIO(book)).read("xl/worksheets/sheet1.xml").decode()
    assert any(str(cell).startswith("'=HYPERLINK") for row in cells(book) for cell in row)


def test_it_is_written_down_with_the_reason_and_every_row(cast: Cast) -> None:
    lead = raised(cast).lead
    grant(cast)
    export = made(cast)
    assert [fact.code for fact in facts_about(export.ref)][:1] == ["worklist.export_asked"]
    assert REASON in facts_about(export.ref)[0].sentence()
    read = Entry.objects.get(fact="journal.read", about_kind="export")
    assert lead.code in read.payload


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"reason": "要"}, "请写一句"),
        ({"reason": "长" * 301}, "最多300个字"),
        ({"address": "topic=heat_allowance"}, "没有内容"),
    ],
)
def test_what_is_refused(cast: Cast, other: dict, says: str) -> None:
    raised(cast)
    grant(cast)
    with pytest.raises(Refused, match=says):
        asked(cast, **other)


def test_without_the_right_nothing_leaves(cast: Cast) -> None:
    raised(cast)
    with pytest.raises(Refused, match="单独的权限"):
        asked(cast)
    assert "导出Excel" not in cast.client("chen").get("/desk/leads/").content.decode()
    grant(cast)
    assert "导出Excel" in cast.client("chen").get("/desk/leads/").content.decode()


def test_too_many_rows_are_refused_with_what_to_do(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    raised(cast)
    grant(cast)
    monkeypatch.setattr("doorstep.foundation.worklist.actions.exporting.MOST_ROWS", 0)
    with pytest.raises(Refused, match="筛小一些"):
        asked(cast)


def test_a_long_one_is_made_by_a_job_with_the_rights_held_then(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from doorstep.foundation.jobs.models import JobRun

    raised(cast)
    grant(cast)
    monkeypatch.setattr("doorstep.foundation.worklist.actions.exporting.AT_ONCE", 0)
    first, second = asked(cast), asked(cast)
    assert JobRun.objects.filter(name="worklist.export").count() == 2
    make_asked({"export": first.code}, NOW)
    assert Export.objects.get(pk=first.pk).state == "ready"
    assert make_asked({"export": first.code}, NOW) == "已经做过"
    RoleHeld.objects.filter(role="exporter").delete()
    make_asked({"export": second.code}, NOW)
    assert Export.objects.get(pk=second.pk).state == "failed"


def test_after_its_days_the_file_is_gone_and_the_line_stays(cast: Cast) -> None:
    raised(cast)
    grant(cast)
    export = made(cast)
    assert forget_old({}, NOW + timedelta(days=1)) == "删掉了0份导出的文件"
    assert forget_old({}, NOW + timedelta(days=8)) == "删掉了1份导出的文件"
    assert Export.objects.get().state == "forgotten"
    assert file_of(export) is None
    assert facts_about(export.ref)


def test_by_the_pages_from_the_list_to_the_file(cast: Cast) -> None:
    raised(cast)
    grant(cast)
    client = with_second_factor(cast.client("chen"))
    assert "请写一句" in client.post("/desk/exports/new/?list=leads", {"reason": ""}).content.decode()
    shown = client.post("/desk/exports/new/?list=leads&of=tab%3Draised", {"reason": REASON}, follow=True).content.decode()
    assert "做好了，可以下载" in shown
    file = client.get(f"/desk/files/{file_of(Export.objects.get()).code}/")
    assert file.status_code == 200
    grant(cast, "zhou")
    other = with_second_factor(cast.client("zhou"))
    assert other.get(f"/desk/exports/{Export.objects.get().code}/").status_code == 404
    assert other.get(f"/desk/files/{file_of(Export.objects.get()).code}/").status_code == 404


def test_the_lists_are_all_registered() -> None:
    assert {"today", "leads", "matters"} <= set(list_codes())
    assert Ref("export", "x").kind == "export"


def test_the_list_of_what_one_took_along_costs_the_same_however_long(cast: Cast) -> None:
    grant(cast)
    raised(cast)
    client = with_second_factor(cast.client("chen"))
    asked(cast)
    before = asked_by(client, "/desk/exports/")
    for number in range(8):
        asked(cast, reason=f"{REASON}，第{number}份")
    assert asked_by(client, "/desk/exports/") == before
