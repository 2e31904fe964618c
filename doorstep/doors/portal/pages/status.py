"""How far the matter is: opened by the sixteen digits, for half an hour, without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.receipts.actions.rights_requests import mark_told
from doorstep.foundation.receipts.actions.thread import mark_read
from doorstep.foundation.receipts.models import Receipt
from doorstep.foundation.receipts.pages.forms import MessageForm
from doorstep.foundation.receipts.queries.access import receipt_for

from .. import cookies
from ..draft import drop_shown_slip
from ..forms import DigitsForm
from ..limits import LOOKED_UP_TOO_OFTEN, looked_up_well, may_look_up
from ..queries.access import opened_receipt
from ..status_page import status_page
from ..visit import Visit, show, visit_of

NOT_FOUND = "没有找到这个回执号。请对着回执把16位数字再看一遍；还是不行，打电话问我们。"


def status(request: HttpRequest) -> HttpResponse:
    visit = visit_of(request)
    if request.method == "POST":
        return _open(visit)
    held = opened_receipt(cookies.read_opened(request))
    page = show_status(visit, held) if held else _ask(visit, DigitsForm())
    return drop_shown_slip(visit, page)


def _open(visit: Visit) -> HttpResponse:
    """A wrong number, a number of nobody and one tried too often learn nothing more than that."""
    form = DigitsForm(visit.request.POST)
    if not form.is_valid():
        return _ask(visit, form)
    if not may_look_up(visit):
        form.add_error(None, LOOKED_UP_TOO_OFTEN)
        return _ask(visit, form, status=429)
    held = receipt_for(form.cleaned_data["digits"])
    if held is None:
        form.add_error("digits", NOT_FOUND)
        return _ask(visit, form)
    looked_up_well(visit)
    response = redirect("portal-status")
    cookies.write_opened(response, held.code)
    return response


def _ask(visit: Visit, form: DigitsForm, status: int = 422) -> HttpResponse:
    return show(visit, "portal/status_ask.html", {"form": form}, status=status if form.is_bound else 200)


def show_status(
    visit: Visit, held: Receipt, form: MessageForm | None = None, *, file_error: str = "", voice_error: str = ""
) -> HttpResponse:
    page, form = status_page(held, visit.today), form or MessageForm(label="给我们留言")
    context = {"page": page, "form": form, "file_error": file_error, "voice_error": voice_error}
    status = 422 if form.is_bound or file_error or voice_error else 200
    response = show(visit, "portal/status.html", context, office=page.status.office, status=status)
    if page.untold:
        mark_told(receipt=held, at=visit.now)
    if page.unread:
        mark_read(about=held.about, receipt=held, actor=Actor.worker(), at=visit.now)
    return response
