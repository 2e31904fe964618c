"""An officer's morning with the lists: narrowed, kept as a view, given out two at once, searched, and taken along as Excel."""

from collections.abc import Callable
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from .taking_down import taken_down
from .walking import DESK, PHONE, Walker

pytestmark = pytest.mark.browser
Come = Callable[..., Walker]
STORY = "我在烤鸭店当传菜员，9月和10月的工资没有发，老板说等等。"


def test_narrowed_kept_and_two_given_out_at_once(somebody: Come) -> None:
    desk = somebody(DESK)
    desk.login("station")
    made = [taken_down(desk, STORY, f"1390000561{n}") for n in range(2)]
    _narrowed_and_kept(desk)
    handler = _two_given_out(desk, [one.code for one in made])
    for one in made:
        desk.go(one.address)
        assert handler in desk.says()
    _found_by_two_characters(desk, made[0].code)
    phone = somebody(PHONE)
    phone.login("station")
    for name, path in (
        ("today", "/desk/?topic=wages_owed"),
        ("matters", "/desk/matters/?q="),
        ("search", "/desk/search/?q=烤鸭"),
    ):
        phone.go(path)
        phone.look(f"list-{name}")


def _narrowed_and_kept(desk: Walker) -> None:
    page = desk.page
    desk.go("/desk/matters/")
    page.select_option("main select[name=topic]", "wages_owed")
    page.click("main form button:has-text('筛选')")
    page.wait_for_url("**topic=wages_owed**")
    desk.look("list-narrowed")
    page.click("summary:has-text('存下这个看法')")
    page.fill("input#view-name", "欠薪的")
    page.click("details.save-view button:has-text('存下')")
    desk.go("/desk/matters/")
    page.click("nav.views a:has-text('欠薪的')")
    page.wait_for_url("**topic=wages_owed**")
    assert page.locator("main select[name=topic]").input_value() == "wages_owed"
    assert page.locator("nav.views a.active", has_text="欠薪的").count() == 1
    desk.go("/desk/views/")
    desk.look("views")
    assert "只有我看得到" in desk.says()


def _two_given_out(desk: Walker, codes: list[str]) -> str:
    page = desk.page
    desk.go("/desk/matters/")
    for code in codes:
        page.check(f"main input[name=ref][value='matter:{code}']")
    assert "2" in page.inner_text("[data-bulk-count]")
    page.click("form#bulk button[type=submit]")
    desk.look("list-give-out")
    assert all(code in desk.says() for code in codes)
    options = page.locator("main select[name=handler] option").all_inner_texts()
    page.select_option("main select[name=handler]", label=options[-1])
    desk.send()
    desk.look("list-given-out")
    assert page.locator("main li[data-row]", has_text="分好了").count() == 2
    return options[-1].split("（")[0].split("，")[0]


def _found_by_two_characters(desk: Walker, code: str) -> None:
    page = desk.page
    page.fill("input#q", "烤鸭")
    page.press("input#q", "Enter")
    page.wait_for_url("**/desk/search/**")
    desk.look("search-two")
    assert code in desk.says()
    assert page.locator("main mark").count()


def test_taken_along_with_a_reason_and_the_second_factor(somebody: Come) -> None:
    desk = somebody(DESK)
    page = desk.page
    desk.login("district")
    desk.go("/desk/matters/?topic=wages_owed")
    page.click("main a:has-text('导出Excel')")
    if "district" not in desk.keys.confirmed:
        assert "/account/" in page.url, "the second factor first"
        desk.use_second_factor()
        desk.go("/desk/matters/?topic=wages_owed")
        page.click("main a:has-text('导出Excel')")
    desk.look("export-new")
    desk.send()
    assert page.locator("main textarea[name=reason]:invalid").count() == 1, "without a reason nothing leaves"
    page.fill("main textarea[name=reason]", "给区里每月的例会，看欠薪的都到了哪一步")
    desk.send()
    page.wait_for_selector("h1:has-text('做好了')")
    desk.look("export-ready")
    with page.expect_download() as coming:
        page.click("main a:has-text('下载Excel')")
    _opened_and_checked(coming.value.path().read_bytes(), page.inner_text(".meta .nb"))
    desk.go("/desk/exports/")
    desk.look("exports")
    assert "每月的例会" in desk.says()


def _opened_and_checked(content: bytes, code: str) -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    cells = [[str(cell) for cell in row] for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    words = "\n".join("\t".join(row) for row in cells)
    assert code in words, "the file says which taking along it was"
    assert "老师" in words, "and whose"
    assert words.count("欠薪") > 3
    assert "1390000" not in words
    assert "方女士" not in words
    assert not [cell for row in cells for cell in row if cell.startswith(("=", "+", "@"))]
