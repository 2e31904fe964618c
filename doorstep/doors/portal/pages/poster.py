"""The poster with the code of a place, for the wall; and for a station the address that makes a device its hall's tablet."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from doorstep.foundation.kit.drawings import Qr
from doorstep.foundation.network.queries.access import building_for, organisation_for
from doorstep.foundation.network.queries.stations import contact_of
from doorstep.foundation.network.rules import READERS
from doorstep.foundation.people.pages.guards import StaffRequest, staff_page

from ..queries.places import entry_place
from ..tablets import tablet_address

BACK = {"building": "building", "station": "organisation", "district": "organisation"}


@require_GET
@staff_page(*READERS)
def poster(request: StaffRequest, kind: str, code: str) -> HttpResponse:
    """Only of places the reader works with; what is closed leads nowhere and has none."""
    if kind not in BACK:
        raise Http404
    (building_for if kind == "building" else organisation_for)(request.actor, code)
    now, back = timezone.now(), reverse(BACK[kind], args=[code])
    place = entry_place(kind, code, timezone.localdate(now))
    if place is None:
        messages.info(request, "这里已经停用，没有码可贴。")
        return redirect(back)
    house = settings.BASE_URL if settings.PRODUCTION else f"{request.scheme}://{request.get_host()}"
    tablet = house + tablet_address(kind, code) if kind == "station" else ""
    context = {
        "place": place, "contact": contact_of(place.office, now), "back": back,
        "qr": Qr(f"{house}{reverse('portal-place', args=[kind, code])}", f"{place.name}的二维码"),
        "host": request.get_host() if not settings.PRODUCTION else house.removeprefix("https://"),
        "tablet": tablet, "tablet_qr": Qr(tablet, "大厅平板的二维码") if tablet else None,
    }  # fmt: skip
    return render(request, "portal/poster.html", context)
