"""Numbers as people write them: 8000, 1.2万, 两万三, 一万五千六, 三千八百五, 2千多, ３０００. Exact, in Decimal.

`NUMBER` is the regex of one number; `read_number` reads what it matched. 三四千 and 七八个 name a range, whose lower end counts.
"""

import re
from decimal import Decimal

DIGITS = {
    "零": 0, "〇": 0, "○": 0, "一": 1, "壹": 1, "二": 2, "两": 2, "贰": 2, "三": 3, "叁": 3, "四": 4, "肆": 4, "五": 5, "伍": 5,
    "六": 6, "陆": 6, "七": 7, "柒": 7, "八": 8, "捌": 8, "九": 9, "玖": 9,
}  # fmt: skip
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10_000, "萬": 10_000, "亿": 100_000_000}
_AFTER_FIGURES = {
    "十": 10,
    "百": 100,
    "佰": 100,
    "千": 1000,
    "仟": 1000,
    "k": 1000,
    "万": 10_000,
    "萬": 10_000,
    "w": 10_000,
    "亿": 100_000_000,
}

SPOKEN = "".join(DIGITS) + "".join(_SMALL) + "".join(_LARGE)
_FIGURES = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,4})?|[0-9]{1,12}(?:\.[0-9]{1,4})?"
# 1万2, 3千5: a figure that follows a unit counts tenths of it.
NUMBER = rf"(?:(?:{_FIGURES})(?:\s?(?:百|千|仟)?万|\s?[十百千仟亿kw](?![a-z]))?(?:[0-9]{{1,4}}(?![0-9.]))?千?|[{SPOKEN}]+)"
_MIXED = re.compile(
    rf"(?P<figures>{_FIGURES})\s?(?P<units>(?:百|千|仟)?万|[十百千仟亿kw])?(?P<rest>[0-9]{{1,4}})?(?P<thousand>千)?$"
)


def read_number(words: str) -> Decimal | None:
    """None when it names no number: a unit without digits (万, 百), more figures than anybody means."""
    if not words:
        return None
    return _figures(words) if words[0].isdigit() and words[0].isascii() else _spoken(words)


def _figures(words: str) -> Decimal | None:
    found = _MIXED.fullmatch(words)
    if found is None:
        return None
    value, scale = Decimal(found["figures"].replace(",", "")), 1
    for unit in found["units"] or "":
        scale *= _AFTER_FIGURES[unit]
    value *= scale
    if found["rest"]:
        if scale == 1:
            return None
        rest = Decimal(found["rest"])
        # 1万2 is 12000, 1万2500 and 1万2千 are what they say.
        value += rest * 1000 if found["thousand"] else rest * scale / 10 if len(found["rest"]) == 1 else rest
    return value


def _spoken(words: str) -> Decimal | None:
    total = section = 0
    digit: int | None = None
    last_unit = 1
    for nth, sign in enumerate(words):
        if sign in DIGITS:
            if digit and nth and words[nth - 1] in DIGITS:
                # 三四千: the lower of two neighbouring digits.
                continue
            digit, last_unit = DIGITS[sign], (1 if DIGITS[sign] == 0 else last_unit)
        elif sign in _SMALL:
            if digit is None and sign not in "十拾":
                return None
            section += (1 if digit is None else digit) * _SMALL[sign]
            digit, last_unit = None, _SMALL[sign]
        elif sign not in _LARGE:
            return None
        else:
            part = section + (digit or 0)
            if not part and not total:
                return None
            total = (total + part) * _LARGE[sign] if sign == "亿" else total + part * _LARGE[sign]
            section, digit, last_unit = 0, None, _LARGE[sign]
    # 两万三 is 23000 and 三百五 350: a last digit without a unit counts tenths of the unit before it, unless 零 stands between.
    tail = (digit or 0) * (last_unit // 10 if last_unit >= 100 else 1)
    return Decimal(total + section + tail)


def read_year(words: str) -> int | None:
    """Digits said one by one: 二零二三, 二〇一九, 一九八四; figures as they are."""
    if words.isascii() and words.isdigit():
        return int(words)
    digits = [DIGITS.get(sign) for sign in words]
    if len(digits) not in (2, 4) or None in digits:
        return None
    return int("".join(str(digit) for digit in digits))
