"""The second factor as the rest of the house sees it: is it set, was it used in this session."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.http import HttpRequest


def factor_is_set(account: Any) -> bool:
    """Recovery codes alone are no factor: they come with one."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return Authenticator.objects.filter(user_id=account.pk, type__in=kinds).exists()


def used_in_session(request: HttpRequest) -> bool:
    """From the session alone: a session older than the factor, or opened by password only, says no."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))
