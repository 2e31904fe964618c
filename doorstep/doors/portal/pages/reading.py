"""Pages to read: stations, how words are kept, where firms turn to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from doorstep.foundation.network.queries.stations import contact_of

from ..queries.places import stations_of
from ..station_map import station_map
from ..visit import show, visit_of


def stations(request: HttpRequest) -> HttpResponse:
    visit = visit_of(request)
    if visit.place is None:
        return redirect("portal-front")
    rows = stations_of(visit.place.district, visit.today)
    blocks = [(number, row.code, contact_of(row, visit.now)) for number, row in enumerate(rows, start=1)]
    return show(visit, "portal/stations.html", {"blocks": blocks, "map": station_map(rows)}, office=visit.place.district)


def about_data(request: HttpRequest) -> HttpResponse:
    return show(visit_of(request), "portal/about_data.html")


def employers(request: HttpRequest) -> HttpResponse:
    visit = visit_of(request)
    return show(visit, "portal/employers.html", office=visit.place.district if visit.place else None)
