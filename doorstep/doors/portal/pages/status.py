"""How far the matter is: opened by the sixteen digits, for half an hour, without an account."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.addresses import keyed_address
from doorstep.foundation.people.throttling import allow, give_back
from doorstep.foundation.receipts.actions.issuing import withdraw_consent
from doorstep.foundation.receipts.actions.thread import mark_read, say
from doorstep.foundation.receipts.models import Receipt
from doorstep.foundation.receipts.pages.forms import MessageForm
from doorstep.foundation.receipts.queries.access import receipt_for

from .. import cookies
from ..draft import drop_shown_slip
from ..forms import DigitsForm
from ..queries.access import opened_receipt
from ..status_page import status_page
from ..visit import Visit, show, visit_of
from ..words import plain

NOT_FOUND = "没有找到这个回执号。请对着回执把16位数字再看一遍；还是不行，打电话问我们。"
TOO_OFTEN = "试的次数太多了，请过一分钟再试；今天试了很多次的，请明天再来，或者打电话问。回执一直有效。"
LIMITS = ((5, timedelta(minutes=1)), (30, timedelta(days=1)))


def status(request: HttpRequest) -> HttpResponse:
    visit = visit_of(request)
    if request.method == "POST":
        return _open(visit)
    held = opened_receipt(cookies.read_opened(request))
    page = _show(visit, held, MessageForm(label="给我们留言")) if held else _ask(visit, DigitsForm())
    return drop_shown_slip(visit, page)


def _open(visit: Visit) -> HttpResponse:
    """A wrong number, a number of nobody and one tried too often learn nothing more than that."""
    form, address = DigitsForm(visit.request.POST), keyed_address(visit.request)
    if not form.is_valid():
        return _ask(visit, form)
    if not allow("receipt", address, LIMITS, visit.now):
        form.add_error(None, TOO_OFTEN)
        return _ask(visit, form, status=429)
    held = receipt_for(form.cleaned_data["digits"])
    if held is None:
        form.add_error("digits", NOT_FOUND)
        return _ask(visit, form)
    give_back("receipt", address, LIMITS, visit.now)
    response = redirect("portal-status")
    cookies.write_opened(response, held.code)
    return response


def _ask(visit: Visit, form: DigitsForm, status: int = 422) -> HttpResponse:
    return show(visit, "portal/status_ask.html", {"form": form}, status=status if form.is_bound else 200)


def _show(visit: Visit, held: Receipt, form: MessageForm) -> HttpResponse:
    page = status_page(held, visit.today)
    response = show(
        visit, "portal/status.html", {"page": page, "form": form}, office=page.status.office, status=422 if form.is_bound else 200
    )
    if page.unread:
        mark_read(about=held.about, receipt=held, actor=Actor.worker(), at=visit.now)
    return response


@require_POST
def say_something(request: HttpRequest) -> HttpResponse:
    visit, form = visit_of(request), MessageForm(request.POST, label="给我们留言")
    held = opened_receipt(cookies.read_opened(request))
    if held is None:
        return _closed(request)
    form.is_valid()
    try:
        say(receipt=held, words=plain(form.data.get("words", "")), from_worker=True,
            send_key=form.data.get("send_key", "")[:32], actor=Actor.worker(), at=visit.now)  # fmt: skip
    except Refused as refused:
        form.add_error(refused.field or None, refused.sentence)
        return _show(visit, held, form)
    messages.success(request, "发出去了，经办人能看到。")
    return _still_open(held)


@require_POST
def withdraw(request: HttpRequest) -> HttpResponse:
    held = opened_receipt(cookies.read_opened(request))
    if held is None:
        return _closed(request)
    try:
        withdraw_consent(receipt=held, actor=Actor.worker(), at=visit_of(request).now)
        messages.success(request, "同意已经撤回。从现在起，您写的内容不会再转给别人。")
    except Refused as refused:
        messages.error(request, refused.sentence)
    return _still_open(held)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    response = redirect("portal-front")
    cookies.forget(response, cookies.OPENED)
    return response


def _still_open(held: Receipt) -> HttpResponse:
    response = redirect("portal-status")
    cookies.write_opened(response, held.code)
    return response


def _closed(request: HttpRequest) -> HttpResponse:
    messages.error(request, "离上次打开已经过了30分钟，为了不让别人看到，已经关上了。请再输一次回执号。")
    return redirect("portal-status")
