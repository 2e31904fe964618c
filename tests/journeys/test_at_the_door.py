"""The worker's door under plain conditions: no scripts, large text."""

from collections.abc import Callable

import pytest

from .telling import open_status, tell
from .walking import PHONE, Walker

pytestmark = pytest.mark.browser


def test_the_way_to_the_receipt_and_back_needs_no_script(somebody: Callable[..., Walker]) -> None:
    walker = somebody(PHONE, java_script_enabled=False)
    digits = tell(walker, "东直门街道的一家饭馆", axe=False, name="plain-")
    assert len(digits) == 16
    assert walker.page.locator("a:has-text('存成图片')").is_visible(), "the picture is made by the house"
    assert not walker.page.locator("button:has-text('打印')").is_visible(), "no button without effect"
    walker.page.click("button:has-text('存好了')")
    walker.look("plain-status", axe=False)
    assert "等我们核实" in walker.says()
    walker.page.fill("main textarea", "补一句：老板姓钱。")
    walker.page.click("main form button:has-text('发出去')")
    assert "补一句：老板姓钱。" in walker.says()
    walker.page.click("button:has-text('看完了')")
    open_status(walker, digits)
    assert "补一句：老板姓钱。" in walker.says()


def test_large_text_stays_large_from_page_to_page(on_phone: Walker) -> None:
    page = on_phone.page
    on_phone.go("/")
    plain = _size(on_phone)
    page.click("button[data-text-size]")
    assert _size(on_phone) > plain * 1.2
    for path, name in (("/tell/", "tell"), ("/stations/", "stations"), ("/status/", "status"), ("/", "front")):
        on_phone.go(path)
        assert _size(on_phone) > plain * 1.2, f"{path} is small again"
        on_phone.look(f"large-{name}")
    page.click("button[data-text-size]")
    on_phone.go("/tell/")
    assert _size(on_phone) == plain


def test_large_text_without_scripts_comes_from_the_server(somebody: Callable[..., Walker]) -> None:
    walker = somebody(PHONE, java_script_enabled=False)
    walker.go("/stations/")
    walker.page.click("button[data-text-size]")
    assert walker.page.url.endswith("/stations/")
    walker.go("/tell/")
    assert walker.page.locator("html[data-mode=large]").count() == 1


def _size(walker: Walker) -> float:
    return float(walker.page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"))
