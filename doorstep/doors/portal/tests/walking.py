"""A worker's browser, without scripts: what the tests of this door do over and over."""

import re
from typing import Any

from django.test import Client

STORY = "在槐荫大厦一层的小馆干活，9月和10月的工资一直没发 🧑‍🍳 䶮"
WHO = {"wish": "tell", "reach": "nobody", "shield": "yes", "consent": "on", "employer": ""}
NAMED = {
    **WHO,
    "wish": "mediate",
    "reach": "named",
    "name": "周师傅",
    "phone": "139 0000 0001",
    "hours": ["afternoon"],
    "quiet": "on",
}


def told(client: Client, story: str = STORY, **more: Any) -> Client:
    answer = client.post("/tell/", {"story": story, **more})
    assert (answer.status_code, answer["Location"]) == (302, "/tell/who/"), answer.content.decode()
    return client


def sent(client: Client, who: dict[str, Any] = WHO, **more: Any) -> str:
    """Tells, sends and reads the digits off the slip."""
    answer = told(client, **more).post("/tell/who/", who)
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
