"""The tablet in a station's hall: many use it, so nothing typed stays on it. Set with a signed address from the desk."""

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from .. import cookies
from ..queries.access import place_or_404
from ..tablets import SALT
from ..visit import show, visit_of


def tablet_on(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the address changes nothing; one tap does."""
    visit = visit_of(request)
    try:
        kind, _, code = signing.loads(token, salt=SALT).partition(".")
    except signing.BadSignature:
        raise Http404 from None
    place = place_or_404(kind, code, visit.today)
    if request.method != "POST":
        return show(visit, "portal/tablet.html", {"name": place.name, "on": True}, office=place.office)
    response = redirect("portal-front")
    cookies.write(response, cookies.PLACE, place.cookie)
    cookies.write_tablet(response, place.cookie)
    cookies.forget(response, cookies.DRAFT, cookies.OPENED)
    return response


def tablet_off(request: HttpRequest) -> HttpResponse:
    visit = visit_of(request)
    if not visit.on_tablet:
        return redirect("portal-front")
    if request.method != "POST":
        return show(visit, "portal/tablet.html", {"on": False})
    response = redirect("portal-front")
    cookies.forget(response, cookies.TABLET, cookies.DRAFT, cookies.OPENED)
    return response
