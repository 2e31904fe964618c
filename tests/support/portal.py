"""Telling a story at the worker's door without a browser."""

import re
from dataclasses import dataclass

from django.test import Client

from doorstep.doors.portal.tests.walking import agreed


@dataclass(frozen=True)
class Slip:
    digits: str
    page: str


def tell_by_phone(
    client: Client,
    *,
    story: str,
    place: str = "",
    name: str = "",
    phone: str = "",
    wish: str = "tell",
    employer: str = "",
    district: str = "HA",
) -> Slip:
    """The three screens and the slip; each answer must be the next screen."""
    client.get(f"/d/{district}/")
    told = client.post("/tell/", {"story": story})
    assert told.status_code == 302, told.content.decode()
    agreed(client, wish, employer=employer, where=place)
    answers = {"identity": "sealed" if phone else "anonymous", "name": name, "phone": phone, "consent": "on"}
    sent = client.post("/tell/who/", answers)
    assert sent.status_code == 302, sent.content.decode()
    page = client.get("/receipt/").content.decode()
    return Slip("".join(re.findall(r"\d{4}", _digits_block(page)))[:16], page)


def _digits_block(page: str) -> str:
    return page[page.index('class="digits"') :][:400]
