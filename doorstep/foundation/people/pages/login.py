"""allauth's views with what they lack: options for static scripts, facts, and no way round a second factor."""

import json
from typing import Any

from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, ReauthenticateWebAuthnView, RemoveWebAuthnView
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from doorstep.foundation.kit.drawings import Qr
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions.factors import (
    make_recovery_codes,
    note_factor_added,
    note_factor_removed,
    set_up_totp,
)
from doorstep.foundation.people.actions.logins import owner
from doorstep.foundation.people.factor_secrets import drop_offered_secret
from doorstep.foundation.people.recovery_codes import has_codes, hold_to_show
from doorstep.foundation.people.second_factor import factors_of, mark_used


class _Options:
    """The browser's half of a passkey runs from a static file; it reads what it needs from an attribute."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        context["passkey_options"] = json.dumps(context.pop("js_data", {}), cls=DjangoJSONEncoder)
        return context


class SecondStep(_Options, AuthenticateView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["has_passkey"] = "webauthn" in factors_of(self.stage.login.user)
        return context


class ConfirmByPasskey(_Options, ReauthenticateWebAuthnView):
    pass


class AddPasskey(_Options, AddWebAuthnView):
    def form_valid(self, form: Any) -> HttpResponse:
        super().form_valid(form)
        account = self.request.user
        note_factor_added(account=account, kind="webauthn", actor=owner(account), at=timezone.now())
        return _added(self.request, "webauthn")


class SetUpCodes(ActivateTOTPView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        secret = context["form"].secret
        context["qr"] = Qr(context["totp_url"], "给验证码应用扫的二维码")
        context["secret"] = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        account = self.request.user
        try:
            set_up_totp(account=account, secret=form.secret, actor=owner(account), at=timezone.now())
        except Refused as refusal:
            form.add_error("code", refusal.sentence)
            return self.form_invalid(form)
        drop_offered_secret(self.request)
        return _added(self.request, "totp")


def _added(request: Any, kind: str) -> HttpResponse:
    """With the first factor come recovery codes."""
    mark_used(request, kind)
    if has_codes(request.user):
        return redirect("mfa_index")
    hold_to_show(request, make_recovery_codes(account=request.user, actor=owner(request.user), at=timezone.now()))
    return redirect("mfa_view_recovery_codes")


class DropCodes(DeactivateTOTPView):
    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        note_factor_removed(account=self.request.user, kind="totp", actor=owner(self.request.user), at=timezone.now())
        return response


class DropPasskey(RemoveWebAuthnView):
    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        note_factor_removed(account=self.request.user, kind="webauthn", actor=owner(self.request.user), at=timezone.now())
        return response
