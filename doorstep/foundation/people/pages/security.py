"""The security officer's pages: locked logins, changes of rights, lost second factors."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions.factors import decide_factor_reset
from doorstep.foundation.people.queries import access, audit
from doorstep.foundation.people.queries.accounts import open_resets

from .accounts import pager_of
from .guards import StaffRequest, staff_page

officer_page = staff_page("security_officer", second_factor=True)


@officer_page
def security_overview(request: StaffRequest) -> HttpResponse:
    page = audit.login_failures(request.actor, request.GET.get("after", ""), request.GET.get("before", ""))
    context = {"lines": page.rows, "pager": pager_of(request, page), "resets": open_resets(request.actor)}
    context["guessed"] = audit.receipts_guessed()
    return render(request, "people/security.html", context)


@officer_page
def right_change_list(request: StaffRequest) -> HttpResponse:
    page = audit.right_changes(request.actor, request.GET.get("after", ""), request.GET.get("before", ""))
    context = {"title": "任职和账号的变动", "lines": page.rows, "pager": pager_of(request, page)}
    return render(request, "people/audit_lines.html", context)


@officer_page
@require_POST
def factor_reset_decide(request: StaffRequest, code: str) -> HttpResponse:
    reset, agreed = access.factor_reset_for(request.actor, code), request.POST.get("answer") == "agree"
    try:
        decide_factor_reset(reset=reset, agreed=agreed, actor=request.actor, at=timezone.now())
        messages.success(request, "已经同意，请通知本人登录后重新设一种" if agreed else "已经退回")
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("security-overview")
