"""Hides phones, identity numbers, bank cards, plates, e-mail and WeChat names before a text is shown or exported outside case staff.

Names of people are only proposed: a person confirms them, and `hide_names` takes them out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from doorstep.knowledge.language.names import proposed_names

PHONE, IDENTITY, CARD, EMAIL, PLATE, ACCOUNT = "phone", "identity", "card", "email", "plate", "account"
NAME_HIDDEN = "某某"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

_GAP = r"[ \-]?"
_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,4}")
_LONG = re.compile(rf"(?<![0-9A-Za-z])[0-9](?:{_GAP}[0-9]){{11,18}}{_GAP}[0-9Xx]?(?![0-9A-Za-z])")
_MOBILE = re.compile(rf"(?<![0-9])(?:(?:\+|00)?86{_GAP})?(1[3-9][0-9]{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}})(?![0-9])")
_LANDLINE = re.compile(r"(?<![0-9\-])(?:\(?0[0-9]{2,3}\)?[ \-]?[2-9][0-9]{6,7}|[48]00-?[0-9]{3}-?[0-9]{4})(?![0-9])")
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Za-hj-np-z][ ·・.\-]?[A-HJ-NP-Za-hj-np-z0-9]{4,5}[A-HJ-NP-Za-hj-np-z0-9挂学警港澳](?![A-Za-z0-9])"
)
_ACCOUNT = re.compile(
    r"(?:微信|威信|薇信|v信|wechat|weixin|wx|vx|qq|抖音|支付宝)(?:号|名|帐号|账号|群)?\s?(?:是|[:：])?\s?(?P<said>(?:[A-Za-z][A-Za-z0-9_\-]{5,19}|[0-9]{5,11}))(?![A-Za-z0-9_\-])",
    re.IGNORECASE,
)
_SAID_IDENTITY = re.compile(r"身份证[^0-9]{0,8}$|证件号[^0-9]{0,6}$")
_SAID_CARD = re.compile(r"(?:银行卡|卡号|账号|帐号|账户|帐户|储蓄卡)[^0-9]{0,8}$")


@dataclass(frozen=True)
class Masked:
    """`proposed_names` may be names of people, in the order of the text; they still stand in it."""

    text: str
    proposed_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hidden:
    kind: str
    start: int
    end: int


def is_identity_number(digits: str) -> bool:
    """18 signs with a plausible birth date and the mod-11 check sign (GB 11643)."""
    if not re.fullmatch(r"[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]", digits):
        return False
    return _CHECK[sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=False)) % 11] == digits[17]


def is_card_number(digits: str) -> bool:
    """13 to 19 digits that pass the Luhn check and are not one digit repeated."""
    if not 13 <= len(digits) <= 19 or not digits.isdigit() or len(set(digits)) == 1:
        return False
    doubled = (int(d) * (1 + nth % 2) for nth, d in enumerate(reversed(digits)))
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


def personal_data(text: str) -> list[Hidden]:
    """What would be hidden, in the order of the text."""
    plain = text.translate(_HALF_WIDTH)
    found = [Hidden(EMAIL, *hit.span()) for hit in _EMAIL.finditer(plain)]
    for hit in _LONG.finditer(plain):
        kind = _kind_of_number(hit.group().rstrip(" -"), plain[max(0, hit.start() - 14) : hit.start()])
        if kind:
            found.append(Hidden(kind, hit.start(), hit.start() + len(hit.group().rstrip(" -"))))
    found += [Hidden(PHONE, *hit.span()) for hit in _MOBILE.finditer(plain)]
    found += [Hidden(PHONE, *hit.span()) for hit in _LANDLINE.finditer(plain)]
    found += [Hidden(PLATE, *hit.span()) for hit in _PLATE.finditer(plain) if any(sign.isdigit() for sign in hit.group())]
    found += [Hidden(ACCOUNT, *hit.span("said")) for hit in _ACCOUNT.finditer(plain)]
    kept: list[Hidden] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _kind_of_number(number: str, before: str) -> str | None:
    digits = re.sub(r"[ \-]", "", number).upper()
    if is_identity_number(digits) or (len(digits) in (15, 18) and _SAID_IDENTITY.search(before)):
        return IDENTITY
    if is_card_number(digits) or (13 <= len(digits) <= 19 and _SAID_CARD.search(before)):
        return CARD
    return None


def mask(text: str) -> Masked:
    """The text with personal data starred: a few signs stay so that a person can tell two apart."""
    parts, at = [], 0
    for one in personal_data(text):
        parts += [text[at : one.start], _starred(one.kind, text[one.start : one.end])]
        at = one.end
    hidden = "".join([*parts, text[at:]])
    return Masked(hidden, proposed_names(hidden))


def hide_names(text: str, names: Iterable[str]) -> str:
    """Those a person confirmed, the longer first: 张某 stands for 张三丰 before 张三 could break it."""
    for name in sorted(set(names), key=len, reverse=True):
        text = text.replace(name, NAME_HIDDEN)
    return text


def _starred(kind: str, words: str) -> str:
    if kind == EMAIL:
        name, _, home = words.partition("@")
        return f"{name[:1]}***@{home}"
    head, tail = {PHONE: (3, 4), IDENTITY: (3, 2), CARD: (0, 4), PLATE: (2, 1), ACCOUNT: (1, 1)}[kind]
    if len(words) < head + tail + 3:
        head, tail = 0, 2
    return words[:head] + "*" * (len(words) - head - tail) + words[len(words) - tail :]
