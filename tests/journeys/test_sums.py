"""Anyone has a sum reckoned, without an account and without a trace; a station's officer does it with both accounts."""

from collections.abc import Callable

import pytest

from .telling import newest
from .walking import DESK, PHONE, Walker

pytestmark = pytest.mark.browser


def day(walker: Walker, name: str, year: int, month: int, day: int) -> None:
    for part, value in (("year", year), ("month", month), ("day", day)):
        walker.page.fill(f"input[name={name}_{part}]", str(value))


def next_question(walker: Walker) -> None:
    walker.send("form.sum-ask")


def severance(walker: Walker) -> None:
    page = walker.page
    page.check("input[name=ground][value='36_employer_proposed']")
    next_question(walker)
    day(walker, "hire", 2022, 4, 11)
    next_question(walker)
    day(walker, "end", 2026, 10, 31)
    next_question(walker)
    page.fill("input[name=total12]", "74,880")
    next_question(walker)


def test_severance_question_by_question_and_on_to_the_station(walker: Walker) -> None:
    page = walker.page
    walker.go("/")
    page.click("text=算一算")
    walker.look("sums")
    page.click("text=离开单位，补偿大概多少")
    walker.look("sum-ask")
    severance(walker)
    walker.look("sum-result")
    assert "经济补偿大约31,200元" in walker.says()
    assert "劳动合同法第47条" in walker.says().replace("\n", "")
    page.click("button:has-text('带着这张单子去说')")
    page.wait_for_url("**/tell/")
    walker.look("sum-carried")
    assert "31,200" in page.input_value("textarea[name=story]")


def test_overtime_on_the_days_of_a_month(walker: Walker) -> None:
    page = walker.page
    walker.go("/sums/overtime/")
    page.fill("input[name=monthly_base]", "8700")
    next_question(walker)
    for _ in range(24):
        if "2026年2月" in walker.says():
            break
        page.click("button:has-text('上个月')")
    page.fill("input[name='days_on_2026-02-16']", "8")
    page.fill("input[name='days_on_2026-02-20']", "8")
    walker.look("sum-month")
    next_question(walker)
    walker.look("sum-overtime")
    assert "加班费大约2,000元" in walker.says()


def test_without_scripts_rows_grow_and_nothing_typed_is_lost(somebody: Callable[..., Walker]) -> None:
    walker = somebody(PHONE, java_script_enabled=False)
    page = walker.page
    walker.go("/sums/wages/")
    page.fill("input[name=months_0_month_year]", "2026")
    page.fill("input[name=months_0_month_month]", "9")
    page.fill("input[name=months_0_due]", "6000")
    page.fill("input[name=months_0_paid]", "0")
    page.click("button:has-text('再加两行')")
    assert page.input_value("input[name=months_0_due]") == "6000"
    assert page.locator("input[name=months_4_due]").count() == 1
    next_question(walker)
    page.check("input[name=employed][value=yes]")
    next_question(walker)
    assert "一共欠6,000元" in walker.says()


def test_by_keyboard_alone(on_phone: Walker) -> None:
    page = on_phone.page
    on_phone.go("/sums/retirement/")
    page.focus("input[name=category][value=male]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_selector("input[name=birth_year]")
    page.focus("input[name=birth_year]")
    page.keyboard.type("1965")
    page.keyboard.press("Tab")
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    page.wait_for_selector("article.worksheet")
    assert "60岁零1个月" in on_phone.says()


def test_rights_by_topic(walker: Walker) -> None:
    walker.go("/rights/")
    walker.look("rights")
    walker.page.click("text=工资低于最低工资")
    walker.look("right")
    assert "2,540" in walker.says()


def test_two_accounts_side_by_side_on_the_desk(somebody: Callable[..., Walker]) -> None:
    walker = somebody(DESK)
    page = walker.page
    walker.login("station")
    matter = newest(walker, "/desk/matters/")
    for account, hired in (("worker", 2022), ("employer", 2024)):
        walker.go(f"{matter}sheets/new/severance.amount/")
        page.select_option("select[name=account]", account)
        day(walker, "hire", hired, 4, 11)
        day(walker, "end", 2026, 10, 31)
        page.fill("input[name=avg12]", "6240")
        page.wait_for_selector("#slip article.worksheet")
        walker.look(f"sheet-{account}")
        page.click("button[name=save]")
        page.wait_for_url("**/sheets/*/")
    walker.look("sheet-kept")
    walker.go(f"{matter}sheets/")
    walker.look("sheets")
    page.click("text=差在哪一条事实")
    walker.look("sheets-beside")
    assert "少12,480.00元" in walker.says()
    walker.go(f"{matter}sheets/1/")
    page.click("button:has-text('给双方看')")
    assert "双方在回执里看得到" in walker.says()
