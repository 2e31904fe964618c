"""我的账号: logins, shared computer, the organisation acted for, the password."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions import logins
from doorstep.foundation.people.actions.accounts import change_password
from doorstep.foundation.people.queries.own import own_account
from doorstep.foundation.people.words import ACTING_ORGANISATION, SHARED_DESK

from .forms import PasswordForm
from .guards import StaffRequest, own_page


@own_page
def account_own(request: StaffRequest) -> HttpResponse:
    chosen = request.session.get(ACTING_ORGANISATION, "")
    shared = request.session.get(SHARED_DESK, request.user.shared_desk)
    own = own_account(request.user, request.session.session_key or "", chosen, timezone.now())
    return render(request, "people/own.html", {"own": own, "shared": shared})


@own_page
@require_POST
def account_session_end(request: StaffRequest) -> HttpResponse:
    number = request.POST.get("session", "")
    try:
        logins.end_own_session(
            account=request.user,
            number=int(number) if number.isdecimal() else 0,
            actor=logins.owner(request.user),
            at=timezone.now(),
        )
        messages.success(request, "那处登录已经结束")
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("account-own")


@own_page
@require_POST
def account_sessions_end(request: StaffRequest) -> HttpResponse:
    try:
        count = logins.end_other_sessions(
            account=request.user,
            keep_session=request.session.session_key or "",
            actor=logins.owner(request.user),
            at=timezone.now(),
        )
        messages.success(request, f"别处的{count}个登录都结束了")
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("account-own")


@own_page
@require_POST
def account_shared_desk(request: StaffRequest) -> HttpResponse:
    shared = request.POST.get("shared") == "yes"
    key = request.session.session_key or ""
    logins.set_shared_desk(
        account=request.user, session_key=key, shared=shared, actor=logins.owner(request.user), at=timezone.now()
    )
    request.session[SHARED_DESK] = shared
    messages.success(request, "记下了，没人用时会早些退出" if shared else "记下了，按平常的时间退出")
    return redirect("account-own")


@own_page
@require_POST
def account_acting(request: StaffRequest) -> HttpResponse:
    """A choice of this session; an organisation where no role is held changes nothing."""
    request.session[ACTING_ORGANISATION] = request.POST.get("organisation", "")[:40]
    return redirect("account-own")


@sensitive_post_parameters()
@own_page
def account_change_password(request: StaffRequest) -> HttpResponse:
    form = PasswordForm(request.POST or None, account=request.user)
    if request.method == "POST" and form.is_valid():
        old, new = form.cleaned_data["old"], form.cleaned_data["new"]
        key, account = request.session.session_key or "", request.user
        try:
            change_password(
                account=account, old=old, new=new, keep_session=key, actor=logins.owner(account), at=timezone.now()
            )
        except Refused as refusal:
            form.add_error(refusal.field or None, refusal.sentence)
        else:
            update_session_auth_hash(request, account)
            messages.success(request, "密码改好了，别处的登录都已退出")
            return redirect("account-own")
    return render(request, "account/password_change.html", {"form": form, "first": request.user.must_change_password})
