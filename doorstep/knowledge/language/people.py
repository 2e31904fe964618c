"""How many people a text speaks of: 我们八个人, 30多名工友, 20余人, 我和两个工友. Vague words give their lower end."""

import re
from collections.abc import Iterator

from doorstep.knowledge.language.finding import Found, HeadCount
from doorstep.knowledge.language.numerals import read_number

_MOST = 100_000
_UNITS = {"十": 10, "百": 100, "千": 1000}

_SPOKEN = "零〇一二两三四五六七八九十百千"
_NUMBER = rf"(?:[0-9]{{1,5}}|[{_SPOKEN}几]{{1,7}})"
_WORKER = (
    r"(?:农民工|民工|工友|工人|职工|员工|同事|骑手|司机|驾驶员|保安|保洁|服务员|环卫工|姐妹|兄弟|弟兄|师傅|老乡|伙计|劳动者|干职工|干部职工"
    r"|退休人员|下岗(?:工人|职工)|临时工|合同工|正式工|女工|男工|学徒|学生工|厨师|护士|老师|教师|快递员|外卖员|技工|小工|大工|瓦工|木工|钢筋工|电工|焊工|人员|家属|户主)"
)
_COUNTED = rf"(?P<number>{_NUMBER})(?P<about>多|余|来|几|好几)?(?P<tail>\s*(?:名|个|位|号|口子)?\s*(?:[在老新退女男年][职轻]?)?(?:{_WORKER}|人))"
_NOT_PEOPLE = r"(?!次|间|座|份|制|民|行道|以下|力|均|体|大代表|事|才|工智能|格|家|生|性|口|气|情|品|参|一组|一间|一桌|一班|一年|说|都说|规模以)"
_BEFORE = rf"(?<![0-9.第每{_SPOKEN}万年月])"
_ABOUT = r"(?:共|近|约|达|有|将近|大概|大约|差不多|超过|至少|不下)?"
_PLAIN = re.compile(rf"{_BEFORE}{_ABOUT}{_COUNTED}{_NOT_PEOPLE}")
_WE = re.compile(rf"(?:我们|咱们|俺们|我等|我俩)[^，。！？；、\n0-9{_SPOKEN}几]{{0,8}}{_ABOUT}{_COUNTED}{_NOT_PEOPLE}")
_I_AND = re.compile(rf"我(?:和|跟|与|同|还有)(?:另外|其他|其余|另)?(?:的)?{_COUNTED}{_NOT_PEOPLE}")
_WE_NUMBER = re.compile(
    rf"(?:我们|咱们|俺们)(?:这|一共|总共|一起|共|有)*(?P<number>{_NUMBER})(?P<about>多|余|来)?个(?![月年人小星礼钟字半工问方老店厂站班组部县市区街村])"
)
_FEW = re.compile(
    r"(?:我们|咱们|咱|他们|她们|俺们|俺|我|你们)(?P<few>俩(?!口|字)|仨|哥俩|哥几个|姐俩|几个(?!月|星期|小时|钟头|字|问题|电话|人的))|(?P<both>夫妻俩|夫妻二人|夫妻两|两口子|小两口|兄弟俩|姐妹俩|父子俩|母女俩|爷俩)"
)
_TEAM = re.compile(
    r"(?:全|整个|我们)(?:班组|车间|班|店|工地|厂|站点|组|队|项目部)(?:的)?(?:人|工人|工友|员工|职工|兄弟|骑手|上下)?(?=都|全|被|没|的工资|的人|一起|[，。])"
)
# The size of the employer is not the number of people in the matter.
_WHOLE_FIRM = re.compile(
    r"(?:公司|单位|企业|厂|全厂|店|集团)(?:里|内)?(?:现有|共有|一共|总共|有|共|约|规模)[^，。！？；\n]{0,3}$"
)
_OTHERS = re.compile(r"(?:第三|每|任何|另|某|哪)$")


def find_people(text: str) -> list[Found[HeadCount]]:
    """`text` folded to half width. What the writers say of themselves is surer than a number of people named elsewhere."""
    found = sorted(_all(text), key=lambda one: (one.start, -one.sure, -one.end))
    kept: list[Found[HeadCount]] = []
    for one in found:
        # Sorted by place and never overlapping: only the last one kept can lie under the next.
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
        elif one.sure > kept[-1].sure:
            kept[-1] = one
    return kept


def head_count(text: str) -> HeadCount | None:
    """The number of people concerned, or None when the text does not say.

    What the writers say of themselves comes first, then the largest number of workers named.
    """
    found = [one for one in find_people(text) if one.kind == "people" and one.value.count > 1 and one.sure > 0.5]
    ours = [one for one in found if one.sure > 0.9]
    return max((one.value for one in ours or found), key=lambda value: value.count, default=None)


def _all(text: str) -> Iterator[Found[HeadCount]]:
    for hit in _FEW.finditer(text):
        few = hit["few"] or hit["both"]
        count, sure = (2, 0.92) if "俩" in few or hit["both"] else (3, 0.92) if few == "仨" else (3, 0.5)
        yield Found("people", HeadCount(count, hit.group(), sure == 0.5), *hit.span(), sure)
    for hit in _I_AND.finditer(text):
        yield from _counted(hit, 0.96, 1)
    for hit in (*_WE.finditer(text), *_WE_NUMBER.finditer(text)):
        yield from _counted(hit, 0.95)
    for hit in _PLAIN.finditer(text):
        if _OTHERS.search(text[max(0, hit.start() - 2) : hit.start()]):
            continue
        elsewhere = bool(_WHOLE_FIRM.search(text[: hit.start("number")]))
        yield from _counted(hit, 0.6 if elsewhere else 0.8, kind="people_elsewhere" if elsewhere else "people")
    for hit in _TEAM.finditer(text):
        yield Found("people", HeadCount(3, hit.group(), True), *hit.span(), 0.4)


def _counted(hit: re.Match[str], sure: float, more: int = 0, kind: str = "people") -> Iterator[Found[HeadCount]]:
    number = spoken_number(hit["number"])
    if number is None or not 1 <= number <= _MOST:
        return
    # 一个人 is "alone" or "anybody", 一名员工 any one of them: neither counts people.
    if number == 1 and not more:
        return
    vague = bool(hit["about"]) or "几" in hit["number"] or _range(hit["number"])
    yield Found(kind, HeadCount(number + more, hit.group().strip(), vague), *hit.span(), sure)


def _range(words: str) -> bool:
    return bool(re.search(r"[一二两三四五六七八九]{2}", words))


def spoken_number(words: str) -> int | None:
    """A number in figures or Chinese words; vague ones give their lower bound, 几 alone gives None."""
    if words[0] == "几":
        # 几十 and 几百 mean at least two of them.
        unit = _UNITS.get(words[1:2])
        return 2 * unit if unit and len(words) == 2 else None
    value = read_number(words.replace("几", ""))
    return None if value is None or value != int(value) else int(value)
