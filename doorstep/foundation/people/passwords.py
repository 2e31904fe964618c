"""Whether a password is good enough, in sentences; and the first password an officer hands over."""

import secrets
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from doorstep.foundation.kit.refusals import Refused

LONGEST = 200
_SENTENCES = {
    "password_too_short": "密码至少要12个字。可以用几个不相干的词连起来，好记也难猜",
    "password_too_common": "这个密码用的人太多，容易被猜到，请换一个",
    "password_too_similar": "密码和登录名、称呼、电话或邮箱太像，请换一个",
}
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def check_password_strength(password: str, account: Any = None, field: str = "password") -> None:
    if len(password) > LONGEST:
        raise Refused(f"密码最多{LONGEST}个字，请短一些", field)
    try:
        validate_password(password, account)
    except ValidationError as error:
        code = error.error_list[0].code or ""
        raise Refused(_SENTENCES.get(code, "这个密码不够安全，请换一个"), field) from None


def first_password() -> str:
    """Four groups of five, easy to read out: about 99 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(4))
