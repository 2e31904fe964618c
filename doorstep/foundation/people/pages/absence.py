"""Being away, for oneself and for a colleague: from when to when, who stands in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions.absence import end_absence, set_absence
from doorstep.foundation.people.queries import access
from doorstep.foundation.people.queries.absence import absence_lines
from doorstep.foundation.people.rules import AWAY, LIST_KEEPERS

from .absence_forms import AbsenceForm
from .accounts import show_refusal
from .guards import StaffRequest, staff_page


@staff_page(*AWAY)
def absence_own(request: StaffRequest) -> HttpResponse:
    return _page(request, own=True)


@staff_page(*LIST_KEEPERS)
def absence_list(request: StaffRequest) -> HttpResponse:
    return _page(request, own=False)


def _page(request: StaffRequest, *, own: bool) -> HttpResponse:
    actor, today, sent = request.actor, timezone.localdate(), request.method == "POST"
    whose = access.own_account_of(actor) if own else None
    form = AbsenceForm(request.POST if sent else None, actor=actor, whose=whose, today=today)
    if sent and form.is_valid():
        given = form.cleaned_data
        try:
            set_absence(
                account=whose or access.colleague_named(actor, given["account"]), since=given["since"], until=given["until"],
                substitute=access.account_named(given["substitute"]), actor=actor, at=timezone.now(),
            )  # fmt: skip
            messages.success(request, "记好了，到时候要办的事和通知会转过去")
            return redirect(request.path)
        except Refused as refusal:
            show_refusal(form, refusal)
    context = {
        "form": form,
        "own": own,
        "lines": absence_lines(actor, today, own=own),
        "keeper": actor.holds(*LIST_KEEPERS),
    }
    return render(request, "people/absences.html", context, status=422 if sent else 200)


@staff_page(*AWAY)
@require_POST
def absence_end(request: StaffRequest, code: str) -> HttpResponse:
    absence = access.absence_for(request.actor, code)
    try:
        end_absence(absence=absence, actor=request.actor, at=timezone.now())
        messages.success(request, "撤掉了，要办的事和通知回到本人")
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("absence-own" if absence.account.code == request.actor.account else "absence-list")
