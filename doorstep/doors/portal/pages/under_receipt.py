"""What the holder of an opened receipt may do: write, add evidence, see who read, withdraw the consent, close it."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.components import Link
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.receipts.actions.evidence import add_evidence, add_voice
from doorstep.foundation.receipts.actions.issuing import withdraw_consent
from doorstep.foundation.receipts.actions.thread import say
from doorstep.foundation.receipts.models import Receipt
from doorstep.foundation.receipts.pages.forms import MessageForm

from .. import cookies
from ..attachments import spoken_seconds
from ..limits import WRITTEN_TOO_OFTEN, may_write
from ..queries.access import opened_receipt
from ..status_page import readings_under
from ..visit import Visit, show, visit_of
from ..words import plain
from .status import show_status

TIME_OUT = "为了不让别人看到，打开满30分钟就关上了。请再输一次回执号。"


def under_receipt(page: Callable[[Visit, Receipt], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The receipt opened in this browser; without one, back to the digits."""

    def opened(request: HttpRequest) -> HttpResponse:
        visit, held = visit_of(request), opened_receipt(cookies.read_opened(request))
        if held is None:
            messages.error(request, TIME_OUT)
            return redirect("portal-status")
        return page(visit, held)

    return opened


@require_POST
@under_receipt
def say_something(visit: Visit, held: Receipt) -> HttpResponse:
    form = MessageForm(visit.request.POST, label="给我们留言")
    form.is_valid()
    try:
        if not may_write(visit, held.code):
            raise Refused(WRITTEN_TOO_OFTEN, "words")
        say(receipt=held, words=plain(form.data.get("words", "")), from_worker=True,
            send_key=form.data.get("send_key", "")[:32], actor=Actor.worker(), at=visit.now)  # fmt: skip
    except Refused as refused:
        form.add_error(refused.field or None, refused.sentence)
        return show_status(visit, held, form)
    return still_open(visit, held, "发出去了，经办人能看到。")


@require_POST
@under_receipt
def evidence(visit: Visit, held: Receipt) -> HttpResponse:
    upload = visit.request.FILES.get("files")
    try:
        if upload is None:
            raise Refused(_why_no_file(visit.request))
        if not may_write(visit, held.code):
            raise Refused(WRITTEN_TOO_OFTEN)
        shows = plain(visit.request.POST.get("shows", ""))
        add_evidence(receipt=held, upload=upload, shows=shows, actor=Actor.worker(), at=visit.now)
    except Refused as refused:
        return show_status(visit, held, file_error=refused.sentence)
    return still_open(visit, held, "收到了，经办人能看到。")


@require_POST
@under_receipt
def speak(visit: Visit, held: Receipt) -> HttpResponse:
    upload = visit.request.FILES.get("voice")
    try:
        if upload is None:
            raise Refused(_why_no_file(visit.request, "还没有录，录好再发。"))
        if not may_write(visit, held.code):
            raise Refused(WRITTEN_TOO_OFTEN)
        add_voice(receipt=held, upload=upload, seconds=spoken_seconds(upload), actor=Actor.worker(), at=visit.now)
    except Refused as refused:
        return show_status(visit, held, voice_error=refused.sentence)
    return still_open(visit, held, "录的话发出去了，只有经办人听。")


def _why_no_file(request: HttpRequest, otherwise: str = "还没有选照片或文件，选好再交。") -> str:
    """What is larger than a request may be arrives as no file at all."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
        return "这份文件太大了，没有收下。照片在手机里改小一点，录音剪成几段，再交一次；也可以拿到站里来。"
    return otherwise


@under_receipt
def readers(visit: Visit, held: Receipt) -> HttpResponse:
    context = {"receipt": held, "readings": readings_under(held), "back": [Link("回到进度", reverse("portal-status"))]}
    return show(visit, "portal/readers.html", context, office=held.organisation)


@require_POST
@under_receipt
def withdraw(visit: Visit, held: Receipt) -> HttpResponse:
    try:
        withdraw_consent(receipt=held, actor=Actor.worker(), at=visit.now)
    except Refused as refused:
        messages.error(visit.request, refused.sentence)
        return redirect("portal-status")
    return still_open(visit, held, "同意已经撤回。从现在起，您写的内容不会再转给别人。")


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    response = redirect("portal-front")
    cookies.forget(response, cookies.OPENED)
    return response


def still_open(visit: Visit, held: Receipt, says: str) -> HttpResponse:
    messages.success(visit.request, says)
    response = redirect("portal-status")
    cookies.write_opened(response, held.code)
    return response
