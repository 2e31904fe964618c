"""The unified social credit code (GB 32100): what is wrong with one, in words that help."""

from stdnum.cn import uscc

HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LOOKS_LIKE = {"I": "数字1", "O": "数字0", "S": "数字5", "V": "字母U或Y", "Z": "数字2"}
LOOK_AT_LICENCE = "请对照营业执照再看一遍"


def tidy(code: str) -> str:
    """One spelling: half width, upper case, no blanks or hyphens."""
    return "".join(code.translate(HALF_WIDTH).split()).replace("-", "").upper()


def wrong_with(code: str) -> str:
    """Empty when the (tidied) code holds; else a sentence that names what is wrong.

    The first two places are read more widely than `uscc.validate` does: rural collectives begin with N, armed forces with A.
    """
    if not code:
        return "没有填统一社会信用代码"
    if len(code) != 18:
        return f"统一社会信用代码是18位，现在有{len(code)}位"
    strange = next((letter for letter in code if not (letter.isascii() and letter.isalnum())), "")
    if strange:
        return f"统一社会信用代码里只有数字和大写字母，现在有“{strange}”"
    never = next((letter for letter in code if letter in _LOOKS_LIKE), "")
    if never:
        return f"统一社会信用代码里不会有字母{never}，请看看是不是{_LOOKS_LIKE[never]}"
    if not code[2:8].isdigit():
        return f"统一社会信用代码的第3到8位是数字，现在是{code[2:8]}，{LOOK_AT_LICENCE}"
    if uscc.calc_check_digit(code) != code[-1]:
        return f"统一社会信用代码的最后一位（校验位）和前17位对不上，{LOOK_AT_LICENCE}"
    return ""
