"""算一算: question by question, nothing kept, nothing lost; the sheet is the core's."""

import json
import re

import pytest
from django.test import Client

from doorstep.foundation.receipts.models import Draft
from doorstep.knowledge.labourlaw.everyone import SUMS

pytestmark = pytest.mark.django_db

OWED = {
    "months_rows": "2",
    "months_0_month_year": "2026", "months_0_month_month": "8", "months_0_due": "6,000", "months_0_paid": "0",
    "months_1_month_year": "2026", "months_1_month_month": "9", "months_1_due": "6000元", "months_1_paid": "2500",
}  # fmt: skip


@pytest.fixture
def phone(cast) -> Client:
    client = Client()
    client.get("/d/HA/")
    return client


def text(page) -> str:
    return re.sub(r"<[^>]+>", "", page.content.decode())


def carried(page) -> str:
    return str(page.context["walk"].so_far)


def answer(phone: Client, slug: str, answers: list[tuple[str, dict[str, str]]]):
    """Answer screen after screen; the page that came last."""
    page, so_far = None, ""
    for question, given in answers:
        page = phone.post(f"/sums/{slug}/", {"so_far": so_far, "question": question, **given})
        so_far = carried(page)
    return page


def test_the_first_screen_of_each_sum_asks_one_thing(phone):
    for slug, one in SUMS.items():
        page = phone.get(f"/sums/{slug}/")
        assert page.status_code == 200
        assert one.questions[0].ask_zh in page.content.decode()
        assert len(page.context["form"].fields) == 1


def test_wages_owed_end_in_a_sheet_and_leave_nothing_behind(phone):
    page = answer(phone, "wages", [("months", OWED), ("employed", {"employed": "yes"})])
    words = text(page)
    assert "一共欠9,500元" in words
    assert "劳动合同法" in words
    assert "2026年8月" in words
    assert not Draft.objects.exists()


def test_a_wrong_row_is_named_and_the_others_stay(phone):
    page = phone.post("/sums/wages/", {"question": "months", **OWED, "months_1_due": "六千"})
    words = page.content.decode()
    assert page.status_code == 422
    assert "第2行的“应发”" in words
    assert 'value="2500"' in words


def test_further_rows_come_without_losing_the_first(phone):
    page = phone.post("/sums/wages/", {"question": "months", "more": "1", **OWED})
    words = page.content.decode()
    assert page.status_code == 200
    assert 'name="months_3_due"' in words
    assert 'value="6000"' in words


def test_going_back_shows_what_was_answered(phone):
    page = answer(phone, "wages", [("months", OWED), ("employed", {"employed": "no"})])
    back = phone.post("/sums/wages/", {"so_far": carried(page), "back": "months"})
    assert "2500" in back.content.decode()
    assert back.context["question"].name == "months"


def test_a_carried_text_that_is_not_ours_begins_anew(phone):
    for junk in ("[1]", "{", '{"months": 5, "employed": ["x"]}', "x" * 70_000, json.dumps({"months": [[1]]})):
        page = phone.post("/sums/wages/", {"so_far": junk})
        assert page.status_code == 200
        assert page.context["question"].name == "months"


def test_unknown_sums_and_topics_are_not_found(phone):
    for address in ("/sums/nothing/", "/rights/nothing/", "/sums/nothing/take/"):
        assert phone.get(address).status_code in {404, 405}
    assert phone.post("/sums/nothing/take/").status_code == 404


def test_taking_the_sum_along_writes_the_draft_once(phone):
    page = answer(phone, "wages", [("months", OWED), ("employed", {"employed": "yes"})])
    for _ in range(2):
        taken = phone.post("/sums/wages/take/", {"so_far": carried(page)})
        assert taken.status_code == 302
    telling = phone.get("/tell/").content.decode()
    assert telling.count("我想问问") == 1
    assert "9,500元" in telling
