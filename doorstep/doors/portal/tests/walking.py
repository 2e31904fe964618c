"""A worker's browser, without scripts: what the tests of this door do over and over."""

import re
from html import unescape
from typing import Any

from django.test import Client

STORY = "在槐荫大厦一层的小馆干活，9月和10月的工资一直没发 🧑‍🍳 䶮"
WISHES = {"wish", "employer", "where", "street", "longitude", "latitude", "people", "when", "started", "sum_0", "per_0",
          "contract", "still"}  # fmt: skip
WHO = {"wish": "tell", "identity": "anonymous", "consent": "on", "employer": ""}
NAMED = {
    **WHO,
    "wish": "mediate",
    "identity": "sealed",
    "name": "周师傅",
    "phone": "139 0000 0001",
    "way": "call",
    "hours": ["afternoon"],
    "quiet": "on",
}


def told(client: Client, story: str = STORY, **more: Any) -> Client:
    """The first screen."""
    answer = client.post("/tell/", {"story": story, **more})
    assert (answer.status_code, answer["Location"]) == (302, "/tell/understood/"), answer.content.decode()
    return client


def answers_on(page: Any) -> dict[str, Any]:
    """What the boxes of a page hold, as a browser would send them."""
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", page.content.decode()):
        given = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        name, kind = given.get("name"), given.get("type", "text")
        if not name or name in {"csrfmiddlewaretoken", "mode", "next"} or kind == "file":
            continue
        if kind in {"checkbox", "radio"}:
            if re.search(r"\schecked[\s>]", tag):
                found.setdefault(name, []).append(given.get("value", "on"))
        else:
            found[name] = unescape(given.get("value", ""))
    for name, options in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', page.content.decode(), re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def agreed(client: Client, wish: str = "tell", **more: Any) -> Client:
    """The second screen: taken as it was understood, but for `more`."""
    answer = client.post("/tell/understood/", {**answers_on(client.get("/tell/understood/")), "wish": wish, **more})
    assert (answer.status_code, answer["Location"]) == (302, "/tell/who/"), answer.content.decode()
    return client


def ready(client: Client, story: str = STORY, wish: str = "tell", **more: Any) -> Client:
    """Both screens answered: the third is next."""
    return agreed(told(client, story), wish, **more)


def sent(client: Client, who: dict[str, Any] = WHO, **more: Any) -> str:
    """Tells, takes it as understood, sends and reads the digits off the slip."""
    at_second = {name: value for name, value in {**who, **more}.items() if name in WISHES and value}
    agreed(told(client, **{name: value for name, value in more.items() if name not in WISHES}), **at_second)
    answer = client.post("/tell/who/", who)
    assert (answer.status_code, answer["Location"]) == (302, "/receipt/"), answer.content.decode()
    return digits_on(client.get("/receipt/"))


def digits_on(page: Any) -> str:
    found = re.search(r'<p class="digits">(.*?)</p>', page.content.decode(), re.DOTALL)
    assert found, page.content.decode()
    return "".join(re.findall(r"\d{4}", found[1]))


def opened(client: Client, digits: str) -> Client:
    answer = client.post("/status/", {"digits": digits})
    assert answer.status_code == 302, answer.content.decode()
    return client


def text_of(page: Any) -> str:
    """The words as read, without markup."""
    html = re.sub(r"<(script|style|svg)\b.*?</\1>", "", page.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))
