"""A worker's way through the portal, shared by journeys: with scripts or without."""

import re

from .walking import Walker

STORY = "我在饭馆后厨做了一年，9月和10月的工资一共11600元没有发，老板一直说再等等。"


def tell(walker: Walker, place: str, *, axe: bool = True, name: str = "", story: str = STORY,
         digits_in_a_fold: bool = False) -> str:  # fmt: skip
    """From the front page to the slip; returns the sixteen digits. `name` is put before the pictures'."""
    page = walker.page
    walker.go("/")
    walker.look(f"{name}front", axe=axe)
    page.click("text=说说发生了什么")
    walker.look(f"{name}tell", axe=axe)
    page.fill("textarea[name=story]", story)
    walker.send()
    page.wait_for_url("**/tell/understood/")
    walker.look(f"{name}understood", axe=axe)
    page.fill("input[name=where]", place)
    page.check("input[name=wish][value=mediate]")
    walker.send()
    page.wait_for_url("**/tell/who/")
    page.check("input[name=identity][value=sealed]")
    walker.look(f"{name}who", axe=axe)
    page.fill("input[name=name]", "方女士")
    page.fill("input[name=phone]", "13900001234")
    page.check("input[name=consent]")
    walker.send()
    page.wait_for_url("**/receipt/")
    walker.look(f"{name}receipt", axe=axe)
    if digits_in_a_fold:
        page.click("summary:has-text('看不到图')")
    return "".join(re.findall(r"\d{4}", page.inner_text(".digits")))


def open_status(walker: Walker, digits: str) -> None:
    walker.go("/status/")
    walker.page.fill("input[name=digits]", digits)
    walker.send()


def newest(walker: Walker, path: str) -> str:
    """The first record of a list whose newest stands first."""
    walker.go(path)
    links = walker.page.eval_on_selector_all("main a[href]", "links => links.map(link => link.getAttribute('href'))")
    return max(link for link in links if re.fullmatch(path.split("?")[0] + r"DC-[\w-]+/", link))
