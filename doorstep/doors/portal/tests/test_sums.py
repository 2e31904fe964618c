"""算一算: question by question, nothing kept, nothing lost; the sheet is the core's."""

import json
import re

import pytest
from django.test import Client

from doorstep.foundation.receipts.models import Draft
from doorstep.knowledge.labourlaw.everyone import SUMS
from doorstep.knowledge.labourlaw.everyone.rights import rights

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


def ymd(name: str, year: int, month: int, day: int) -> dict[str, str]:
    return {f"{name}_year": str(year), f"{name}_month": str(month), f"{name}_day": str(day)}


LEFT = [
    ("ground", {"ground": "36_employer_proposed"}),
    ("hire", ymd("hire", 2022, 4, 11)),
    ("end", ymd("end", 2026, 10, 31)),
    ("total12", {"total12": "74,880"}),
]


def test_severance_shows_the_average_the_months_and_the_article(phone):
    words = text(answer(phone, "severance", LEFT))
    assert "经济补偿大约31,200元" in words
    for part in ("74,880 ÷ 12", "第47条", "换成这一样来算"):
        assert part in words


def test_leaving_before_coming_is_said_beside_its_question(phone):
    page = answer(phone, "severance", [*LEFT[:2], ("end", ymd("end", 2022, 4, 1)), ("average", {"average": "6000"})])
    assert page.status_code == 422
    assert page.context["question"].name in {"hire", "end"}
    (said,) = page.context["form"][page.context["question"].name].errors
    assert page.content.decode().count(said) == 2  # at the head, and at the box
    again = phone.post("/sums/severance/", {"so_far": carried(page), "question": "end", **ymd("end", 2026, 10, 31)})
    assert again.context["question"].name == "total12"


def test_a_year_nobody_has_figures_for_is_told_and_can_be_changed(phone):
    old = [LEFT[0], ("hire", ymd("hire", 1990, 1, 1)), ("end", ymd("end", 1995, 12, 31)), ("total12", {"total12": "6000"})]
    page = answer(phone, "severance", old)
    assert "1995年12月31日的数，本地区没有录入" in text(page)
    back = phone.post("/sums/severance/", {"so_far": carried(page), "back": "total12"})
    assert back.context["question"].name == "total12"
    assert "6000" in back.content.decode()


@pytest.mark.parametrize("wrong", [ymd("hire", 2026, 2, 31), ymd("hire", 20261, 1, 1), {}])
def test_a_day_that_does_not_exist_is_told_and_kept(phone, wrong):
    page = phone.post("/sums/severance/", {"so_far": '{"ground": "36_employer_proposed"}', "question": "hire", **wrong})
    assert page.status_code == 422
    assert page.context["question"].name == "hire"
    assert all(f'value="{value}"' in page.content.decode() for value in wrong.values())


def test_days_of_overtime_are_coloured_kept_over_months_and_checked(phone):
    base = answer(phone, "overtime", [("monthly_base", {"monthly_base": "8700"})])
    given = {"so_far": carried(base), "question": "days", "days_shown": "2026-02", "days_on_2026-02-16": "8"}
    march = phone.post("/sums/overtime/", {**given, "show": "2026-03"})
    assert '<input type="hidden" name="days_on_2026-02-16" value="8">' in march.content.decode()
    february = phone.post("/sums/overtime/", {**given, "show": "2026-02"})
    assert "is-statutory_holiday has-hours" in february.content.decode()
    too_long = phone.post("/sums/overtime/", {**given, "days_on_2026-02-17": "25"})
    assert (too_long.status_code, "0到24小时" in text(too_long)) == (422, True)
    done = phone.post("/sums/overtime/", given)
    assert "加班费大约1,200元" in text(done)


def test_a_year_without_a_holiday_notice_is_said_to_be_provisional(phone):
    page = answer(phone, "overtime", [("monthly_base", {"monthly_base": "8700"}), ("days", {"days_on_2027-03-06": "8"})])
    assert "还没公布" in text(page)


def test_a_negative_wage_is_told_beside_the_box(phone):
    page = phone.post("/sums/overtime/", {"question": "monthly_base", "monthly_base": "-5"})
    assert (page.status_code, "不能是负数" in text(page)) == (422, True)


def test_each_topic_has_a_page(phone):
    listed = text(phone.get("/rights/"))
    for topic, right in rights().items():
        words = text(phone.get(f"/rights/{topic}/"))
        assert right.title_zh in listed
        assert right.papers[0] in words


def test_pages_ask_few_questions_of_the_database(phone, django_assert_max_num_queries):
    for address in ("/sums/", "/sums/wages/", "/rights/", "/rights/wages_owed/"):
        with django_assert_max_num_queries(3):
            phone.get(address)


HALF_A_SIGN = '"\\ud800"'


@pytest.mark.parametrize(
    ("slug", "carried_along"),
    [
        ("wages", '{"months": [{"month": ' + HALF_A_SIGN + ', "due": "1", "paid": "1"}]}'),
        ("severance", '{"hire": ' + HALF_A_SIGN + "}"),
        ("severance", "{" + HALF_A_SIGN + ": 1}"),
        ("wages", '{"months": [{"month": "2026-²", "due": "1", "paid": "1"}]}'),
        ("wages", '{"months": [{"month": "2026-' + "9" * 5_000 + '", "due": "1", "paid": "1"}]}'),
        ("overtime", '{"days": {"2026-²": "8"}}'),
        ("unlawful", '{"hire": "2020-01-01", "end": "9999-12-31", "total12": "1", "average": "1"}'),
        ("unlawful", '{"hire": "9999-12-31", "end": "2020-01-01", "total12": "1", "average": "1"}'),
        ("overtime", '{"monthly_base": "5000", "days": {"9999-12-31": "8"}}'),
        ("overtime", '{"monthly_base": "5000", "days": {"2026-01-03": "1e-999999"}}'),
    ],
)
def test_what_no_page_of_ours_carries_is_asked_again(phone, slug, carried_along):
    page = phone.post(f"/sums/{slug}/", {"so_far": carried_along})
    assert page.status_code == 200
    assert page.context["walk"].missing is not None
    assert len(page.content) < 200_000


def test_a_month_that_is_no_figure_shows_this_one(phone):
    for month in ("²000-01", "2026-²", "9" * 5_000 + "-01"):
        page = phone.post("/sums/overtime/", {"so_far": '{"monthly_base": "5000"}', "question": "days", "show": month})
        assert page.status_code == 200


def test_rows_counted_with_a_strange_figure_are_none(phone):
    for count in ("²", "9" * 5_000, "-1", "٣"):
        page = phone.post("/sums/wages/", {"question": "months", **OWED, "months_rows": count})
        assert page.status_code in {200, 422}
