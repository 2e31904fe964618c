"""A hotline's file comes in: whole rows, nothing twice, a reason for each letter set aside."""

import json
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path

import pytest
import xlsxwriter
from django.core.management import CommandError, call_command
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.journal.verifying import verify_streams
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.leads import hotline_run
from doorstep.foundation.leads.actions.hotline import NO_WORDS
from doorstep.foundation.leads.facts import HotlineImported
from doorstep.foundation.leads.models import HotlineImport, Lead, SetAsideLetter
from doorstep.foundation.people.models import Person
from doorstep.foundation.worklist.models import Duty
from tests.support.cast import NOW, Cast

from .letters import letters

pytestmark = pytest.mark.django_db
ACTOR = Actor.system("import_hotline")
ARREARS = "公司拖欠我三个月工资，一直不给"


def lines(rows: list[dict]) -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def run(cast: Cast, rows: list[dict], **other) -> HotlineImport:
    return hotline_run.run_import(lines(rows), "letters.jsonl", cast.district, actor=ACTOR, at=NOW, **other)


def test_three_hundred_invented_letters_are_leads_or_set_aside(cast: Cast) -> None:
    found = run(cast, letters())
    leads, aside = Lead.objects.count(), SetAsideLetter.objects.count()
    assert leads + aside == 300
    assert leads > 80
    assert Duty.objects.filter(kind="verification").count() == leads
    assert facts_about(found.ref)[-1] == HotlineImported(found.ref, 300, leads, aside, 0, 0)
    assert {lead.office for lead in Lead.objects.all()} == {cast.district, cast.station, cast.neighbour}


def test_a_bare_stem_does_not_route(cast: Cast) -> None:
    run(cast, [{"text": f"我在柳河上班，{ARREARS}"}, {"text": f"我在柳河街道上班，{ARREARS}"}])
    by_text = {lead.story: lead for lead in Lead.objects.select_related("office")}
    assert by_text[f"我在柳河上班，{ARREARS}"].office == cast.district
    assert by_text[f"我在柳河上班，{ARREARS}"].routed_by == "pool"
    assert by_text[f"我在柳河街道上班，{ARREARS}"].office == cast.neighbour


def test_the_same_file_again_adds_nothing(cast: Cast) -> None:
    run(cast, letters(60))
    before = (Lead.objects.count(), SetAsideLetter.objects.count(), Duty.objects.count(), Person.objects.count())
    again = run(cast, letters(60))
    assert (Lead.objects.count(), SetAsideLetter.objects.count(), Duty.objects.count(), Person.objects.count()) == before
    assert facts_about(again.ref)[-1] == HotlineImported(again.ref, 60, 0, 0, 60, 0)


def test_a_letter_comes_once_by_its_number_or_by_its_words(cast: Cast) -> None:
    rows = [
        {"source": "a", "id": "1", "text": ARREARS, "phone": "13812342061"},
        {"source": "a", "id": "1", "text": "别的话，也是拖欠工资"},
        {"source": "b", "id": "9", "text": f" {ARREARS} ", "phone": "138-1234-2061"},
        {"source": "b", "id": "10", "text": ARREARS, "phone": "13812342062"},
    ]
    run(cast, rows)
    assert Lead.objects.count() == 2


def test_killed_midway_it_goes_on_without_doubles(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hotline_run, "CHUNK", 20)
    rows = letters(90)

    def stop(done: int, bad: int) -> None:
        if done >= 40:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(cast, rows, progress=stop)
    assert Lead.objects.count() + SetAsideLetter.objects.count() == 40
    assert HotlineImport.objects.get().finished_at is None
    run(cast, rows)
    assert Lead.objects.count() + SetAsideLetter.objects.count() == 90
    codes = list(Lead.objects.order_by("code").values_list("code", flat=True))
    assert codes == [f"HA-XS-2026-{number:06d}" for number in range(1, len(codes) + 1)]


def test_bad_rows_are_named_with_their_number_and_remedy_and_the_others_go_on(cast: Cast) -> None:
    content = b"\n".join([
        lines([{"text": ARREARS}]), b"{broken", lines([{"text": "", "phone": "1"}]),
        lines([{"text": ARREARS + "二", "time": "2026-13-45"}]), lines([{"text": ARREARS + "三", "time": "2027-01-01"}]),
        b"[1]", lines([{"text": "字" * 20_001}]), lines([{"text": "另一封，" + ARREARS, "time": "2026年11月20日 9:05"}]),
    ])  # fmt: skip
    found = hotline_run.run_import(content, "a.jsonl", cast.district, actor=ACTOR, at=NOW)
    assert Lead.objects.count() == 2
    assert [row for row, _ in found.report["bad"]] == [2, 3, 4, 5, 6, 7]
    assert timezone.localtime(Lead.objects.get(received_on__lt=NOW).received_on).hour == 9
    assert "第2行：这一行不是完整的JSON" in hotline_run.report_text(found)


def test_half_characters_and_endless_brackets_stop_no_other_letter(cast: Cast) -> None:
    content = b"\n".join([
        b'{"text": "' + ARREARS.encode() + b' \\ud83d", "title": "\\ud800", "place": "\\u0000\\udfff"}', b"[" * 100_000,
        lines([{"text": "另一封，" + ARREARS}]),
    ])  # fmt: skip
    found = hotline_run.run_import(content, "a.jsonl", cast.district, actor=ACTOR, at=NOW)
    assert Lead.objects.count() == 2
    assert [row for row, _ in found.report["bad"]] == [2]


def test_a_file_of_excel_or_csv_with_chinese_heads_is_read(cast: Cast) -> None:
    target = BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet()
    for n, row in enumerate(
        [("工单编号", "来信内容", "地点", "联系电话", "来信时间"), ("7", ARREARS, "槐荫大厦", "13812342061", "2026-11-20")]
    ):
        sheet.write_row(n, 0, row)
    book.close()
    hotline_run.run_import(target.getvalue(), "信.xlsx", cast.district, actor=ACTOR, at=NOW)
    lead = Lead.objects.select_related("person").get()
    assert (lead.office, lead.building, lead.place_words) == (cast.station, cast.building, "槐荫大厦")
    assert lead.person is not None
    assert lead.person.phone == "13812342061"
    csv = f"内容,电话\n{ARREARS}另一件,请打0x\n".encode("gb18030")
    hotline_run.run_import(csv, "信.csv", cast.district, actor=ACTOR, at=NOW)
    person = Person.objects.order_by("-id")[0]
    assert (person.phone, person.reach_note) == ("", "请打0x")


@pytest.mark.parametrize(("content", "name"), [(b"", "a.jsonl"), ("编号,电话\n1,2\n".encode(), "a.csv"), (b"x", "a.pdf")])
def test_a_file_that_cannot_be_read_is_refused_whole(cast: Cast, content: bytes, name: str) -> None:
    with pytest.raises(Refused):
        hotline_run.run_import(content, name, cast.district, actor=ACTOR, at=NOW)
    assert not HotlineImport.objects.exists()


def test_why_a_letter_was_set_aside_quotes_none_of_its_words(cast: Cast) -> None:
    run(
        cast, [{"text": "小区门口的路灯坏了，请修一下"}, {"text": "老周说拖欠老周的工资，其实是停车位的事，物业停车位收费"}]
    )
    reasons = set(SetAsideLetter.objects.values_list("reason", flat=True))
    assert NO_WORDS in reasons
    clear = "".join(Entry.objects.values_list("payload", flat=True)) + "".join(reasons)
    assert "老周" not in clear
    assert "路灯" not in clear


def test_spread_over_a_district_gives_the_same_demo_places_each_time(cast: Cast) -> None:
    run(cast, letters(80), seed=3)
    first = {lead.source_key: (lead.office_id, lead.building_id, lead.received_on) for lead in Lead.objects.all()}
    assert all(row.is_demo for row in (*Lead.objects.all(), *SetAsideLetter.objects.all()))
    assert {cast.station.pk, cast.neighbour.pk} <= {office for office, *_ in first.values()}
    assert all(NOW - timedelta(weeks=12) - timedelta(days=1) < received <= NOW for *_, received in first.values())
    Duty.objects.all().delete()
    Lead.objects.all().delete()
    SetAsideLetter.objects.all().delete()
    run(cast, letters(80)[40:] + letters(80)[:40], seed=3)
    assert {lead.source_key: (lead.office_id, lead.building_id, lead.received_on) for lead in Lead.objects.all()} == first


def test_a_run_is_chained_whole(cast: Cast) -> None:
    run(cast, letters(50))
    assert not list(verify_streams())


def test_the_command_prints_and_keeps_the_report(cast: Cast, tmp_path: Path) -> None:
    file, kept, out = tmp_path / "letters.jsonl", tmp_path / "report.txt", StringIO()
    file.write_bytes(lines(letters(30)))
    call_command("import_hotline", str(file), "--district", "HA", "--report", str(kept), stdout=out, stderr=StringIO())
    assert "读了：30行" in out.getvalue()
    assert kept.read_text() == out.getvalue()
    with pytest.raises(CommandError, match="没有找到这个区"):
        call_command("import_hotline", str(file), "--district", "XX")
    with pytest.raises(CommandError, match="没有这个文件"):
        call_command("import_hotline", str(tmp_path / "none.jsonl"), "--district", "HA")
