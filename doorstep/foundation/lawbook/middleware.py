"""One look a request: the stamp of the law is read at most once, however many clocks a page shows."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .queries.setting import one_look


class OneLookAtTheLaw:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with one_look():
            return self.get_response(request)
