"""The pictures of README and handbook, taken from a demo district just founded: make pictures"""

import os
import tempfile
from datetime import date
from io import BytesIO
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import Browser

from .opening import ROOT, opened_chromium, opened_house
from .telling import newest, open_status, tell
from .walking import DESK, PHONE, Keys, Walker, walker_at

FOLDER = ROOT / "docs" / "pictures"
TALLEST = {PHONE["width"]: 1180, DESK["width"]: 900}
TALLER = {"matter": 1100, "sheet": 1000, "dates": 1000, "compare": 1000}
# Pages that need nothing but being opened: whose login, and the picture's name → the page.
PLAIN = {
    "station": {"today": "/desk/", "search": "/desk/search/?q=没发工资", "requests": "/desk/rights/", "openings": "/desk/openings/"},
    "station-02a": {"transfers": "/desk/transfers/"},
    "district": {"district-today": "/desk/", "playbook": "/desk/playbooks/small_simple/", "limits": "/desk/clocks/",
                 "law": "/desk/law/", "labels": "/desk/leads/labels/", "export": "/desk/exports/new/?list=today&of=view%3Dmine"},
    "lead": {"lead-officer": "/desk/matters/", "ledger": "/desk/ledger/"},
    "admin": {"readiness": "/desk/readiness/", "accounts": "/desk/accounts/", "jobs": "/desk/jobs/"},
    "security": {"security": "/desk/security/"},
    "auditor": {"readings": "/desk/audit/readings/", "journal": "/desk/audit/journal/"},
    "partner": {"partner": "/desk/"},
}  # fmt: skip
LOWEST = """() => Math.ceil(scrollY + Math.max(0, ...[...document.querySelectorAll('main *, .topbar, .navbar li, .foot')]
  .filter(one => !one.matches('.timeline, .col')).map(one => one.getBoundingClientRect().bottom)))"""
PUBLIC = {"right": "/rights/wages_owed/", "enterprise": "/enterprise/"}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, opened_house(Path(folder)) as house, opened_chromium() as browser:
        os.environ |= {"DOORSTEP_VAR": folder, "DJANGO_SETTINGS_MODULE": "doorstep.settings"}
        django.setup()
        keys = Keys()
        _on_a_phone(browser, house, keys)
        _at_the_desk(browser, house, keys)


def _on_a_phone(browser: Browser, house: str, keys: Keys) -> None:
    walker = walker_at(browser, house, keys, PHONE)
    walker.seen = lambda name: _keep(walker, name) if name in {"tell", "understood", "who", "receipt"} else None
    digits = tell(walker, "东直门街道的一家饭馆", axe=False)
    open_status(walker, digits)
    _keep(walker, "status")
    walker.go("/status/own-data/")
    walker.page.check("input[name=kind][value=copy]")
    walker.send()
    walker.page.context.clear_cookies()
    for name, path in PUBLIC.items():
        walker.go(path)
        _keep(walker, name)
    _a_sum(walker)


def _a_sum(walker: Walker) -> None:
    page = walker.page
    walker.go("/sums/overtime/")
    page.fill("input[name=monthly_base]", "8700")
    walker.send("form.sum-ask")
    page.click("button:has-text('上个月')")
    names = page.eval_on_selector_all("input[name^=days_on_]", "boxes => boxes.map(box => box.name)")
    for name in [name for name in names if date.fromisoformat(name.removeprefix("days_on_")).weekday() == 5][1:3]:
        page.fill(f"input[name='{name}']", "8")
    walker.send("form.sum-ask")
    _keep(walker, "sum-result")


def _at_the_desk(browser: Browser, house: str, keys: Keys) -> None:
    walker = walker_at(browser, house, keys, DESK)
    for login, pages in PLAIN.items():
        walker.login(login)
        walker.use_second_factor()
        if login == "station":
            walker.go("/account/2fa/")
            _keep(walker, "second-factor")
            _one_lead(walker)
            _one_matter(walker)
            _who_is_on_duty(walker)
        for name, path in pages.items():
            walker.go(path)
            _keep(walker, name)


def _one_lead(walker: Walker) -> None:
    walker.go(newest(walker, "/desk/leads/"))
    walker.page.click("button:has-text('我来核实')")
    _keep(walker, "lead")
    walker.page.click("a:has-text('打开身份')")
    walker.page.select_option("select[name=purpose]", "contact")
    walker.page.fill("input[name=reason]", "约今晚打电话，问没发的是哪两个月")
    walker.send()
    walker.go("/desk/buildings/")
    walker.page.locator("tr:has-text('东直门街道') a").first.click()
    walker.page.click("text=门口的码")
    _keep(walker, "poster")


def _one_matter(walker: Walker) -> None:
    """The newest that has two accounts of the facts on sheets."""
    walker.go("/desk/matters/")
    for matter in _links(walker, "/desk/matters/DC-"):
        walker.go(f"{matter}sheets/")
        if beside := _links(walker, f"{matter}sheets/", "beside"):
            break
    walker.go(beside[0])
    _keep(walker, "compare")
    walker.go(f"{matter}sheets/1/")
    _keep(walker, "sheet")
    for name, path in {"matter": matter, "dates": f"{matter}dates/"}.items():
        walker.go(path)
        _keep(walker, name)


def _who_is_on_duty(walker: Walker) -> None:
    for number, day in ((1, "0"), (2, "1"), (1, "2"), (2, "3"), (1, "4")):
        walker.go("/desk/duty/")
        walker.page.select_option("select[name=account]", index=number)
        walker.page.select_option("select[name=weekday]", day)
        walker.send()
    walker.go("/desk/duty/")
    _keep(walker, "duty")


def _links(walker: Walker, start: str, holding: str = "") -> list[str]:
    found = walker.page.eval_on_selector_all("main a[href]", "links => links.map(link => link.getAttribute('href'))")
    return [link for link in dict.fromkeys(found) if link.startswith(start) and holding in link]


def _keep(walker: Walker, name: str) -> None:
    """Down to where something stands, in 64 colours: a page of words loses nothing and stays small."""
    walker.page.wait_for_load_state("networkidle")
    foot = walker.page.evaluate(LOWEST)
    whole = Image.open(BytesIO(walker.page.screenshot(full_page=True, animations="disabled"))).convert("RGB")
    tallest = TALLER.get(name, TALLEST[whole.width])
    seen = whole.crop((0, 0, whole.width, min(whole.height, tallest, foot + 24)))
    seen.quantize(64, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)
    print(name, flush=True)


if __name__ == "__main__":
    main()
