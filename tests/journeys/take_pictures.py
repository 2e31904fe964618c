"""The pictures of README and handbook, taken from a demo district just founded: python -m tests.journeys.take_pictures"""

import os
import tempfile
from io import BytesIO
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import Browser

from .opening import ROOT, opened_chromium, opened_house
from .telling import newest, tell
from .walking import DESK, PHONE, Keys, Walker, walker_at

FOLDER = ROOT / "docs" / "pictures"
TALLEST = {"today": 900, "tell": 1180, "receipt": 1180, "matter": 1100}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, opened_house(Path(folder)) as house, opened_chromium() as browser:
        os.environ |= {"DOORSTEP_VAR": folder, "DJANGO_SETTINGS_MODULE": "doorstep.settings"}
        django.setup()
        _at_the_desk(browser, house)
        _on_a_phone(browser, house)


def _at_the_desk(browser: Browser, house: str) -> None:
    walker = walker_at(browser, house, Keys(), DESK)
    walker.login("station")
    _keep(walker, "today")
    walker.go(newest(walker, "/desk/matters/"))
    _keep(walker, "matter")


def _on_a_phone(browser: Browser, house: str) -> None:
    walker = walker_at(browser, house, Keys(), PHONE)
    walker.go("/")
    walker.page.click("text=说说发生了什么")
    _keep(walker, "tell")
    tell(walker, "东直门街道的一家饭馆", axe=False)
    _keep(walker, "receipt")


def _keep(walker: Walker, name: str) -> None:
    """In 128 colours: a page of words loses nothing and stays small."""
    whole = Image.open(BytesIO(walker.page.screenshot(full_page=True))).convert("RGB")
    seen = whole.crop((0, 0, whole.width, min(whole.height, TALLEST[name])))
    seen.quantize(128, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
