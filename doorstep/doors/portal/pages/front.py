"""The front, the ways in, and the ways out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from doorstep.foundation.kit.components import Link

from .. import cookies
from ..draft import drop_shown_slip
from ..queries.access import place_or_404
from ..queries.places import station_count
from ..visit import Visit, show, visit_of

WEATHER = "https://www.weather.com.cn/"


def front(request: HttpRequest) -> HttpResponse:
    visit = visit_of(request)
    return drop_shown_slip(visit, _front(visit))


def _front(visit: Visit) -> HttpResponse:
    if visit.place is None:
        return show(visit, "portal/districts.html", {"districts": visit.districts})
    others = station_count(visit.place.district, visit.today) - int(visit.place.office.kind == "station")
    link = Link(f"看{'另外' if visit.place.office.kind == 'station' else ''}{others}个服务站", reverse("portal-stations"))
    return show(visit, "portal/front.html", link=link if others > 0 else None)


def enter(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """A code on a wall was scanned, or a district chosen."""
    place = place_or_404(kind, code, visit_of(request).today)
    response = redirect("portal-front")
    cookies.write(response, cookies.PLACE, place.cookie)
    return response


def enter_district(request: HttpRequest, code: str) -> HttpResponse:
    return enter(request, "district", code)


def other_district(request: HttpRequest) -> HttpResponse:
    response = redirect("portal-front")
    cookies.forget(response, cookies.PLACE)
    return response


def leave(request: HttpRequest) -> HttpResponse:
    """Out at once: nothing of this visit can be opened again from this browser. The sealed draft goes after 72 hours. The
    tablet of a hall shows its front page again, for whoever comes next."""
    on_tablet = cookies.is_tablet(request)
    response = redirect("portal-front" if on_tablet else WEATHER)
    cookies.forget(response, cookies.DRAFT, cookies.OPENED, *(() if on_tablet else (cookies.PLACE,)))
    return response


@require_POST
def text_size(request: HttpRequest) -> HttpResponse:
    back = request.POST.get("next", "")
    response = redirect(
        back if back[:1] == "/" and url_has_allowed_host_and_scheme(back, None) else resolve_url("portal-front")
    )
    mode = "large" if request.POST.get("mode") == "large" else "normal"
    response.set_cookie("text_size", mode, max_age=365 * 86400, samesite="Lax")
    return response
