"""A passkey of the browser's own, in place of a code: set up, used to log in, taken away again."""

from collections.abc import Callable

import pytest

from .walking import DESK, Walker

pytestmark = pytest.mark.browser
WHO = "station-01a"  # nobody else's session ends when this one logs out


def _plug_in_authenticator(walker: Walker) -> None:
    """Chromium's virtual device: it holds the key, and its owner always agrees."""
    line = walker.page.context.new_cdp_session(walker.page)
    line.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    line.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_the_second_step_of_the_next_login(somebody: Callable[..., Walker]) -> None:
    walker = somebody(DESK)
    page = walker.page
    _plug_in_authenticator(walker)
    walker.type_password(WHO)
    _add_passkey(walker)
    walker.go("/desk/me/")
    assert "通行密钥" in page.inner_text("main")

    page.click("main button:has-text('退出登录')")
    page.wait_for_url(lambda url: "/desk/" not in url)
    walker.go("/account/login/")
    walker.enter_password(WHO)
    page.wait_for_url("**/2fa/authenticate/")
    walker.look("passkey-asked")
    page.click("button:has-text('用通行密钥')")
    page.wait_for_url("**/desk/**")
    walker.go("/account/2fa/webauthn/")
    walker.look("passkey-list")

    page.click("a:has-text('去掉')")
    walker.look("passkey-confirm")
    page.click("a:has-text('用通行密钥')")
    page.click("button:has-text('用通行密钥')")
    page.wait_for_url("**/remove/")
    walker.look("passkey-remove")
    page.click("main button:has-text('去掉')")
    page.wait_for_selector("text=还没有通行密钥")


def _add_passkey(walker: Walker) -> None:
    page = walker.page
    walker.go("/account/2fa/")
    page.click("a:has-text('设通行密钥')")
    walker.confirm_password()
    walker.look("passkey-add")
    page.fill("main input[type=text]", "窗口的电脑")
    walker.send()
    page.wait_for_url("**/recovery-codes/")
    walker.look("passkey-added")
    walker.go("/account/2fa/webauthn/")
    assert "窗口的电脑" in walker.says()
