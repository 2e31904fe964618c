"""Unpaid wages, by phone: understood, put right, spoken, photographed, with the line lost in the middle; by keyboard alone,
at 200 % zoom, in WeChat, on the tablet of a hall, and from the poster on a wall."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from .opening import CHROMIUM, FLAGS
from .telling import open_status, tell
from .walking import PHONE, Keys, Walker, walker_at

pytestmark = pytest.mark.browser
STORY = (
    "我在东直门街道一家面馆的后厨干活，去年3月来的。9月和10月的工资一直没发，一个月5800，"
    "老板说等客人多了再给。后厨一共4个人都没拿到。"
)
WECHAT = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0.50"


def _to_understood(walker: Walker, story: str = STORY) -> Page:
    walker.go("/tell/")
    walker.page.fill("textarea[name=story]", story)
    walker.send()
    walker.page.wait_for_url("**/tell/understood/")
    return walker.page


def test_a_fact_is_put_right_by_a_tap_and_only_what_is_missing_is_asked(walker: Walker) -> None:
    page = _to_understood(walker)
    walker.look("understood-read")
    for known in ("没发工资", "2026年9月到10月", "每月5,800元", "一共11,600元", "2025年3月"):
        assert known.replace("2026", _year()).replace("2025", _year(-1)) in walker.says().replace(" ", "")
    page.click("summary:has-text('4个人')")
    walker.look("understood-open")
    page.fill("details[open] input[name=people]", "五")
    page.click("details[open] button[name=keep]")
    page.wait_for_selector("[role=alert]")
    walker.look("understood-wrong")
    assert "这里写数字" in walker.says()
    page.fill("details[open] input[name=people]", "5")
    page.click("details[open] button[name=keep]")
    page.wait_for_url("**/tell/understood/#facts")
    assert "5个人" in walker.says()
    assert page.locator(".missing input[name=where]").count() == 0, "the street stands in the story"


def _year(more: int = 0) -> str:
    from datetime import date

    today = date.today()
    return str(today.year + more - (today.month < 11))


def test_a_line_lost_in_the_middle_loses_no_word(on_phone: Walker) -> None:
    page = on_phone.page
    on_phone.go("/tell/")
    page.fill("textarea[name=story]", STORY)
    page.context.set_offline(True)
    on_phone.send()
    page.wait_for_selector("[data-line-lost]")
    on_phone.look("line-lost")
    assert "没有丢" in on_phone.says()
    page.context.set_offline(False)
    page.reload()
    assert page.input_value("textarea[name=story]") == STORY, "kept in the tab"
    page.context.set_offline(True)
    on_phone.send()
    page.wait_for_selector("[data-line-lost]")
    page.context.set_offline(False)
    page.click("button:has-text('继续提交')")
    page.wait_for_url("**/tell/understood/")
    assert "面馆" not in str(page.evaluate("JSON.stringify(sessionStorage)")), "sent words are no longer in the tab"


def test_leaving_quickly_leaves_no_word_behind(on_phone: Walker) -> None:
    page = on_phone.page
    on_phone.go("/tell/")
    page.fill("textarea[name=story]", STORY)
    page.route("https://www.weather.com.cn/**", lambda route: route.fulfill(body="晴"))
    page.click("[data-leave]")
    page.wait_for_url("https://www.weather.com.cn/**")
    on_phone.go("/tell/")
    assert page.input_value("textarea[name=story]") == ""


def test_a_spoken_note_and_a_photo_go_along(speaking: Walker, tmp_path: Path) -> None:
    page = speaking.page
    speaking.go("/tell/")
    page.click("[data-record]")
    page.wait_for_selector("[data-running]:visible")
    page.wait_for_timeout(2500)
    page.click("[data-stop]")
    page.wait_for_selector("[data-heard]:visible")
    speaking.look("voice-heard")
    page.click("[data-take]")
    page.wait_for_selector(".attached li")
    assert "录音，" in page.inner_text(".attached")
    photo = tmp_path / "photo.jpg"
    Image.new("RGB", (40, 30), "#888").save(photo)
    page.set_input_files("#up-files", photo)
    page.wait_for_selector(".attached li:nth-child(2)")
    speaking.look("attached")
    page.click(".attached li:nth-child(2) button")
    page.wait_for_selector(".attached li:nth-child(2)", state="detached")
    speaking.send()
    page.wait_for_url("**/tell/understood/")
    assert "没抓住重点" in speaking.says()


def test_by_keyboard_alone(on_phone: Walker) -> None:
    page = on_phone.page
    on_phone.go("/tell/")
    on_phone.tab_to("textarea[name=story]")
    page.keyboard.type(STORY)
    on_phone.tab_to("main form .btn-primary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tell/understood/")
    on_phone.tab_to("details.edit summary:has-text('4个人')")
    page.keyboard.press("Enter")
    on_phone.tab_to("input[name=people]")
    page.keyboard.press("Control+A")
    page.keyboard.type("6")
    page.keyboard.press("Enter")
    page.wait_for_selector("summary:has-text('6个人')")
    on_phone.tab_to("input[name=wish]")
    page.keyboard.press("Space")
    on_phone.tab_to("main form .btn-primary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tell/who/")
    on_phone.tab_to("input[name=identity]")
    page.keyboard.press("Space")
    on_phone.tab_to("input[name=phone]")
    page.keyboard.type("139 0000 1234")
    on_phone.tab_to("input[name=consent]")
    page.keyboard.press("Space")
    on_phone.tab_to("main form .btn-primary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/receipt/")
    on_phone.look("keyboard-receipt")


@pytest.mark.parametrize("width", [720, 320])
def test_zoomed_in_nothing_is_cut_off(somebody: Callable[..., Walker], width: int) -> None:
    """A desk's 1440 at 200 % is 720 wide; 320 is the narrowest that zooming may come to (WCAG 1.4.10)."""
    walker = somebody({"width": width, "height": 450}, device_scale_factor=2)
    walker.seen = walker.nothing_is_cut_off
    assert len(tell(walker, "东直门街道的一家饭馆", name=f"zoom-{width}-")) == 16


def test_wechat_keeps_the_slip_by_a_long_press(somebody: Callable[..., Walker]) -> None:
    walker = somebody(PHONE, user_agent=WECHAT)
    digits = tell(walker, "东直门街道的一家饭馆", name="wechat-", digits_in_a_fold=True)
    picture = walker.page.request.get(f"{walker.house}/receipt/picture/")
    assert Image.open(BytesIO(picture.body())).size[0] == 720
    assert walker.page.evaluate("document.querySelector('.slip-picture img').naturalWidth") == 720
    open_status(walker, digits)


def test_from_the_poster_on_the_wall_to_the_station_and_the_tablet_of_its_hall(
    at_desk: Walker, somebody: Callable[..., Walker]
) -> None:
    at_desk.login("station")
    at_desk.go("/desk/organisations/DC-01/")
    at_desk.page.click("text=门口的码")
    at_desk.look("poster")
    setting = at_desk.page.get_attribute("a[href*='/tablet/']", "href")
    tablet = somebody({"width": 820, "height": 1180})
    tablet.page.goto(str(setting))
    tablet.look("tablet-asked")
    tablet.send()
    tablet.page.wait_for_url(f"{tablet.house}/")
    tablet.go("/tell/")
    tablet.page.fill("textarea[name=story]", STORY)
    assert "面馆" not in tablet.page.evaluate("JSON.stringify(sessionStorage)"), "not even that"
    tablet.page.click("[data-leave]")
    tablet.page.wait_for_url(f"{tablet.house}/")
    tablet.go("/tell/")
    assert tablet.page.input_value("textarea[name=story]") == ""


@pytest.fixture
def speaking(chromium: Browser, house: str, keys: Keys) -> Iterator[Walker]:
    """Somebody whose phone hears a test tone."""
    flags = [*FLAGS, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    hearing = chromium.browser_type.launch(executable_path=CHROMIUM, args=flags)
    yield walker_at(hearing, house, keys, PHONE, permissions=["microphone"])
    hearing.close()
