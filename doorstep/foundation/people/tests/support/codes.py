"""An authenticator application for tests."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from doorstep.foundation.people.factor_secrets import keep_totp
from doorstep.foundation.people.models import Account

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def set_up_codes(account: Account) -> Authenticator:
    return keep_totp(account, SECRET)


def code_now(secret: str = SECRET, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))
