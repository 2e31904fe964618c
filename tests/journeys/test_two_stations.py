"""A matter goes to the station it belongs to, asked at one desk and accepted at the other; and two that were one become one."""

from collections.abc import Callable

import pytest

from .taking_down import Written, taken_down
from .telling import open_status
from .walking import DESK, PHONE, Walker

pytestmark = pytest.mark.browser
Come = Callable[..., Walker]
NEIGHBOUR = "station-03a"


def test_asked_here_accepted_there(somebody: Come) -> None:
    here, there = somebody(DESK), somebody(DESK)
    there.login(NEIGHBOUR)
    neighbour = there.page.inner_text(".navbar-org").split("\n")[0]
    here.login("station")
    made = taken_down(here, "我在奶茶店做了半年，押金和十月的工资都没有退。", "13900007701")
    _asked(here, made, neighbour)
    _not_yet_theirs(there, made)
    _accepted(there, made)
    here.page.goto(here.house + made.address)
    assert "没有找到" in here.page.inner_text("body"), "given away, and the right to read was not kept"
    worker = somebody(PHONE)
    open_status(worker, made.digits)
    assert neighbour in worker.page.inner_text("body"), "the receipt leads to who has it now"
    worker.look("status-handed-over")


def _asked(here: Walker, made: Written, neighbour: str) -> None:
    page = here.page
    here.go(made.address + "transfer/")
    value = page.locator("select[name=taker] option", has_text=neighbour).first.get_attribute("value")
    page.select_option("select[name=taker]", value)
    page.fill("textarea[name=reason]", "职工在贵站的街道上班")
    here.look("transfer-ask")
    here.send()
    here.look("transfer-asked")
    assert "没有接收以前" in page.inner_text("body")


def _not_yet_theirs(there: Walker, made: Written) -> None:
    answer = there.page.goto(there.house + made.address)
    assert answer
    assert answer.status == 404, "before it is accepted nothing is seen"


def _accepted(there: Walker, made: Written) -> None:
    page = there.page
    there.go("/desk/transfers/")
    there.look("transfers")
    page.locator("main tr", has_text=made.code).locator("a").first.click()
    there.look("transfer")
    assert "押金" not in there.says(), "the story is read once it is theirs"
    page.click("button[form=accept]")
    there.go(made.address)
    there.look("matter-taken-over")
    assert "押金和十月的工资" in there.says()


def test_two_become_one_and_the_old_receipt_still_works(somebody: Come) -> None:
    desk = somebody(DESK)
    page = desk.page
    desk.login("station")
    first = taken_down(desk, "我在火锅店洗碗，两个月的工资没有发。", "13900008801")
    second = taken_down(desk, "火锅店，就是上次说的，两个月工资还没有给。", "13900008801")
    desk.go(second.address)
    desk.look("matter-alike")
    assert "可能重复" in desk.says()
    desk.go(f"{second.address}join/?survivor={first.code}")
    page.fill("textarea[name=reason]", "同一个人同一件事，来了两次")
    desk.look("matter-join")
    desk.send()
    desk.go(second.address)
    assert page.url.endswith(first.address), "the old number leads on"
    desk.look("matter-joined")
    for written in (first, second):
        worker = somebody(PHONE)
        open_status(worker, written.digits)
        assert "没有找到" not in worker.says()
        worker.look("status-joined")
    worker.page.fill("main textarea", "工资条我放在您那里了。")
    worker.page.click("main form button:has-text('发')")
    desk.go(first.address)
    assert "工资条我放在您那里了" in desk.says(), "what is said under the old receipt reaches the one that goes on"
