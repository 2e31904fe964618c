"""What officers do at the desk, shared by journeys."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

from playwright.sync_api import Page

from .walking import Walker


def paper_words(desk: Walker, label: str) -> str:
    """Prints a paper of the matter one stands on, opens the Word file and reads what stands in it."""
    page = desk.page
    menu = page.locator("details.menu:has(summary:has-text('文书'))")
    if menu.get_attribute("open") is None:
        menu.locator("summary").click()
    with page.expect_download() as coming:
        menu.locator(f"button:has-text('{label}')").click()
    with ZipFile(BytesIO(coming.value.path().read_bytes())) as paper:
        document = paper.read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", "", document.replace("</w:p>", "\n"))


def fill_day(page: Page, name: str, day: date) -> None:
    for part in ("year", "month", "day"):
        page.fill(f"input[name={name}_{part}]", str(getattr(day, part)))


def october() -> int:
    """The year of the October that somebody telling today means."""
    today = date.today()
    return today.year - (today.month < 11)
