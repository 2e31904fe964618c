"""A worker's story on a phone, from the front page to the answer under the receipt."""

import pytest

from .telling import STORY, newest, open_status, tell
from .walking import Walker

pytestmark = pytest.mark.browser


def test_told_on_a_phone_settled_at_the_desk_seen_under_the_receipt(walker: Walker, second_walker: Walker) -> None:
    digits = tell(walker, "东直门街道的一家饭馆")
    assert len(digits) == 16
    open_status(walker, digits)
    walker.look("status-new")

    lead = _verify_and_refer(second_walker)
    matter = _sort_guide_and_propose(second_walker, lead)
    _second_person_agrees(second_walker, matter)

    page = walker.page
    walker.go("/status/")
    walker.look("status-closed")
    assert "可以直接申请劳动仲裁" in page.inner_text("main")
    page.fill("main textarea", "知道了，谢谢老师。")
    page.click("main form button:has-text('发')")
    walker.look("status-said")
    assert "知道了，谢谢老师。" in page.inner_text("main")


def _verify_and_refer(desk: Walker) -> str:
    desk.login("station")
    desk.look("today")
    code = newest(desk, "/desk/leads/")
    desk.look("lead-list")
    desk.go(code)
    desk.look("lead")
    page = desk.page
    assert STORY in page.inner_text("main")
    assert "13900001234" not in page.content(), "the number is masked"
    page.click("button:has-text('我来核实')")
    desk.look("lead-taken")
    desk.go(code + "refer/")
    desk.look("lead-refer")
    page.fill("input[name=amount]", "11600")
    page.check("input[name=asks][value=mediation]")
    page.click("main form button.btn-primary")
    page.wait_for_url("**/desk/matters/**")
    desk.look("lead-referred")
    return page.url.removeprefix(desk.house)


def _sort_guide_and_propose(desk: Walker, matter: str) -> str:
    page = desk.page
    desk.look("matter")
    assert "11,600" in page.inner_text("main")
    desk.go(matter + "track/")
    page.check("input[name=track][value=small_simple]")
    page.click("main form button.btn-primary")
    desk.go(matter + "guide/")
    desk.look("matter-guide")
    page.fill("textarea[name=words]", "您可以先要求单位补发；单位仍不付，可以直接申请劳动仲裁，时效还有一年。")
    page.click("main form button.btn-primary")
    desk.go(matter + "close/")
    desk.look("matter-close")
    page.check("input[name=outcome][value=refused]")
    page.fill("textarea[name=reason]", "两次打电话给店长，都说不愿意坐下来谈。")
    page.click("main form button.btn-primary")
    desk.look("matter-proposed")
    desk.go(matter)
    assert page.locator("form[action$='/agree/']").count() == 0, "whoever proposed cannot agree"
    return matter


def _second_person_agrees(desk: Walker, matter: str) -> None:
    desk.login("station2")
    desk.go(matter)
    desk.look("matter-second")
    desk.go(matter + "agree/")
    desk.page.click("main form button.btn-primary")
    desk.go(matter)
    desk.look("matter-closed")
    assert "办结" in desk.page.inner_text("main")
