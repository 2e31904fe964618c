"""What holds for every page: its headers, no blank answers, no sign that cannot be kept."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse, QueryDict, UnreadablePostError

from .pages.errors import not_found, wrong_method


class PrivatePages:
    """No page of ours is kept by a browser or a proxy, except static files, which whitenoise answers before us."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault(
            "Permissions-Policy", "geolocation=(self), camera=(), microphone=(self), interest-cohort=()"
        )
        return response


class WrongMethodExplained:
    """A button's address opened as a page, by reload or from the history, answers with words instead of a blank page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or response.content:
            return response
        page = wrong_method(request)
        page.headers["Allow"] = response.headers.get("Allow", "")
        return page


class WithoutNul:
    """The sign NUL, which no keyboard types and PostgreSQL cannot keep, reaches no page: an address with it names
    nothing, a cookie with it is none, and from what was written it falls out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path:
            return not_found(request)
        request.COOKIES = {name: value for name, value in request.COOKIES.items() if "\x00" not in unquote(name + value)}
        request.GET = _without_nul(request.GET)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> None:
        try:
            request.POST = _without_nul(request.POST)
        except UnreadablePostError:  # the line broke; the CSRF check says so
            return


def _without_nul(given: QueryDict) -> Any:
    if not any("\x00" in value for values in given.lists() for value in (values[0], *values[1])):
        return given
    kept = QueryDict(mutable=True)
    for name, values in given.lists():
        kept.setlist(name.replace("\x00", ""), [value.replace("\x00", "") for value in values])
    kept._mutable = False
    return kept
