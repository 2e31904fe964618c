"""Under an opened receipt: ask for a copy, a correction, erasure or who has read; say that it should stop; fetch what was made."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.components import Link
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.kit.templatetags.typesetting import zh_date
from doorstep.foundation.papers.actions.files import open_file
from doorstep.foundation.receipts.actions.rights_requests import ask, mark_told
from doorstep.foundation.receipts.models import Receipt
from doorstep.foundation.receipts.queries.access import answered_result
from doorstep.foundation.receipts.queries.rights import requests_under

from ..limits import WRITTEN_TOO_OFTEN, may_write
from ..own_data_form import OwnDataForm, StopForm
from ..queries.access import shared_file
from ..visit import Visit, show
from .under_receipt import still_open, under_receipt

NAMES = {"copy": "您交给我们的内容", "reading_log": "谁看过您的材料"}


@under_receipt
def own_data(visit: Visit, held: Receipt) -> HttpResponse:
    form = OwnDataForm(visit.request.POST if visit.request.method == "POST" else None)
    if visit.request.method == "POST" and form.is_valid():
        asked = _ask(visit, held, form, form.cleaned_data["kind"])
        if asked is not None:
            return asked
    lines = requests_under(held, visit.today)
    context = {"receipt": held, "form": form, "requests": lines, "back": _back()}
    response = show(visit, "portal/own_data.html", context, office=held.organisation, status=422 if form.is_bound else 200)
    if any(not line.seen and not line.open for line in lines):
        mark_told(receipt=held, at=visit.now)
    return response


@under_receipt
def stop(visit: Visit, held: Receipt) -> HttpResponse:
    form = StopForm(visit.request.POST if visit.request.method == "POST" else None)
    if visit.request.method == "POST" and form.is_valid():
        asked = _ask(visit, held, form, "withdrawal")
        if asked is not None:
            return asked
    context = {"receipt": held, "form": form, "back": _back()}
    return show(visit, "portal/stop.html", context, office=held.organisation, status=422 if form.is_bound else 200)


def _ask(visit: Visit, held: Receipt, form: forms.Form, kind: str) -> HttpResponse | None:
    try:
        if not may_write(visit, held.code):
            raise Refused(WRITTEN_TOO_OFTEN)
        asked = ask(receipt=held, kind=kind, words=form.cleaned_data["words"], actor=Actor.worker(), at=visit.now)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return None
    return still_open(visit, held, f"记下了，我们{zh_date(asked.due, visit.today)}前答复，答复写在这里。")


@require_POST
@under_receipt
def result(visit: Visit, held: Receipt) -> HttpResponse:
    """By POST only: a link that is forwarded or fetched beforehand opens nothing."""
    found = answered_result(held, visit.request.POST.get("code", "")[:40])
    if found is None:
        raise Http404
    return _download(
        found.result.encode(), "text/html; charset=utf-8", f"{NAMES.get(found.kind, '答复')}-尾号{held.tail}.html"
    )


@require_POST
@under_receipt
def shared_paper(visit: Visit, held: Receipt) -> HttpResponse:
    shared, file = shared_file(held, visit.request.POST.get("code", ""))
    try:
        content = open_file(file=file, actor=Actor.worker(), at=visit.now)
    except Refused as refused:
        messages.error(visit.request, refused.sentence)
        return redirect("portal-status")
    return _download(content, file.media_type, f"{shared.title}.{file.extension}")


def _download(content: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=media_type, headers={
        "Content-Disposition": content_disposition_header(True, name) or "attachment", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
    })  # fmt: skip


def _back() -> list[Link]:
    return [Link("回到进度", reverse("portal-status"))]
