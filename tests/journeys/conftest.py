"""The house as its users meet it: `open_house` in a process of its own, Chromium in front of it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run",
         "--disable-component-update", "--disable-sync", "--disable-quic"]  # fmt: skip


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running house with the demo district in it."""
    folder, port = tmp_path_factory.mktemp("house"), _free_port()
    environment = {
        **os.environ,
        "DOORSTEP_VAR": str(folder),
        "DOORSTEP_ENV": "development",
        "DOORSTEP_BASE_URL": f"http://localhost:{port}",
    }
    environment.pop("DATABASE_URL", None)
    log = (folder / "log").open("w")
    process = subprocess.Popen(
        [sys.executable, "manage.py", "open_house", "--port", str(port)],
        cwd=ROOT,
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    address = f"http://localhost:{port}"
    for _ in range(240):
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=2)
            break
        except OSError:
            time.sleep(0.5)
    else:
        process.terminate()
    if process.poll() is not None:
        pytest.fail((folder / "log").read_text())
    yield address
    process.terminate()
    process.wait(20)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Walker:
    """Somebody in front of a screen. Every page is looked at: no script error, no CSP report, no serious axe fault, no
    sideways scrolling; a picture is kept when DOORSTEP_PICTURES names a folder."""

    page: Page
    house: str
    name: str
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        answer = self.page.goto(self.house + path)
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"

    def look(self, name: str, *, axe: bool = True) -> None:
        self.page.wait_for_load_state("load")
        self._picture(name)
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 1, f"{name} scrolls sideways by {wide}px at {self.page.viewport_size}"
        assert not self.complaints, f"{name}: {self.complaints}"
        if axe:
            found = Axe().run(self.page).response["violations"]
            serious = [
                f"{each['id']}: {[node['target'] for node in each['nodes']][:3]}"
                for each in found
                if each["impact"] in {"serious", "critical"}
            ]
            assert serious == [], f"{name}: {serious}"

    def _picture(self, name: str) -> None:
        folder = os.environ.get("DOORSTEP_PICTURES")
        if folder:
            width = (self.page.viewport_size or {}).get("width")
            self.page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)

    def login(self, login: str) -> None:
        from doorstep.demo.founding import DEMO_PASSWORD

        self.go("/account/login/")
        self.page.fill("input[name=login]", login)
        self.page.fill("input[name=password]", DEMO_PASSWORD)
        self.page.click("main button[type=submit]")
        self.page.wait_for_url("**/desk/**")


def _listen(page: Page, complaints: list[str]) -> None:
    page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type == "error" and "Content Security" in said.text else None,
    )


@pytest.fixture(params=[PHONE, DESK], ids=["390", "1440"])
def walker(request: pytest.FixtureRequest, chromium: Browser, house: str) -> Iterator[Walker]:
    context: BrowserContext = chromium.new_context(viewport=request.param, locale="zh-CN", timezone_id="Asia/Shanghai")
    page = context.new_page()
    one = Walker(page, house, str(request.param["width"]))
    _listen(page, one.complaints)
    yield one
    context.close()


@pytest.fixture
def second_walker(request: pytest.FixtureRequest, chromium: Browser, house: str, walker: Walker) -> Iterator[Walker]:
    """Somebody else at another screen of the same size."""
    context = chromium.new_context(viewport=walker.page.viewport_size, locale="zh-CN", timezone_id="Asia/Shanghai")
    page = context.new_page()
    one = Walker(page, house, "second")
    _listen(page, one.complaints)
    yield one
    context.close()
