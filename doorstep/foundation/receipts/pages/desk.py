"""The officer's half of the thread; it is shown on the page of the record itself (`receipts/thread.html`)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.pages.guards import staff_page

from ..actions.thread import mark_read, say
from ..queries.access import receipt_to_answer
from .forms import MessageForm

ANSWERERS = ("station_officer", "district_officer", "lead_officer", "mediator")


@staff_page(*ANSWERERS)
@require_POST
def reply(request: HttpRequest, code: str) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    receipt = receipt_to_answer(actor, code)
    form = MessageForm(request.POST)
    form.is_valid()
    try:
        say(receipt=receipt, words=form.data.get("words", ""), from_worker=False,
            send_key=form.data.get("send_key", "")[:32], actor=actor, at=timezone.now())  # fmt: skip
        messages.success(request, "发给职工了，凭回执就能看到。")
    except Refused as refused:
        messages.error(request, refused.sentence)
    return _back(request)


@staff_page(*ANSWERERS)
@require_POST
def all_read(request: HttpRequest, code: str) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    mark_read(about=receipt_to_answer(actor, code).about, actor=actor, at=timezone.now())
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    back = request.POST.get("back", "")
    return redirect(back if back[:1] == "/" and url_has_allowed_host_and_scheme(back, None) else "/desk/")
