"""allauth's views with what they lack: options for static scripts, facts, and no way round a second factor."""

import json
from collections.abc import Callable
from typing import Any

from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, ReauthenticateWebAuthnView, RemoveWebAuthnView
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from doorstep.foundation.kit.drawings import Qr
from doorstep.foundation.people.actions.factors import note_factor_added, note_factor_removed
from doorstep.foundation.people.actions.logins import owner
from doorstep.foundation.people.second_factor import factor_is_set, factors_of, mark_used, used_in_session

from .guards import own_page, to_second_factor


def with_factor_if_set(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whoever has a second factor changes factors only in a session that used it: the password is not enough."""

    @own_page
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if factor_is_set(request.user) and not used_in_session(request):
            return to_second_factor(request)
        return view(request, *args, **kwargs)

    return guarded


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
        response = super().form_valid(form)
        _note_added(self.request, "webauthn")
        return response


class SetUpCodes(ActivateTOTPView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        secret = context["form"].secret
        context["qr"] = Qr(context["totp_url"], "给验证码应用扫的二维码")
        context["secret"] = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        _note_added(self.request, "totp")
        return response


def _note_added(request: Any, kind: str) -> None:
    mark_used(request, kind)
    note_factor_added(account=request.user, kind=kind, actor=owner(request.user), at=timezone.now())


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


class NewRecoveryCodes(GenerateRecoveryCodesView):
    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        account = self.request.user
        note_factor_added(account=account, kind="recovery_codes", actor=owner(account), at=timezone.now())
        return response
