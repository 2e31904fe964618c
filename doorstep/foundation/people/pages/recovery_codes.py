"""Recovery codes: shown once, made anew when lost."""

from allauth.account.decorators import reauthentication_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from doorstep.foundation.people.actions.factors import make_recovery_codes
from doorstep.foundation.people.actions.logins import owner
from doorstep.foundation.people.recovery_codes import codes_left, hold_to_show, shown_once
from doorstep.foundation.people.second_factor import factor_is_set

from .guards import StaffRequest, with_factor_if_set


@with_factor_if_set
def recovery_codes(request: StaffRequest) -> HttpResponse:
    if not factor_is_set(request.user):
        return redirect("mfa_index")
    context = {"codes": shown_once(request), "left": codes_left(request.user)}
    return render(request, "mfa/recovery_codes/index.html", context)


@with_factor_if_set
@reauthentication_required(app="allauth.mfa")
def recovery_codes_new(request: StaffRequest) -> HttpResponse:
    if not factor_is_set(request.user):
        return redirect("mfa_index")
    if request.method != "POST":
        return render(request, "mfa/recovery_codes/generate.html", {"left": codes_left(request.user)})
    hold_to_show(request, make_recovery_codes(account=request.user, actor=owner(request.user), at=timezone.now()))
    return redirect("mfa_view_recovery_codes")
