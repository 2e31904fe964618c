"""What is offered and asked for between stations, and its answer."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.kit.paging import newest_first
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.pages.guards import staff_page

from ..actions import transfers
from ..holdings import ref_named
from ..queries.access import own_office, transfer_for
from ..queries.transfer_page import transfer_page, transfer_rows
from ..queries.transfers import TABS, Asked, transfers_of
from ..rules import OFFICERS
from .forms import PullForm, RejectForm


@staff_page(*OFFICERS)
def transfer_list(request: HttpRequest) -> HttpResponse:
    actor, get, now = request.actor, request.GET, timezone.now()  # type: ignore[attr-defined]
    tab = get.get("tab", "") if get.get("tab") in TABS else "in"
    page = newest_first(transfers_of(actor, Asked(tab)), after=get.get("after", ""), before=get.get("before", ""))
    record_reading(
        Ref("transfer_list", actor.organisation), actor, now, what="移送列表", rows=tuple(row.code for row in page.rows)
    )
    return render(request, "linkage/transfer_list.html", {
        "rows": transfer_rows(page.rows, actor, timezone.localdate(now)), "page": page, "tab": tab,
        "tabs": [(label, f"?tab={code}", code == tab) for code, label in TABS.items()],
    })  # fmt: skip


@staff_page(*OFFICERS)
def transfer(request: HttpRequest, code: str) -> HttpResponse:
    return _shown(request, code, RejectForm())


def _shown(request: HttpRequest, code: str, form: django_forms.Form, status: int = 200) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = transfer_for(actor, code)
    record_reading(found.about, actor, now, what="移送")
    page = transfer_page(found, actor, timezone.localdate(now))
    return render(request, "linkage/transfer.html", {"page": page, "transfer": found, "form": form}, status=status)


def _answer(act: Callable[..., Any], said: str) -> Callable[..., HttpResponse]:
    @staff_page(*OFFICERS)
    @require_POST
    def page(request: HttpRequest, code: str) -> HttpResponse:
        found = transfer_for(request.actor, code)  # type: ignore[attr-defined]
        try:
            act(transfer=found, actor=request.actor, at=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, said)
        except Refused as refused:
            messages.error(request, refused.sentence)
        return redirect("transfer", code)

    return page


accept = _answer(transfers.accept, "接收了，这件事现在由新的站办，法定期限不变。")
withdraw = _answer(transfers.withdraw, "撤回了，这件事还在原来的站。")


@staff_page(*OFFICERS)
@require_POST
def reject(request: HttpRequest, code: str) -> HttpResponse:
    found, form = transfer_for(request.actor, code), RejectForm(request.POST)  # type: ignore[attr-defined]
    if not form.is_valid():
        return _shown(request, code, form, 422)
    reason = form.cleaned_data["reason"]
    try:
        transfers.reject(transfer=found, reason=reason, actor=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, "答复了，这件事还由原来的站办。")
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("transfer", code)


@staff_page(*OFFICERS)
def transfer_pull(request: HttpRequest) -> HttpResponse:
    actor, sent = request.actor, request.method == "POST"  # type: ignore[attr-defined]
    office, form = own_office(actor), PullForm(request.POST if sent else None)
    if sent and form.is_valid():
        said = form.cleaned_data
        try:
            asked = transfers.pull(
                about=ref_named(said["code"]), taker=office, reason=said["reason"], actor=actor, at=timezone.now()
            )
            messages.success(request, "提出来了，等对方答复。")
            return redirect("transfer", asked.code)
        except Refused as refused:
            form.add_error("code" if refused.field == "about" else None, refused.sentence)
    return render(request, "linkage/transfer_pull.html", {"form": form}, status=422 if sent else 200)
