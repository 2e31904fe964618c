"""Telephone and identity numbers as people type them: brought to one spelling, or a sentence about what is wrong."""

import re
import unicodedata

from stdnum.cn import ric
from stdnum.exceptions import InvalidChecksum, InvalidLength, ValidationError

from doorstep.foundation.kit.refusals import Refused

_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(0\d{2,3}|400|800)\d{7,8}(转\d{1,6})?|[2-8]\d{6,7}(转\d{1,6})?")


def _compact(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\-‐-―−－()（）.·]", "", text)


def clean_phone(text: str, field: str = "phone") -> str:
    """Digits only; a landline may carry 转 and an extension. Empty stays empty."""
    digits = re.sub(r"^(\+|00)86", "", _compact(text))
    digits = re.sub(r"(分机|ext|x|,)(?=\d)", "转", digits, flags=re.IGNORECASE)
    if not digits or _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits):
        return digits
    if not digits.isdigit():
        raise Refused("电话里只能有数字，请再看一下", field)
    if digits.startswith("0"):
        raise Refused("座机号请写上区号和完整号码，像010-12345678", field)
    if digits.startswith("1") and len(digits) != 11:
        raise Refused(f"手机号是11位数字，现在{'只' if len(digits) < 11 else ''}有{len(digits)}位，请再看一下", field)
    raise Refused("这个号码不像手机号，也不像座机号，请再看一下", field)


def clean_id_number(text: str, field: str = "id_number") -> str:
    """18 characters with a right check digit. Empty stays empty."""
    number = _compact(text).upper()
    if not number:
        return ""
    try:
        return ric.validate(number)
    except InvalidLength:
        raise Refused(f"身份证号是18位，现在有{len(number)}位，请再看一下", field) from None
    except InvalidChecksum:
        raise Refused("身份证号最后一位对不上，可能有一位写错了，请再看一下", field) from None
    except ValidationError:
        raise Refused("身份证号里的地区或出生日期不对，请再看一下", field) from None
