"""How many people a text speaks of: 我们八个人, 30多名工友, 20余人. A lower bound, with the words."""

import re
from dataclasses import dataclass

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MOST = 100_000

_NUMBER = r"(?:[0-9]{1,5}|[零〇一二两三四五六七八九十百千几]{1,7})"
_WORKER = (
    r"(?:农民工|民工|工友|工人|职工|员工|同事|骑手|司机|保安|保洁|服务员|环卫工|姐妹|兄弟|弟兄|师傅|老乡|伙计|劳动者"
    r"|退休人员|人员)"
)
_COUNTED = rf"(?P<number>{_NUMBER})(?P<about>多|余|来|几)?(?P<tail>\s*(?:名|个|位|号)?\s*(?:{_WORKER}|人))"
_NOT_PEOPLE = r"(?!次|间|座|份|制|民|行道|以下|力|均|体|大代表|事|才|工智能|格|家|生|性|口|气|情|品|参)"
_PLAIN = re.compile(rf"(?<![0-9.第每百千万年月])(?:共|近|约|达|上)?{_COUNTED}{_NOT_PEOPLE}")
_WE = re.compile(
    rf"(?:我们|咱们|俺们)[^，。！？；、\n0-9零〇一二两三四五六七八九十百千几]{{0,8}}(?:共|近|约|达|上)?{_COUNTED}{_NOT_PEOPLE}"
)
_I_AND = re.compile(rf"我(?:和|跟|与|同)(?:另外|其他|其余|另)?{_COUNTED}{_NOT_PEOPLE}")
_WE_FEW = re.compile(r"(?:我们|咱们|咱|他们)(?P<few>俩|仨)")
# The size of the employer is not the number of people in the matter.
_WHOLE_FIRM = re.compile(
    r"(?:公司|单位|企业|厂|全厂|店|集团)(?:里|内)?(?:现有|共有|一共|总共|有|共|约|规模)[^，。！？；\n]{0,3}$"
)


@dataclass(frozen=True)
class HeadCount:
    count: int
    words: str


def head_count(text: str) -> HeadCount | None:
    """The number of people concerned, or None when the text does not say.

    What the writers say of themselves comes first, then the largest number of workers named. Vague
    numbers give their lower bound: 三十多人 30, 七八个人 7, 十几人 10.
    """
    for hit in _WE_FEW.finditer(text):
        return HeadCount(2 if hit["few"] == "俩" else 3, hit.group())
    for pattern, more in ((_I_AND, 1), (_WE, 0)):
        found = [one for hit in pattern.finditer(text) if (one := _count(hit, more))]
        if found:
            return max(found, key=lambda one: one.count)
    found = [
        one
        for hit in _PLAIN.finditer(text)
        if not _WHOLE_FIRM.search(text[max(0, hit.start() - 10) : hit.start()]) and (one := _count(hit))
    ]
    return max(found, key=lambda one: one.count, default=None)


def _count(hit: re.Match[str], more: int = 0) -> HeadCount | None:
    number = spoken_number(hit["number"])
    if number is None or not 1 <= number <= _MOST:
        return None
    # 一个人 is "alone" or "anybody", 一名员工 any one of them: neither counts people.
    if number == 1 and not more:
        return None
    return HeadCount(number + more, hit.group().strip())


def spoken_number(words: str) -> int | None:
    """A number in figures or Chinese words; vague ones give their lower bound, 几 alone gives None."""
    if words.isdigit() and words.isascii():
        return int(words)
    if words[0] == "几":
        # 几十 and 几百 mean at least two of them.
        unit = _UNITS.get(words[1:2])
        return 2 * unit if unit and len(words) == 2 else None
    total, digit = 0, None
    for nth, sign in enumerate(words):
        if sign in _DIGITS:
            if digit is not None and digit != 0 and nth:
                # 七八 and 二三十: two digits side by side name a range, the lower one counts.
                continue
            digit = _DIGITS[sign]
        elif sign in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[sign]
            digit = None
        else:
            break
    return total + (digit or 0)
