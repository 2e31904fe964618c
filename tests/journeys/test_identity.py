"""Opening who somebody is: with a reason, for one officer; the worker sees under the receipt that somebody looked."""

import pytest

from .telling import newest, open_status, tell
from .walking import Walker

pytestmark = pytest.mark.browser


def test_whoever_opens_an_identity_is_seen_under_the_receipt(walker: Walker, second_walker: Walker) -> None:
    digits = tell(walker, "东直门街道的一家面馆")
    desk = second_walker
    desk.login("station")
    desk.use_second_factor()
    lead = newest(desk, "/desk/leads/")
    desk.go(lead)
    desk.page.click("button:has-text('我来核实')")
    desk.page.click("a:has-text('打开身份')")
    desk.look("identity-ask")
    assert "13900001234" not in desk.page.content()
    desk.page.select_option("select[name=purpose]", "contact")
    desk.page.fill("input[name=reason]", "约好今晚打电话问加班的日子")
    desk.send()
    desk.look("identity-open")
    assert "13900001234" in desk.says().replace(" ", "")
    assert "方女士" in desk.says()

    open_status(walker, digits)
    walker.page.click("text=看看谁看过我的材料")
    walker.look("readers")
    assert "看了身份" in walker.says().replace(" ", "")
    assert "东直门街道总工会服务站" in walker.says()
