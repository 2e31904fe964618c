"""Every page that links lead to, as each role, at both widths: no serious axe fault, no CSP report, no sideways scrolling."""

from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve

from .walking import Walker

pytestmark = pytest.mark.browser
NOT_PAGES = {"text-size", "download", "template", "file", "leave"}
# What a second factor opens, by role: a walk that never came there proved nothing about it.
BEHIND = {
    "station": {"lead-identity", "matter-identity"},
    "district": {"organisation-add", "partner-add", "register-import-upload"},
    "admin": {"account-list", "account", "account-new", "invitation-new", "gateway-list", "gateway-set", "job-list",
              "register-import-list", "register-import-upload", "organisation-change", "readiness"},
    "auditor": {"reading-log", "journal-check", "login-failure-list"},
    "security": {"security-overview", "right-change-list"},
}  # fmt: skip


def _kind(path: str) -> str:
    try:
        match = resolve(path)
    except Resolver404:
        return ""
    return match.url_name or match.route


def _links(walker: Walker) -> list[str]:
    found = walker.page.eval_on_selector_all("a[href]", "links => links.map(link => link.href.baseVal || link.href)")
    return [
        urlsplit(link).path + (f"?{query}" if (query := urlsplit(link).query) else "")
        for link in found
        if link.startswith(walker.house)
    ]


def _walk(walker: Walker, start: str, *, within: tuple[str, ...], name: str) -> set[str]:
    """One page of each kind that can be reached; returns the kinds seen."""
    waiting, seen = [start], set()
    while waiting:
        path = waiting.pop(0)
        kind = _kind(urlsplit(path).path)
        if not kind or kind in seen or any(word in kind for word in NOT_PAGES) or not path.startswith(within):
            continue
        seen.add(kind)
        answer = walker.page.goto(walker.house + path)
        assert answer is not None
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        assert answer.status == 200, f"{name} follows a link to {path}: {answer.status}"
        walker.look(f"{name}-{kind}")
        waiting += [link for link in _links(walker) if _kind(urlsplit(link).path) not in seen]
    return seen


@pytest.mark.parametrize(
    "login", ["station", "district", "admin", "auditor", "security", "municipal", "partner", "enterprise"]
)
def test_each_page_of_staff_is_whole(at_desk: Walker, login: str) -> None:
    _staff_walk(at_desk, login)


@pytest.mark.parametrize("login", ["station", "district", "admin"])
def test_each_page_of_staff_is_whole_on_a_phone(on_phone: Walker, login: str) -> None:
    _staff_walk(on_phone, login)


def _staff_walk(walker: Walker, login: str) -> None:
    walker.login(login)
    if login in BEHIND:
        walker.use_second_factor()
    seen = _walk(walker, "/desk/", within=("/desk/", "/account/"), name=login)
    assert BEHIND.get(login, {"desk-home"}) <= seen, f"{login} missed {BEHIND[login] - seen}"


def test_each_page_of_workers_is_whole(walker: Walker) -> None:
    seen = _walk(walker, "/", within=("/",), name="worker")
    assert {"portal-front", "portal-tell", "portal-status", "portal-stations", "portal-about-data"} <= seen
    walker.go("/gallery/")
    walker.look("gallery")
