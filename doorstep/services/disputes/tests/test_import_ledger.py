"""Years of a station's 台账 come in: as what they were, quietly, once."""

import io
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.notices.models import Notice
from doorstep.foundation.people.queries.identity import find_person
from doorstep.foundation.receipts.models import Receipt
from doorstep.foundation.search.queries.finding import refs_for
from doorstep.foundation.worklist.models import Duty
from doorstep.services.disputes.actions.disposal import due
from doorstep.services.disputes.models import Matter
from doorstep.services.disputes.past_run import Report, import_past
from doorstep.services.disputes.queries.ledger import Month, figures
from doorstep.services.disputes.queries.replay import replay, standing_of
from tests.support.cast import NOW, Cast

from .support import HANDLER, registered

pytestmark = pytest.mark.django_db
HEAD = [
    "编号",
    "收到日期",
    "办结日期",
    "姓名",
    "联系电话",
    "用人单位",
    "争议种类",
    "事由",
    "人数",
    "金额",
    "登记类别",
    "办理结果",
]
ROWS = [
    ["劳调(2025)15号", "2025-03-05", "2025-03-20", "方䶮月", "13800132061", "檐下小馆餐饮管理有限公司", "欠薪", "后厨两个月没发钱", "2", "1.2万", "案件", "调解成功"],
    ["劳调(2025)16号", "2025-04-01", "2025-04-02", "", "", "没进名册的冷库", "", "问年假怎么休", "", "", "咨询", "已答复"],
    ["劳调(2018)3号", "2018-05-05", "2018-06-01", "老名字", "13912345678", "老地方酒家", "社保", "十年没交社保", "1", "", "案件", "转仲裁"],
    ["", "昨天", "2025-06-01", "", "", "面馆", "欠薪", "", "很多", "", "案件", "成了"],
]  # fmt: skip


def book(rows: list[list[str]] = ROWS, head: list[str] = HEAD) -> bytes:
    out = io.BytesIO()
    with Workbook(out) as made:
        page = made.add_worksheet()
        page.write(0, 0, "某街道2025年台账")
        for number, row in enumerate([head, *rows], start=1):
            page.write_row(number, 0, row)
    return out.getvalue()


def brought(cast: Cast, rows: list[list[str]] = ROWS, **more) -> Report:
    return import_past(book(rows), "台账.xlsx", cast.station, actor=HANDLER, at=NOW, **more)


def test_each_row_becomes_what_it_was(cast: Cast) -> None:
    report = brought(cast)
    assert (report.rows, report.brought.matters, report.brought.tellings, report.brought.wordless, report.bad_rows) == (
        4,
        2,
        1,
        1,
        1,
    )
    matter = Matter.objects.get(old_number="劳调(2025)15号")
    assert (matter.phase, matter.outcome, matter.level, matter.workers, matter.enterprise) == (
        "closed",
        "agreed_kept",
        "street",
        2,
        cast.enterprise,
    )
    assert (matter.code[:8], matter.received_on.date(), matter.closed_at.date()) == (
        "HA-2025-",
        date(2025, 3, 5),
        date(2025, 3, 20),
    )
    assert [(claim.topic, str(claim.amount)) for claim in matter.claims.all()] == [("wages_owed", "12000.00")]
    assert find_person(phone="13800132061")
    lead = Lead.objects.get()
    assert (lead.phase, lead.outcome, lead.channel, lead.old_number) == ("closed", "answered", "past", "劳调(2025)16号")


def test_it_is_quiet(cast: Cast) -> None:
    brought(cast)
    assert not Notice.objects.exists()
    assert not Duty.objects.exists()
    assert not Receipt.objects.exists()


def test_the_same_file_changes_nothing_the_second_time_and_a_longer_one_adds_what_is_new(cast: Cast) -> None:
    brought(cast)
    again = brought(cast)
    assert (again.brought.matters, again.brought.tellings, again.brought.repeated) == (0, 0, 3)
    fresh = [*ROWS[:3], ["劳调(2025)17号", *ROWS[0][1:]]]
    assert brought(cast, fresh).brought.matters == 1
    assert Matter.objects.count() == 3
    twice = ["劳调(2025)18号", *ROWS[0][1:]]
    assert brought(cast, [twice, twice]).brought.repeated == 1


def test_what_is_past_its_term_comes_in_without_its_words(cast: Cast) -> None:
    brought(cast)
    old = Matter.objects.get(old_number="劳调(2018)3号")
    assert (old.story, old.disposed_at, old.outcome) == ("", NOW, "other_forum")
    assert [(party.person, party.name_words) for party in old.parties.all()] == [(None, ""), (None, "")]
    assert not find_person(phone="13912345678")
    kept = Matter.objects.get(old_number="劳调(2025)15号")
    assert list(due(kept.dispose_on)) == [kept], "the others go when their day comes"


def test_facts_tell_where_it_stands(cast: Cast) -> None:
    brought(cast)
    for matter in Matter.objects.select_related("office"):
        assert [fact.code for fact in facts_about(matter.ref)] == ["disputes.brought_in"]
        assert replay(facts_about(matter.ref)) == standing_of(matter)
    assert [fact.code for fact in facts_about(Lead.objects.get().ref)] == ["leads.brought_in"]


def test_old_numbers_and_words_are_found_by_the_station_and_nobody_else(cast: Cast) -> None:
    brought(cast)
    matter = Matter.objects.get(old_number="劳调(2025)15号")
    assert [hit.ref for hit in refs_for(cast.actor("chen"), "劳调 15号").hits] == [matter.ref]
    assert [hit.ref for hit in refs_for(cast.actor("chen"), "后厨两个月没发钱").hits] == [matter.ref]
    assert refs_for(cast.actor("wu"), "后厨两个月没发钱").hits == ()
    assert matter.code in cast.client("chen").get("/desk/search/?q=劳调 15号").content.decode()


def test_lists_stand_in_the_order_of_what_happened(cast: Cast) -> None:
    late = registered(cast)
    brought(cast)
    assert list(Matter.objects.order_by("-id").values_list("old_number", flat=True)) == [
        "",
        "劳调(2025)15号",
        "劳调(2018)3号",
    ]
    assert Matter.objects.order_by("-id").first() == late


def test_the_month_of_then_counts_it(cast: Cast) -> None:
    brought(cast)
    found = {one.label: one.value for one in figures(cast.actor("chen"), Month(date(2025, 3, 1)))}
    assert (found["本月收到"], found["本月办结"], found["结果：达成协议，已经兑现"], found["涉及人数"]) == (1, 1, 1, 2)


def test_its_page_opens(cast: Cast) -> None:
    brought(cast)
    for matter in Matter.objects.all():
        assert cast.client("chen").get(f"/desk/matters/{matter.code}/").status_code == 200
    assert cast.client("chen").get(f"/desk/leads/{Lead.objects.get().code}/").status_code == 200


def test_only_looking_writes_nothing(cast: Cast) -> None:
    report = brought(cast, only_check=True)
    assert (report.brought.matters, report.brought.tellings, report.bad_rows) == (2, 1, 1)
    assert not Matter.objects.exists()


def test_the_command_says_what_became_of_the_rows_and_hands_back_the_bad_ones(cast: Cast, tmp_path: Path) -> None:
    file, bad = tmp_path / "台账.xlsx", tmp_path / "bad.xlsx"
    file.write_bytes(book())
    out = StringIO()
    call_command("import_ledger", str(file), "--station", "HA-01", "--problems", str(bad), stdout=out)
    assert "成为办结的争议事项：2件" in out.getvalue()
    assert "有问题，没有导入：1行" in out.getvalue()
    rows = CalamineWorkbook.from_path(str(bad)).get_sheet_by_index(0).to_python()
    assert {str(row[0]) for row in rows[1:]} == {"6"}
    assert all(row[4] for row in rows[1:])


@pytest.mark.parametrize(
    ("file", "station", "says"),
    [
        ("none.xlsx", "HA-01", "没有这个文件"),
        ("good.xlsx", "XX", "没有编号是XX"),
        ("bad.xlsx", "HA-01", "打不开"),
        ("short.xlsx", "HA-01", "没有认出这几列"),
    ],
)
def test_wrong_files_and_stations_get_a_sentence(cast: Cast, tmp_path: Path, file: str, station: str, says: str) -> None:
    (tmp_path / "good.xlsx").write_bytes(book())
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 nothing")
    (tmp_path / "short.xlsx").write_bytes(book([["a", "b"]], ["甲", "乙"]))
    with pytest.raises(CommandError, match=says):
        call_command("import_ledger", str(tmp_path / file), "--station", station)


def test_many_rows_come_in_chunks(cast: Cast) -> None:
    rows = [
        [f"第{number}号", str(date(2025, 1, 1) + timedelta(days=number % 300)), "2025-12-01", *ROWS[0][3:]]
        for number in range(620)
    ]
    assert brought(cast, rows).brought.matters == 620
    assert len(set(Matter.objects.values_list("code", flat=True))) == 620
