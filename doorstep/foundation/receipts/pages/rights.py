"""Requests under receipts at the desk: the list, and one with its next step."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.kit.paging import newest_first
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.pages.guards import staff_page

from ..actions import erasure, rights_requests
from ..models import RightsRequest
from ..queries.access import rights_request_for
from ..queries.rights_page import request_page, request_row, requests_of
from ..rules import ANSWERERS, may
from .rights_forms import AnswerForm, CheckForm, ErasureForm


@staff_page(*ANSWERERS)
def rights_list(request: HttpRequest) -> HttpResponse:
    actor, tab = request.actor, "answered" if request.GET.get("tab") == "answered" else "open"  # type: ignore[attr-defined]
    rows = requests_of(actor, tab)
    page = newest_first(rows, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    today = timezone.localdate()
    return render(request, "receipts/rights_list.html", {
        "tab": tab, "rows": [request_row(row, actor, today) for row in page.rows], "page": page, "count": page.count,
    })  # fmt: skip


@staff_page(*ANSWERERS)
def rights_request(request: HttpRequest, code: str) -> HttpResponse:
    return _show(request, rights_request_for(request.actor, code))  # type: ignore[attr-defined]


def _show(request: HttpRequest, found: RightsRequest, form: forms.Form | None = None) -> HttpResponse:
    """The words are a person's: the reading line is written first."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    record_reading(found.receipt.about, actor, now, what="凭回执提的要求")
    page = request_page(found, actor, timezone.localdate(now))
    context = {"page": page, "asked": found, "form": form or _form_for(found, page.holds)}
    return render(request, "receipts/rights_request.html", context, status=422 if form else 200)


def _form_for(found: RightsRequest, holds: tuple[str, ...] = (), data: Any = None) -> forms.Form | None:
    if found.phase == "asked":
        return CheckForm(data, request=found)
    if found.phase == "checked":
        return ErasureForm(data, request=found, holds=holds) if found.kind == "erasure" else AnswerForm(data, request=found)
    return None


def _step(does: Callable[[RightsRequest, dict[str, Any], dict[str, Any]], Any], done: str) -> Callable[..., HttpResponse]:
    @staff_page(*ANSWERERS)
    @require_POST
    def page(request: HttpRequest, code: str) -> HttpResponse:
        actor = request.actor  # type: ignore[attr-defined]
        found = rights_request_for(actor, code)
        form = _form_for(found, data=request.POST)
        if form is not None and not form.is_valid():
            return _show(request, found, form)
        try:
            says = does(found, form.cleaned_data if form else {}, {"actor": actor, "at": timezone.now()})
        except Refused as refused:
            if form is None or not may(actor, "view", found):
                messages.error(request, refused.sentence)
                return redirect("rights-request", code)
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
            return _show(request, found, form)
        messages.success(request, says if isinstance(says, str) else done)
        return redirect("rights-request", code)

    return page


def _answer(found: RightsRequest, said: dict[str, Any], who: dict[str, Any]) -> str:
    """A request to erase is answered by proposing how much, or by refusing."""
    if "scope" in said and said["scope"] != "none":
        erasure.propose_erasure(request=found, scope=said["scope"], ground=said["ground"], words=said["words"], **who)
        return "提出了，等另一位同事看过再签字。"
    granted = said.get("granted") == "yes"
    rights_requests.answer(
        request=found, granted=granted, ground=said.get("ground", ""), words=said.get("words", ""), **who
    )
    return "答复了，本人凭回执能看到。"


rights_check = _step(
    lambda found, said, who: rights_requests.check(request=found, how=said.get("how", ""), **who), "记下了，接着答复。"
)
rights_answer = _step(_answer, "")
rights_agree = _step(lambda found, said, who: erasure.agree_erasure(request=found, **who), "签好了，已经删除。")
rights_send_back = _step(lambda found, said, who: erasure.send_back_erasure(request=found, **who), "退回了，重新答复。")
