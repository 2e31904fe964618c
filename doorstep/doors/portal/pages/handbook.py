"""The handbook for whoever stands at the door without an account: the worker's page and the enterprise's. The pictures of
all pages lie here too: they show the invented district only, and the desk's pages show them as well."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control

from doorstep.foundation.kit.handbook import Addresses, handbook_page, picture_path

from ..visit import show, visit_of

OPEN_TO_ALL = ("worker", "enterprise")
ADDRESSES = Addresses(
    page=lambda name: reverse("portal-handbook-page", args=[name]),
    picture=lambda name: reverse("portal-handbook-picture", args=[name]),
)


def handbook(request: HttpRequest, name: str = "worker") -> HttpResponse:
    page = handbook_page(name, ADDRESSES) if name in OPEN_TO_ALL else None
    if page is None:
        raise Http404
    return show(visit_of(request), "portal/handbook.html", {"page": page})


@cache_control(public=True, max_age=3600)
def picture(request: HttpRequest, name: str) -> FileResponse:
    """Without a content policy: a browser styles the page it makes of a picture by itself, and would report itself."""
    path = picture_path(name)
    if path is None:
        raise Http404
    response = FileResponse(path.open("rb"), content_type="image/png")
    response._csp_exempt = True  # type: ignore[attr-defined]
    return response
