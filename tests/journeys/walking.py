"""Somebody in front of a screen: goes, logs in, looks at every page."""

import base64
import hashlib
import hmac
import os
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

CUT_OFF = """() => [...document.querySelectorAll('body *')].filter(one => {
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  if (!box.width || style.visibility === 'hidden' || style.clipPath !== 'none') return false;
  const clipped = ['hidden', 'clip'].includes(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
  return clipped || (style.position !== 'absolute' && box.right > innerWidth + 1);
}).map(one => one.tagName + '.' + one.className + ': ' + one.textContent.trim().slice(0, 40))"""
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


def code_of(secret: str, at: float | None = None) -> str:
    """The six digits an authenticator app shows (RFC 6238)."""
    key = base64.b32decode(secret.replace(" ", ""))
    step = struct.pack(">Q", int(time.time() if at is None else at) // 30)
    digest = hmac.new(key, step, hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


@dataclass
class Keys:
    """Sessions already open in one house, by login: logging in once for each role is enough."""

    cookies: dict[str, Any] = field(default_factory=dict)
    confirmed: set[str] = field(default_factory=set)


@dataclass
class Walker:
    """Every page looked at: no script error, no CSP report, no serious axe fault, no sideways scrolling; a picture is
    kept when DOORSTEP_PICTURES names a folder."""

    page: Page
    house: str
    keys: Keys
    login_name: str = ""
    complaints: list[str] = field(default_factory=list)
    seen: Callable[[str], object] = lambda name: None  # what else is done with each page looked at

    def go(self, path: str) -> None:
        answer = self.page.goto(self.house + path)
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"

    def send(self, form: str = "main form") -> None:
        """The red button of the page."""
        self.page.click(f"{form} button.btn-primary")

    def says(self) -> str:
        return self.page.inner_text("main")

    def look(self, name: str, *, axe: bool = True) -> None:
        self.page.wait_for_load_state("load")
        self._picture(name)
        self.seen(name)
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

    def nothing_is_cut_off(self, name: str) -> None:
        found = self.page.evaluate(CUT_OFF)
        assert found == [], f"{name}: {found[:5]}"

    def tab_to(self, selector: str) -> None:
        """Forward with the tabulator until it is there; what cannot be reached so cannot be used."""
        wanted = self.page.locator(selector).first
        for _ in range(160):
            if wanted.evaluate("element => element === document.activeElement"):
                assert self.page.evaluate("!!document.activeElement.getClientRects().length")
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{selector} is not reached by the tabulator")

    def _picture(self, name: str) -> None:
        folder = os.environ.get("DOORSTEP_PICTURES")
        if folder:
            width = (self.page.viewport_size or {}).get("width")
            self.page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)

    def login(self, login: str) -> None:
        """Into the session this login already has in this house, or through the login page."""
        self.login_name = login
        self.page.context.clear_cookies()
        if login in self.keys.cookies:
            self.page.context.add_cookies(self.keys.cookies[login])
            self.go("/desk/")
            return
        self.type_password(login)
        self.keys.cookies[login] = self.page.context.cookies()

    def type_password(self, login: str) -> None:
        self.go("/account/login/")
        self.enter_password(login)
        self.page.wait_for_url("**/desk/**")

    def enter_password(self, login: str, password: str = "") -> None:
        from doorstep.demo.founding import DEMO_PASSWORD

        self.page.fill("input[name=login]", login)
        self.page.fill("input[name=password]", password or DEMO_PASSWORD)
        self.page.click("main button[type=submit]")

    def confirm_password(self) -> None:
        """What concerns the account's safety asks for it once more."""
        from doorstep.demo.founding import DEMO_PASSWORD

        if "/reauthenticate/" in self.page.url:
            self.page.fill("input[name=password]", DEMO_PASSWORD)
            self.send()

    def use_second_factor(self) -> None:
        """Sets up an authenticator app for whoever is logged in; the session counts as confirmed from then on."""
        if self.login_name in self.keys.confirmed:
            return
        self.go("/account/2fa/")
        self.page.click("main a[href$='/totp/activate/']")
        self.confirm_password()
        self.look(f"{self.login_name}-totp")
        self.page.fill("input[name=code]", code_of(self.page.inner_text("main .note b")))
        self.send()
        self.page.wait_for_url("**/recovery-codes/")
        self.look(f"{self.login_name}-recovery-codes-once")
        assert self.page.locator("main li b").count() == 10
        self.keys.confirmed.add(self.login_name)
        self.keys.cookies[self.login_name] = self.page.context.cookies()


def walker_at(browser: Browser, house: str, keys: Keys, size: dict[str, int], **more: Any) -> Walker:
    """Its context is the caller's to close."""
    context: BrowserContext = browser.new_context(
        viewport=size,  # type: ignore[arg-type]
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        **more,
    )
    one = Walker(context.new_page(), house, keys)
    one.page.on("pageerror", lambda error: one.complaints.append(f"script: {error}"))
    one.page.on("console", lambda said: one.complaints.append(said.text) if _is_csp(said) else None)
    return one


def _is_csp(said: Any) -> bool:
    return said.type == "error" and "Content Security" in said.text
