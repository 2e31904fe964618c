"""A kitchen hand's two months of wages: from the code on a building's wall to the station that works there, and at the station up to
what the law says it is worth, the papers, the advice and the end that a second person agrees to."""

from collections.abc import Callable
from datetime import date

import pytest

from .desk_work import fill_day, october, paper_words
from .telling import newest, open_status, tell
from .walking import Walker

pytestmark = pytest.mark.browser
STATION = "东直门街道总工会服务站"
STORY = "我在一家面馆的后厨干活，去年3月来的。9月和10月的工资一直没发，一个月5800，老板说等客人多了再给。后厨一共4个人都没拿到。"


def test_told_at_a_building_worked_out_at_the_station_and_seen_under_the_receipt(
    walker: Walker, second_walker: Walker
) -> None:
    desk = second_walker
    desk.login("station")
    unread = _unread(desk)
    digits = _told_at_a_building(walker, _code_on_the_wall(desk))
    open_status(walker, digits)
    walker.look("status-new")

    matter = _verify_and_refer(desk, _the_officer_is_told(desk, unread))
    _track_with_its_reasons(desk, matter)
    _until_when(desk, matter)
    _worth_by_law(desk, matter)
    _papers(desk, matter)
    _advise_and_propose(desk, matter)
    _second_person_agrees(desk, matter)
    _seen_under_the_receipt(walker)


def _code_on_the_wall(desk: Walker) -> str:
    """The address that the poster of a building in the station's street carries."""
    desk.go("/desk/buildings/")
    row = desk.page.locator("tr", has_text=STATION).first
    building = row.locator("a").first.inner_text()
    row.locator("a").first.click()
    desk.page.click("text=门口的码")
    desk.look("poster-building")
    assert building in desk.page.inner_text("body")
    return "/at/" + desk.page.url.split("/desk/posters/")[1]


def _told_at_a_building(walker: Walker, address: str) -> str:
    page = walker.page
    walker.go(address)
    assert "的码进来" in walker.says()
    assert STATION in page.inner_text("aside")
    page.click("text=说说发生了什么")
    page.fill("textarea[name=story]", STORY)
    walker.send()
    page.wait_for_url("**/tell/understood/")
    walker.look("journey-understood")
    said = walker.says().replace(" ", "")
    assert all(known in said for known in ("没发工资", "每月5,800元", "一共11,600元", "4个人"))
    page.click("summary:has-text('4个人')")
    page.fill("details[open] input[name=people]", "5")
    page.click("details[open] button[name=keep]")
    page.wait_for_selector("summary:has-text('5个人')")
    assert page.locator(".missing input[name=where]").count() == 0, "the code on the wall says where"
    page.check("input[name=wish][value=mediate]")
    walker.send()
    page.wait_for_url("**/tell/who/")
    page.check("input[name=identity][value=sealed]")
    page.fill("input[name=name]", "方女士")
    page.fill("input[name=phone]", "13900001234")
    page.check("input[name=consent]")
    walker.send()
    page.wait_for_url("**/receipt/")
    walker.look("journey-receipt")
    assert STATION in walker.page.inner_text("body")
    return "".join(page.inner_text(".digits").split())


def _unread(desk: Walker) -> int:
    desk.go("/desk/inbox/")
    return desk.page.locator("tr:has-text('没看')", has_text="欠薪").count()


def _the_officer_is_told(desk: Walker, unread: int) -> str:
    """The newest notice, one more than before, leads to the lead."""
    page = desk.page
    for _ in range(40):
        if _unread(desk) > unread:
            break
        page.wait_for_timeout(500)
    desk.look("inbox")
    page.locator("tr:has-text('没看')", has_text="欠薪").first.locator("button").click()
    page.wait_for_url("**/desk/leads/*/")
    return page.url.removeprefix(desk.house)


def _verify_and_refer(desk: Walker, lead: str) -> str:
    page = desk.page
    desk.look("lead")
    said = desk.says().replace(" ", "")
    assert STORY in page.inner_text("main")
    assert "13900001234" not in page.content(), "the number is masked"
    assert "不让单位知道" in said
    assert f"由{STATION}接" in said, "why it came here"
    assert "本人确认过的" in said
    assert "5人" in said, "as the worker put it right"
    page.click("button:has-text('我来核实')")
    desk.look("lead-taken")
    desk.go(lead + "refer/")
    desk.look("lead-refer")
    page.fill("input[name=amount]", "11600")
    page.check("input[name=asks][value=mediation]")
    desk.send()
    page.wait_for_url("**/desk/matters/*/")
    return page.url.removeprefix(desk.house)


def _track_with_its_reasons(desk: Walker, matter: str) -> None:
    desk.look("matter")
    said = desk.says().replace(" ", "")
    assert "11,600" in said
    assert "为什么建议小额简单" in said
    assert "仲裁办案规则56" in said, "the basis of the proposal"
    desk.page.click("button:has-text('定为小额简单')")
    assert "为什么是小额简单" in desk.says()


def _until_when(desk: Walker, matter: str) -> None:
    """She has left: a year runs, and the clock says how it was reckoned."""
    page = desk.page
    assert "仲裁时效" not in page.inner_text("#clocks"), "nothing runs for wages while she works there"
    desk.go(matter + "facts/")
    page.select_option("select[name=still_employed]", "no")
    page.select_option("select[name=still_employed_by]", "worker")
    fill_day(page, "left_on", date(october(), 10, 31))
    page.select_option("select[name=left_on_by]", "worker")
    desk.send()
    desk.go(matter)
    desk.look("matter-limitation")
    clock = page.locator("#clocks li", has_text="仲裁时效")
    clock.locator("summary").click()
    assert all(known in clock.inner_text() for known in ("10月31日起算一年", "调解仲裁法第27条"))


def _worth_by_law(desk: Walker, matter: str) -> None:
    page = desk.page
    desk.go(matter + "sheets/")
    page.click("main a:has-text('拖欠的工资')")
    for row, month in enumerate((9, 10)):
        page.fill(f"input[name=months_{row}_month_year]", str(october()))
        page.fill(f"input[name=months_{row}_month_month]", str(month))
        page.fill(f"input[name=months_{row}_due]", "5800")
        page.fill(f"input[name=months_{row}_paid]", "0")
    page.wait_for_selector("#slip article.worksheet:has-text('11,600')")
    desk.look("sheet-wages")
    page.click("button[name=save]")
    page.wait_for_url("**/sheets/1/")
    desk.look("sheet-wages-kept")
    said = desk.says().replace(" ", "").replace("\n", "")
    assert "11,600.00元" in said
    assert "5,800.00元5,800−0劳动合同法第30条" in said, "the article stands beside the step"
    page.click("button:has-text('给双方看')")


def _papers(desk: Walker, matter: str) -> None:
    """Nothing is typed twice, and no whole name leaves the house while the identity is closed."""
    desk.go(matter)
    application, rights = paper_words(desk, "调解申请书"), paper_words(desk, "职工权益告知单")
    assert STORY in application
    for known in ("欠薪", "11,600", "5人", STATION):
        assert known in application, known
    for paper in (application, rights):
        assert "13900001234" not in paper
        assert "方女士" not in paper
    assert STATION in rights
    assert "申请劳动仲裁最晚到" in rights
    assert "10月31日起算一年" in rights, "with the reckoning"


def _advise_and_propose(desk: Walker, matter: str) -> None:
    page = desk.page
    desk.go(matter + "guide/")
    desk.look("matter-guide")
    page.fill("textarea[name=words]", "您可以先要求单位补发；单位仍不付，可以直接申请劳动仲裁，时效还有一年。")
    desk.send()
    desk.go(matter + "close/")
    desk.look("matter-close")
    page.check("input[name=outcome][value=refused]")
    page.fill("textarea[name=reason]", "两次打电话给店长，都说不愿意坐下来谈。")
    desk.send()
    desk.look("matter-proposed")
    desk.go(matter)
    assert page.locator("form[action$='/agree/']").count() == 0, "whoever proposed cannot agree"


def _second_person_agrees(desk: Walker, matter: str) -> None:
    desk.login("station2")
    desk.go(matter)
    desk.look("matter-second")
    desk.go(matter + "agree/")
    desk.send()
    desk.go(matter)
    desk.look("matter-closed")
    assert "办结" in desk.says()


def _seen_under_the_receipt(walker: Walker) -> None:
    page = walker.page
    walker.go("/status/")
    walker.look("status-closed")
    assert "可以直接申请劳动仲裁" in walker.says()
    page.fill("main textarea", "知道了，谢谢老师。")
    page.click("main form button:has-text('发')")
    walker.look("status-said")
    assert "知道了，谢谢老师。" in walker.says()


def test_at_the_desk_by_keyboard_alone(on_phone: Walker, at_desk: Walker) -> None:
    tell(on_phone, "东直门街道的一家饭馆", axe=False)
    page, keys = at_desk.page, at_desk.page.keyboard
    at_desk.login("station")
    at_desk.go("/desk/leads/")
    keys.press("j")
    keys.press("Enter")
    page.wait_for_url("**/desk/leads/DC-*/")
    at_desk.tab_to("button:has-text('我来核实')")
    keys.press("Enter")
    page.wait_for_load_state("load")
    at_desk.tab_to("main a:has-text('转为争议事项')")
    keys.press("Enter")
    page.wait_for_url("**/refer/")
    at_desk.tab_to("input[name=amount]")
    keys.type("11600")
    at_desk.tab_to("input[name=asks]")
    keys.press("Space")
    at_desk.tab_to("main .btn-primary")
    keys.press("Enter")
    page.wait_for_url("**/desk/matters/DC-*/")
    at_desk.tab_to("button:has-text('定为小额简单')")
    keys.press("Enter")
    page.wait_for_selector("text=为什么是小额简单")
    at_desk.tab_to("summary:has-text('文书')")
    keys.press("Enter")
    at_desk.tab_to("button:has-text('调解申请书')")
    with page.expect_download():
        keys.press("Enter")


def test_at_the_desk_zoomed_to_200_percent_nothing_is_cut_off(somebody: Callable[..., Walker]) -> None:
    walker = somebody({"width": 720, "height": 450}, device_scale_factor=2)
    walker.login("station")
    lead, matter = newest(walker, "/desk/leads/"), newest(walker, "/desk/matters/")
    pages = {
        "today": "/desk/", "leads": "/desk/leads/", "lead": lead, "matters": "/desk/matters/", "matter": matter,
        "facts": f"{matter}facts/", "dates": f"{matter}dates/", "sheets": f"{matter}sheets/",
        "sheet": f"{matter}sheets/new/wages.arrears/", "close": f"{matter}close/", "handbook": "/desk/handbook/",
    }  # fmt: skip
    walker.seen = walker.nothing_is_cut_off
    for name, path in pages.items():
        walker.go(path)
        walker.look(f"zoom-desk-{name}", axe=False)
