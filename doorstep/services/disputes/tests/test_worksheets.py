"""Worksheets of a matter: filled from its facts, kept as reckoned, compared, added up, shared and taken back."""

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.receipts.shared import shared_under
from doorstep.services.disputes.actions.dated_facts import set_fact
from doorstep.services.disputes.actions.worksheets import save_worksheet, share_worksheet, take_back_worksheet
from doorstep.services.disputes.models import Matter, SavedSheet
from doorstep.services.disputes.queries.worksheets import compared, overview
from tests.support.cast import NOW, Cast

from .support import registered, told, with_receipt

pytestmark = pytest.mark.django_db
SEVERANCE = {"hire": "2022-04-11", "end": "2026-10-31", "avg12": "6240"}


@pytest.fixture
def matter(cast: Cast) -> Matter:
    return registered(cast)


def saved(
    cast: Cast, matter: Matter, rule: str = "severance.amount", account: str = "worker", **facts: object
) -> SavedSheet:
    given = {**SEVERANCE, **facts} if rule.startswith("severance.") else facts
    return save_worksheet(matter=matter, rule=rule, facts=given, account=account, actor=cast.actor("chen"), at=NOW)


def words(page) -> str:
    return re.sub(r"<[^>]+>", "", page.content.decode())


def ymd(name: str, year: int, month: int, day: int) -> dict[str, str]:
    return {f"{name}_year": str(year), f"{name}_month": str(month), f"{name}_day": str(day)}


TYPED = {"account": "worker", **ymd("hire", 2022, 4, 11), **ymd("end", 2026, 10, 31), "avg12": "6,240"}


def test_a_saved_sheet_names_version_figures_and_who(cast: Cast, matter: Matter) -> None:
    row = saved(cast, matter)
    assert (row.number, row.sheet.figure, row.made_by) == (1, Decimal("31200.00"), "A-chen")
    assert row.book == row.sheet.book
    assert row.rule_version == row.sheet.version
    assert told(matter)[-1] == "disputes.sheet_saved"
    assert saved(cast, matter).number == 2


def test_the_page_reckons_as_it_is_typed_and_keeps_what_was_typed(cast: Cast, matter: Matter) -> None:
    url = f"/desk/matters/{matter.code}/sheets/new/severance.amount/"
    client = cast.client("chen")
    slip = client.post(url, TYPED, HTTP_HX_REQUEST="true")
    assert "31,200.00元" in words(slip)
    assert "<html" not in slip.content.decode()
    whole = client.post(url, {**TYPED, "preview": "1"})
    assert "31,200.00元" in words(whole)
    assert 'value="2022"' in whole.content.decode()
    assert not SavedSheet.objects.exists()
    kept = client.post(url, {**TYPED, "save": "1"})
    assert kept["Location"] == f"/desk/matters/{matter.code}/sheets/1/"


@pytest.mark.parametrize(("typed", "says"), [
    (ymd("hire", 2026, 11, 1), "hire"), ({"avg12": "-3"}, "avg12"), (ymd("end", 2026, 2, 31), "end"), ({"avg12": "很多"}, "avg12"),
])  # fmt: skip
def test_what_cannot_be_is_said_at_its_box_and_nothing_is_lost(cast: Cast, matter: Matter, typed: dict, says: str) -> None:
    page = cast.client("chen").post(
        f"/desk/matters/{matter.code}/sheets/new/severance.amount/", {**TYPED, **typed, "save": "1"}
    )
    assert page.status_code == 422
    assert set(page.context["form"].errors) & {says, "end"}
    assert 'value="2022"' in page.content.decode() or "hire" in says
    assert not SavedSheet.objects.exists()


def test_an_unknown_rule_is_not_found(cast: Cast, matter: Matter) -> None:
    assert cast.client("chen").get(f"/desk/matters/{matter.code}/sheets/new/severance.nothing/").status_code == 404
    assert cast.client("chen").get(f"/desk/matters/{matter.code}/sheets/9/").status_code == 404


def test_inputs_come_filled_and_say_from_where(cast: Cast, matter: Matter) -> None:
    set_fact(matter=matter, what="hire_on", on=date(2022, 4, 11), source="worker", actor=cast.actor("chen"), at=NOW)
    page = cast.client("chen").get(f"/desk/matters/{matter.code}/sheets/new/severance.amount/")
    assert 'value="2022"' in page.content.decode()
    assert "来自日子和时效" in words(page)
    assert "还缺" in words(page)


def test_a_fact_told_to_one_sheet_is_not_asked_again(cast: Cast, matter: Matter) -> None:
    saved(cast, matter, "severance.unlawful", already_paid=[])
    page = cast.client("chen").get(f"/desk/matters/{matter.code}/sheets/new/severance.amount/")
    assert "来自第1张计算单" in words(page)
    assert "31,200.00元" in words(page)


def test_rows_are_pasted_from_a_sheet(cast: Cast, matter: Matter) -> None:
    url = f"/desk/matters/{matter.code}/sheets/new/wages.arrears/"
    pasted = "2026-8\t6000\t0\n2026-9\t6000\t1500.50"
    page = cast.client("chen").post(url, {"account": "worker", "months_rows": "0", "months_pasted": pasted, "preview": "1"})
    assert "10,499.50元" in words(page)
    wrong = cast.client("chen").post(
        url, {"account": "worker", "months_rows": "0", "months_pasted": "2026-8\t六千", "preview": "1"}
    )
    assert "第1行的“应发”" in words(wrong)


def test_two_accounts_show_which_fact_makes_the_difference(cast: Cast, matter: Matter) -> None:
    one, other = saved(cast, matter), saved(cast, matter, account="employer", hire="2024-04-11", avg12="6000")
    found = compared(one, other)
    assert found is not None
    assert {label for label, *_ in found.rows} == {row.label_zh for row in found.comparison.differing}
    assert len(found.rows) == 2
    page = cast.client("chen").get(f"/desk/matters/{matter.code}/sheets/1/beside/2/")
    assert f"{abs(found.comparison.gap):,.2f}" in words(page)


def test_what_the_law_does_not_let_stand_together_is_left_out_with_the_article(cast: Cast, matter: Matter) -> None:
    saved(cast, matter)
    saved(cast, matter, "severance.unlawful", already_paid=[])
    found = overview(matter).total
    assert found is not None
    assert (found.amount, found.allowed) == (Decimal("62400.00"), False)
    page = words(cast.client("chen").get(f"/desk/matters/{matter.code}/sheets/"))
    assert "只能要一样" in page
    assert "第87条" in page


def test_shared_under_the_receipt_until_taken_back(cast: Cast, matter: Matter) -> None:
    issued, row = with_receipt(matter, cast), saved(cast, matter)
    assert shared_under(issued.receipt) == []
    share_worksheet(sheet=row, actor=cast.actor("chen"), at=NOW)
    (shown,) = shared_under(issued.receipt)
    assert "不是裁决" in shown.note
    assert shown.sheet.total == "31,200.00元"
    with pytest.raises(Refused):
        share_worksheet(sheet=row, actor=cast.actor("chen"), at=NOW)
    take_back_worksheet(sheet=row, actor=cast.actor("chen"), at=NOW)
    assert shared_under(issued.receipt) == []
    assert told(matter)[-2:] == ["disputes.sheet_shared", "disputes.sheet_taken_back"]


def test_the_word_file_holds_the_same_sum_and_article(cast: Cast, matter: Matter) -> None:
    saved(cast, matter)
    answer = cast.client("chen").get(f"/desk/matters/{matter.code}/sheets/1/word/")
    paper = Document(BytesIO(answer.content))
    text = "\n".join(
        [*(one.text for one in paper.paragraphs), *(cell.text for row in paper.tables[0].rows for cell in row.cells)]
    )
    for part in ("31,200.00元", "不是裁决", matter.code, "劳动合同法"):
        assert part in text
    assert "{{" not in text


def test_the_same_form_twice_keeps_one(cast: Cast, matter: Matter) -> None:
    client, url = cast.client("chen"), f"/desk/matters/{matter.code}/sheets/new/severance.amount/"
    for _ in range(2):
        assert client.post(url, {**TYPED, "save": "1", "form_key": "k1"}).status_code == 302
    assert SavedSheet.objects.count() == 1


def test_others_find_nothing_and_lead_officers_only_read(cast: Cast, matter: Matter) -> None:
    saved(cast, matter)
    assert cast.client("wu").get(f"/desk/matters/{matter.code}/sheets/").status_code == 404
    lead = cast.client("lead")
    assert lead.get(f"/desk/matters/{matter.code}/sheets/1/").status_code == 200
    assert lead.get(f"/desk/matters/{matter.code}/sheets/new/severance.amount/").status_code == 404
    assert lead.post(f"/desk/matters/{matter.code}/sheets/1/share/").status_code == 404


def test_the_list_costs_the_same_with_many_sheets(cast: Cast, matter: Matter) -> None:
    client, url = cast.client("chen"), f"/desk/matters/{matter.code}/sheets/"
    saved(cast, matter)
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for _ in range(6):
        saved(cast, matter)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)


def test_nothing_is_kept_in_the_clear(cast: Cast, matter: Matter) -> None:
    row = saved(cast, matter)
    with connection.cursor() as cursor:
        cursor.execute("SELECT facts, record FROM disputes_savedsheet WHERE id = %s", [row.pk])
        assert "6240" not in str(cursor.fetchone())


@pytest.mark.parametrize("sum_typed", ["1e999999999", "9" * 400, "0." + "0" * 400 + "1", "NaN", "Infinity", "-1", "²"])
def test_a_sum_nobody_has_is_told_beside_its_box(cast: Cast, matter: Matter, sum_typed: str) -> None:
    url = f"/desk/matters/{matter.code}/sheets/new/severance.amount/"
    page = cast.client("chen").post(url, {**TYPED, "avg12": sum_typed, "save": "1"})
    assert (page.status_code, bool(page.context["form"].errors["avg12"])) == (422, True)
    assert not matter.sheets.exists()


def test_a_form_sent_before_elsewhere_is_told_and_shows_the_list(cast: Cast, matter: Matter) -> None:
    other = registered(cast)
    save_worksheet(
        matter=other, rule="severance.amount", facts=SEVERANCE, account="worker", form_key="k1", actor=cast.actor("chen"), at=NOW,
    )  # fmt: skip
    url = f"/desk/matters/{matter.code}/sheets/new/severance.amount/"
    page = cast.client("chen").post(url, {**TYPED, "form_key": "k1", "save": "1"})
    assert page.status_code == 422
    assert "已经收到过" in page.content.decode()
    assert not matter.sheets.exists()
