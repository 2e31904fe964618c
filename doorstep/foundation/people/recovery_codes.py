"""Ten recovery codes: kept as slow digests bound to their account, so that neither the table nor the keys tell them.

They lie in a row of allauth's, which goes with the last factor; allauth's own codes, grown from a seed that can be
opened, are switched off in the settings.
"""

import json
import secrets
from base64 import b64decode, b64encode
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpRequest

from doorstep.foundation.kit.sealing import CannotUnseal, seal, slow_digest, unseal

COUNT, DIGITS = 10, 10
_KIND = Authenticator.Type.RECOVERY_CODES
_TO_SHOW = "recovery_codes_to_show"


def _digest(account_pk: int, salt: str, code: str) -> str:
    return slow_digest(f"recovery_code.{account_pk}.{salt}", code)


def replace_codes(account: Any) -> list[str]:
    """Known only now; earlier ones are gone."""
    codes: list[str] = []
    while len(codes) < COUNT:
        code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        codes += [] if code in codes else [code]
    salt = secrets.token_hex(16)
    data = {"salt": salt, "digests": [_digest(account.pk, salt, code) for code in codes]}
    Authenticator.objects.update_or_create(user=account, type=_KIND, defaults={"data": data})
    return codes


def take_recovery_code(factor: Authenticator, typed: str) -> bool:
    """Good once: of two who bring the same code, one takes it."""
    code = "".join(typed.split()).replace("-", "")
    if len(code) != DIGITS or not code.isdecimal():
        return False
    with transaction.atomic():
        row = Authenticator.objects.select_for_update().filter(pk=factor.pk).first()
        digest = _digest(row.user_id, row.data["salt"], code) if row and "salt" in row.data else ""
        if row is None or digest not in row.data.get("digests", []):
            return False
        row.data["digests"].remove(digest)
        row.save(update_fields=["data"])
    return True


def codes_left(account: Any) -> int:
    row = Authenticator.objects.filter(user=account, type=_KIND).first()
    return len(row.data.get("digests", [])) if row else 0


def has_codes(account: Any) -> bool:
    return Authenticator.objects.filter(user=account, type=_KIND).exists()


def hold_to_show(request: HttpRequest, codes: list[str]) -> None:
    """Between the form and the page that shows them the codes lie in the session, sealed for their owner."""
    sealed = seal(json.dumps(codes).encode(), f"session.recovery_codes.{request.user.pk}")
    request.session[_TO_SHOW] = b64encode(sealed).decode()


def shown_once(request: HttpRequest) -> list[str]:
    """The codes just made; empty ever after."""
    held = request.session.pop(_TO_SHOW, "")
    try:
        return json.loads(unseal(b64decode(held), f"session.recovery_codes.{request.user.pk}")) if held else []
    except CannotUnseal:
        return []
