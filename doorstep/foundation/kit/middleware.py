"""Headers that every page carries, and a page where Django would send none."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from .pages.errors import wrong_method


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
