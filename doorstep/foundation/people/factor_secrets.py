"""Secrets of second factors, sealed for one account: a secret copied to another row, or another session, does not open."""

import base64
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.http import HttpRequest

from doorstep.foundation.kit.sealing import CannotUnseal, seal, unseal

_ROW, _SESSION = "mfa.Authenticator.data", "session.totp"
_HELD = "mfa.totp.secret"  # allauth's own key, so that nothing of its making stays in clear beside ours


def _bound_to(place: str, account_pk: int) -> str:
    return f"{place}.{account_pk}"


def _sealed(secret: str, place: str, account_pk: int) -> str:
    return base64.b64encode(seal(secret.encode(), _bound_to(place, account_pk))).decode()


def _opened(text: str, place: str, account_pk: int) -> str:
    return unseal(base64.b64decode(text), _bound_to(place, account_pk)).decode()


def keep_totp(account: Any, secret: str) -> Authenticator:
    return Authenticator.objects.create(
        user=account, type=Authenticator.Type.TOTP, data={"secret": _sealed(secret, _ROW, account.pk)}
    )


def totp_secret(factor: Authenticator) -> str:
    """Raises CannotUnseal for one that was sealed for somebody else."""
    return _opened(factor.data["secret"], _ROW, factor.user_id)


def reseal_factors() -> int:
    """After a change of keys: every secret under the active one. `rotate_keys` asks for it."""
    rows = list(Authenticator.objects.filter(type=Authenticator.Type.TOTP))
    for row in rows:
        row.data["secret"] = _sealed(totp_secret(row), _ROW, row.user_id)
        row.save(update_fields=["data"])
    return len(rows)


def _owner(request: HttpRequest) -> int:
    assert request.user.pk is not None  # the pages stand behind a login
    return request.user.pk


def offer_secret(request: HttpRequest) -> str:
    """A fresh one to set up with; the session keeps it sealed until the first code proves it."""
    secret = generate_totp_secret()
    request.session[_HELD] = _sealed(secret, _SESSION, _owner(request))
    return secret


def offered_secret(request: HttpRequest) -> str:
    """The one offered in this session; another, which no code can prove, when there is none."""
    try:
        return _opened(request.session[_HELD], _SESSION, _owner(request))
    except (KeyError, ValueError, CannotUnseal):
        return offer_secret(request)


def drop_offered_secret(request: HttpRequest) -> None:
    request.session.pop(_HELD, None)
