"""The second factor as the rest of the house sees it: is it set, was it used in this session, is this code good."""

from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from doorstep.foundation.kit.sealing import CannotUnseal

from .factor_secrets import reseal_factors, totp_secret
from .recovery_codes import take_recovery_code
from .throttling import allow

__all__ = [
    "factor_is_set", "factors_of", "mark_used", "reseal_factors", "take_code", "take_totp", "totp_counter",
    "used_in_session",
]  # fmt: skip

_ONCE = ((1, timedelta(minutes=30)),)
_PERIOD = 30


def factors_of(account: Any) -> set[str]:
    """totp, webauthn; recovery codes alone are no factor: they come with one."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return set(Authenticator.objects.filter(user_id=account.pk, type__in=kinds).values_list("type", flat=True))


def factor_is_set(account: Any) -> bool:
    return bool(factors_of(account))


def used_in_session(request: HttpRequest) -> bool:
    """From the session alone: a session older than the factor, or opened by password only, says no."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def mark_used(request: HttpRequest, kind: str) -> None:
    """Setting a factor up proves that it is at hand."""
    record_authentication(request, request.user, "mfa", type=kind)


def totp_counter(secret: str, code: str) -> int | None:
    """Which half minute the code belongs to; None when it belongs to none that counts now."""
    digits = "".join(code.split())
    for counter in yield_hotp_counters_from_time():
        if constant_time_compare(digits, format_hotp_value(hotp_value(secret, counter))):
            return counter
    return None


def take_code(account: Any, code: str) -> Authenticator | None:
    """The factor that this code proves, used up by it: a code counts once, on whichever process it arrives."""
    for factor in Authenticator.objects.filter(user_id=account.pk).exclude(type=Authenticator.Type.WEBAUTHN):
        if factor.type == Authenticator.Type.TOTP:
            secret = _secret_or_none(factor)
            if secret and take_totp(account, secret, code):
                return factor
        elif take_recovery_code(factor, code):
            return factor
    return None


def _secret_or_none(factor: Authenticator) -> str | None:
    """One that was moved here from another account proves nothing."""
    try:
        return totp_secret(factor)
    except CannotUnseal:
        return None


def take_totp(account: Any, secret: str, code: str) -> bool:
    """Counted at the code's own half minute, so that both of two tries meet the same row."""
    counter = totp_counter(secret, code)
    if counter is None:
        return False
    return allow("totp-used", f"{account.pk}:{counter}", _ONCE, datetime.fromtimestamp(counter * _PERIOD, UTC))
