"""The administrator's pages: who works here, in which role, and who is invited. Own tree only."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.foundation.kit.components import Pager
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions import accounts, factors, invitations, opening
from doorstep.foundation.people.queries import access
from doorstep.foundation.people.queries.accounts import account_sheet, accounts_page, open_invitations

from .account_forms import AccountForm, InvitationForm, NameForm, ReasonForm, RoleForm
from .guards import StaffRequest, staff_page

administrator_page = staff_page("administrator", second_factor=True)


def pager_of(request: StaffRequest, page: Any) -> Pager:
    keep = request.GET.copy()
    for name in ("after", "before"):
        keep.pop(name, None)
    tail = f"&{keep.urlencode()}" if keep else ""
    newer, older = page.newer and f"?before={page.newer}{tail}", page.older and f"?after={page.older}{tail}"
    return Pager(newer, older, f"共{page.count}条")


def show_refusal(form: Form, refusal: Refused) -> None:
    form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)


@administrator_page
def account_list(request: StaffRequest) -> HttpResponse:
    words, today = request.GET.get("q", ""), timezone.localdate()
    page = accounts_page(request.actor, words, today, request.GET.get("after", ""), request.GET.get("before", ""))
    context = {"lines": page.rows, "pager": pager_of(request, page), "words": words}
    invited = open_invitations(request.actor, timezone.now())
    return render(request, "people/accounts.html", {**context, "invited": invited, "count": page.count})


@administrator_page
def account(request: StaffRequest, code: str) -> HttpResponse:
    row = access.account_for(request.actor, code)
    sheet = account_sheet(row, request.actor, timezone.localdate())
    forms = {"role_form": RoleForm(actor=request.actor), "name_form": NameForm(initial={"display_name": row.display_name})}
    return render(
        request, "people/account.html", {"sheet": sheet, "line": sheet.line, "reason_form": ReasonForm(), **forms}
    )


@administrator_page
def account_new(request: StaffRequest) -> HttpResponse:
    form = AccountForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            opened = opening.open_account_with_role(**form.cleaned_data, actor=request.actor, at=timezone.now())
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            return render(request, "people/first_password.html", {"account": opened.account, "password": opened.password})
    return render(request, "people/account_new.html", {"form": form})


@administrator_page
def invitation_new(request: StaffRequest) -> HttpResponse:
    form = InvitationForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            invited = opening.invite_into(**form.cleaned_data, actor=request.actor, at=timezone.now())
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            return render(request, "people/invitation_link.html", {"invited": invited})
    return render(request, "people/invitation_new.html", {"form": form})


@administrator_page
@require_POST
def invitation_withdraw(request: StaffRequest, code: str) -> HttpResponse:
    invitation = access.invitation_for(request.actor, code)
    return _done(request, "邀请已撤回，链接不能用了", "", invitations.withdraw_invitation, invitation=invitation)


def _done(request: StaffRequest, says: str, code: str, act: Any, **arguments: Any) -> HttpResponse:
    """One action, its outcome above the page it came from."""
    try:
        act(**arguments, actor=request.actor, at=timezone.now())
        messages.success(request, says)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("account", code) if code else redirect("account-list")


@administrator_page
@require_POST
def account_rename(request: StaffRequest, code: str) -> HttpResponse:
    row, name = access.account_for(request.actor, code), request.POST.get("display_name", "")[:40]
    return _done(request, "称呼改好了", code, accounts.change_display_name, account=row, display_name=name)


@administrator_page
@require_POST
def account_disable(request: StaffRequest, code: str) -> HttpResponse:
    row, reason = access.account_for(request.actor, code), request.POST.get("reason", "")[:400]
    return _done(request, "账号已停用，登录都已退出", code, opening.disable_account_here, account=row, reason=reason)


@administrator_page
@require_POST
def account_enable(request: StaffRequest, code: str) -> HttpResponse:
    row = access.account_for(request.actor, code)
    return _done(request, "账号又可以用了", code, opening.enable_account_here, account=row)


@administrator_page
@require_POST
def account_reset_password(request: StaffRequest, code: str) -> HttpResponse:
    row = access.account_for(request.actor, code)
    try:
        password = opening.reset_password_here(account=row, actor=request.actor, at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect("account", code)
    return render(request, "people/first_password.html", {"account": row, "password": password})


@administrator_page
@require_POST
def account_role_add(request: StaffRequest, code: str) -> HttpResponse:
    row, form = access.account_for(request.actor, code), RoleForm(request.POST, actor=request.actor)
    if form.is_valid():
        try:
            opening.grant_role_here(account=row, **form.cleaned_data, actor=request.actor, at=timezone.now())
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "任职加好了")
            return redirect("account", code)
    sheet = account_sheet(row, request.actor, timezone.localdate())
    context = {"sheet": sheet, "line": sheet.line, "role_form": form, "reason_form": ReasonForm(), "name_form": NameForm()}
    return render(request, "people/account.html", context, status=422)


@administrator_page
@require_POST
def account_role_end(request: StaffRequest, code: str) -> HttpResponse:
    row = access.account_for(request.actor, code)
    held = access.role_for(request.actor, row, request.POST.get("role", ""))
    return _done(request, "任职已结束", code, accounts.end_role, held=held)


@administrator_page
@require_POST
def account_duty(request: StaffRequest, code: str) -> HttpResponse:
    row = access.account_for(request.actor, code)
    held = access.role_for(request.actor, row, request.POST.get("role", ""))
    return _done(request, "值班改好了", code, accounts.set_on_duty, held=held, on_duty=request.POST.get("on_duty") == "yes")


@administrator_page
@require_POST
def factor_reset_ask(request: StaffRequest, code: str) -> HttpResponse:
    row, reason = access.account_for(request.actor, code), request.POST.get("reason", "")[:400]
    says = "已经提出，等安全管理员同意"
    return _done(request, says, code, factors.ask_factor_reset, account=row, reason=reason)
