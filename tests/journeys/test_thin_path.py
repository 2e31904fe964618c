"""A worker's story on a phone, from the front page to the answer under the receipt."""

import re

import pytest

from .conftest import Walker

pytestmark = pytest.mark.browser
STORY = "我在饭馆后厨做了一年，9月和10月的工资一共11600元没有发，老板一直说再等等。"


def _tell(walker: Walker, place: str) -> str:
    page = walker.page
    walker.go("/")
    walker.look("front")
    page.click("text=说说发生了什么")
    walker.look("tell")
    page.fill("textarea[name=story]", STORY)
    page.fill("input[name=where]", place)
    page.click("main form button.btn-primary")
    walker.look("who")
    page.check("input[name=wish][value=mediate]")
    page.check("input[name=reach][value=named]")
    page.fill("input[name=name]", "方女士")
    page.fill("input[name=phone]", "13900001234")
    page.check("input[name=shield][value=yes]")
    page.check("input[name=consent]")
    page.click("main form button.btn-primary")
    page.wait_for_url("**/receipt/")
    walker.look("receipt")
    return "".join(re.findall(r"\d{4}", page.inner_text(".digits")))


def _open_status(walker: Walker, digits: str) -> None:
    walker.go("/status/")
    walker.page.fill("input[name=digits]", digits)
    walker.page.click("main form button.btn-primary")


def test_told_on_a_phone_settled_at_the_desk_seen_under_the_receipt(walker: Walker, second_walker: Walker) -> None:
    digits = _tell(walker, "东直门街道的一家饭馆")
    assert len(digits) == 16
    _open_status(walker, digits)
    walker.look("status-new")

    desk, officer = second_walker, second_walker.page
    desk.login("station")
    desk.look("today")
    desk.go("/desk/leads/")
    desk.look("lead-list")
    officer.click("main a[href*='/desk/leads/DC-XS']:visible >> nth=0")
    desk.look("lead")
    officer.click("text=接手")
    desk.look("lead-taken")
