"""The few cookies of the worker's door. None holds a word, a name or a number that anybody wrote.

`draft` random, finds the sealed draft · `opened` signed, the inner code of a receipt whose digits were given, 30 minutes ·
`place` the code that was scanned · `tablet` signed: this device stands in a hall and many use it · `text_size`. Staff sessions have nothing to do with them.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

DRAFT, OPENED, PLACE, TABLET = "draft", "opened", "place", "tablet"
OPENED_SECONDS = 30 * 60
DRAFT_SECONDS = 72 * 3600
TABLET_SECONDS = 400 * 86400


def _name(name: str) -> str:
    return f"__Host-{name}" if settings.SERVED_OVER_TLS else name


def _how(seconds: int | None) -> dict[str, Any]:
    return {"max_age": seconds, "httponly": True, "samesite": "Lax", "secure": settings.SERVED_OVER_TLS, "path": "/"}


def read(request: HttpRequest, name: str) -> str:
    return request.COOKIES.get(_name(name), "")


def write(response: HttpResponse, name: str, value: str, seconds: int | None = None) -> None:
    response.set_cookie(_name(name), value, **_how(seconds))


def forget(response: HttpResponse, *names: str) -> None:
    for name in names:
        response.delete_cookie(_name(name), path="/", samesite="Lax")


def read_opened(request: HttpRequest) -> str:
    """The code of the receipt opened within the last 30 minutes, or nothing."""
    return request.get_signed_cookie(_name(OPENED), default="", salt="opened-receipt", max_age=OPENED_SECONDS) or ""


def write_opened(response: HttpResponse, code: str) -> None:
    response.set_signed_cookie(_name(OPENED), code, salt="opened-receipt", **_how(OPENED_SECONDS))


def is_tablet(request: HttpRequest) -> bool:
    """A device an officer of a station set up for the hall."""
    return bool(request.get_signed_cookie(_name(TABLET), default="", salt="hall-tablet"))


def write_tablet(response: HttpResponse, place: str) -> None:
    response.set_signed_cookie(_name(TABLET), place, salt="hall-tablet", **_how(TABLET_SECONDS))
