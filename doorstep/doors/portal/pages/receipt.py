"""The slip, shown while it is in hand: until the worker goes on, ten minutes at most."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from doorstep.foundation.kit.drawings import Qr, Slip
from doorstep.foundation.kit.templatetags.typesetting import zh_date, zh_datetime
from doorstep.foundation.leads.retention import longest_months
from doorstep.foundation.receipts import drafts
from doorstep.foundation.receipts.models import Receipt
from doorstep.foundation.receipts.status import status_of

from .. import cookies
from ..draft import draft_of, drop, token_of
from ..queries.access import opened_receipt
from ..slip_picture import slip_picture
from ..visit import Visit, show, visit_of

IN_HAND = timedelta(minutes=10)


def receipt(request: HttpRequest) -> HttpResponse:
    visit = visit_of(request)
    slip = draft_of(visit).get("slip")
    if slip is None:
        return _without_slip(visit)
    held = opened_receipt(slip["receipt"])
    if request.method == "POST" or held is None or _shown_before(visit, slip):
        response = drop(visit, redirect("portal-status"))
        if request.method == "POST" and held is not None:
            cookies.write_opened(response, held.code)
        return response
    context = {
        "slip": _slip(visit, held, slip["digits"]),
        "status": status_of(held, visit.today),
        "mediate": slip["mediate"],
        "in_wechat": visit.in_wechat,
    }
    return show(visit, "portal/receipt.html", context, office=held.organisation)


@require_GET
def picture(request: HttpRequest) -> HttpResponse:
    """Only while the slip is in hand; opening it uses nothing up."""
    visit = visit_of(request)
    slip = draft_of(visit).get("slip")
    if not slip or "shown_at" not in slip or _too_late(visit, slip):
        raise Http404
    held = opened_receipt(slip["receipt"])
    if held is None:
        raise Http404
    return HttpResponse(slip_picture(_slip(visit, held, slip["digits"])), content_type="image/png")


def _too_late(visit: Visit, slip: dict[str, Any]) -> bool:
    return visit.now - datetime.fromisoformat(slip["shown_at"]) > IN_HAND


def _shown_before(visit: Visit, slip: dict[str, Any]) -> bool:
    """A line that broke while the page came in must not cost the number; a phone put aside must not give it away."""
    first = slip.get("shown_at")
    if first is None:
        drafts.save_draft(token_of(visit), {"slip": {**slip, "shown_at": visit.now.isoformat()}}, visit.now, IN_HAND)
        return False
    return _too_late(visit, slip)


def _without_slip(visit: Visit) -> HttpResponse:
    if drafts.is_being_sent(token_of(visit), visit.now):
        return show(visit, "portal/being_sent.html")
    if "told" in draft_of(visit):
        return redirect("portal-understood")
    messages.info(visit.request, "回执只显示一次。抄下或拍下了16位数字，就能在这里看进度。")
    return drop(visit, redirect("portal-status"))


def _slip(visit: Visit, held: Receipt, digits: str) -> Slip:
    address = settings.BASE_URL if settings.PRODUCTION else f"{visit.request.scheme}://{visit.request.get_host()}"
    office, place = held.organisation, visit.place
    kept = (
        f"{zh_date(held.delete_on)}，您写的内容就删除。"
        if held.delete_on
        else f"办结后最多留{longest_months(visit.today)}个月，到期就删除；定了哪一天，写在进度里。"
    )
    return Slip(
        organisation_name=place.district.name if place else office.name,
        digits=digits,
        made_at=zh_datetime(timezone.localtime(held.issued_at)),
        qr=Qr(f"{address}{reverse('portal-status')}#{digits}", "看进度的二维码"),
        phone=office.phone,
        note=f"由{office.name}接手。单位的名字、您的名字都不印在这张纸上。{kept}",
    )
