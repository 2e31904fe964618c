"""Somebody comes to the desk and is written down, shared by journeys."""

from dataclasses import dataclass

from .walking import Walker


@dataclass(frozen=True)
class Written:
    code: str
    address: str
    digits: str


def taken_down(desk: Walker, story: str, phone: str, *, employer: str = "", amount: str = "11600") -> Written:
    """A walk-in of whoever is logged in, who handles it from then on; a warning of something alike is read and answered."""
    page = desk.page
    desk.go("/desk/matters/new/")
    page.fill("textarea[name=story]", story)
    page.check("input[name=topics][value=wages_owed]")
    page.fill("input[name=amount]", amount)
    page.fill("input[name=workers]", "1")
    page.check("input[name=asks][value=mediation]")
    page.fill("input[name=employer]", employer)
    page.fill("input[name=name]", "方女士")
    page.fill("input[name=phone]", phone)
    page.check("input[name=agrees]")
    desk.send()
    if page.locator("main button:has-text('登记一件新的')").count():
        desk.send()
    page.wait_for_selector("h1:has-text('登记好了')")
    address = page.locator("main a:has-text('打开这件事')").get_attribute("href") or ""
    digits = "".join(page.locator(".digits").first.inner_text().split())
    return Written(address.rstrip("/").rsplit("/", 1)[-1], address, digits)
