"""Sums of money in a worker's words, in yuan: what is said with a unit, and bare numbers where only money can be meant."""

import re
from collections.abc import Iterator
from decimal import Decimal

from doorstep.knowledge.language.finding import Found, Sum
from doorstep.knowledge.language.numerals import NUMBER, SPOKEN, read_number

MOST = Decimal(10) ** 11
_VAGUE = r"(?:多|余|来|左右|几)?"
_YUAN = r"(?:元(?![旦月素宵件器老首宝])|圆(?:整)?|块(?:大洋)?(?!儿?地|石|砖|玻璃|木|牌|骨|肉|布|表|板|砖|头|钢|铁|皮)钱?|(?:人民币|rmb))"
_LESSER = r"(?:(?P<jiao>[0-9一二两三四五六七八九])(?:角|毛)(?:钱)?)?(?:(?P<fen>[0-9一二两三四五六七八九])分(?:钱)?)?(?P<bare_jiao>(?<=[块])[0-9一二两三四五六七八九](?![0-9十百千万个天月年号多角毛分]))?"
_WITH_UNIT = re.compile(
    rf"(?<![0-9{SPOKEN}第])(?<![0-9][.,])(?P<number>{NUMBER})(?P<vague>\s?{_VAGUE})\s?(?P<unit>{_YUAN}){_LESSER}"
)
# 3000-5000元, 三四千到五千块: the first end borrows the unit of the second.
_TO = r"\s?(?:-|—|–|~|～|至|到)+\s?"
_RANGE = re.compile(
    rf"(?<![0-9{SPOKEN}第年月])(?<![0-9][.,])(?P<first>{NUMBER})(?=(?:元|块)?{_TO}(?P<second>{NUMBER}){_VAGUE}(?:元(?![旦月素])|块))"
)
_CURRENCY_FIRST = re.compile(
    r"(?:￥|¥|人民币|rmb)\s?(?P<number>[0-9][0-9,]*(?:\.[0-9]{1,2})?[万千]?)(?!\s?(?:元|块|[0-9]))"
)

# What money is spoken of with, in front of a number that has no unit.
_CUE = (
    r"工资|底薪|月薪|年薪|时薪|日薪|薪水|薪资|薪酬|基薪|提成|奖金|绩效|补贴|津贴|补助|押金|保证金|服装费|中介费|培训费|违约金|罚款|罚金|费用|费|款|工钱|"
    r"血汗钱|生活费|退休金|养老金|赔偿金|补偿金|赔偿|补偿|一共|总共|共计|合计|总计|欠我们?|欠了?|还欠|还差|差我|拖欠|扣了?我?|罚了?我?|赔了?我?|"
    r"到手|才发|只发|就发|发了|发我|发的|只给|才给|就给|给了?我?们?|给的|交了|收了我?|要我?赔|赔我|借了|拿了?|挣|赚|开我?|领|付了?|垫了?|花了?|报销|补我?|退了?|打了|转了|每月|每个月|"
    r"一个月|一月|月均|每天|一天|一日|日均|每小时|一小时|一个小时|小时|一单|每单|一件|每件|一年|每年|年收入|收入|待遇|余款|尾款|剩|还有|基数|"
    r"剩下|包括"
)
_NOT_BEFORE = r"(?<![0-9][.,])(?<![0-9第岁楼层栋号{s}])".replace("{s}", SPOKEN)
_NOT_MONEY_AFTER = (
    r"(?!\s?(?:多|余|来|几)?\s?(?:[0-9.:%‰°／/]|个|天|日|月|年|号|人|名|位|次|点|时|小时|分钟|分(?!钱)|秒|岁|周|星期|礼拜|钟头|倍|级|条|款|项|元|块|楼|层|室|栋|单|件|"
    r"台|辆|座|家|户|米|公里|里|平|平方|吨|斤|公斤|度|班|批|组|队|套|份|页|页|届|期|遍|趟|步|头|只|种|成|折|字|回|车|箱|包|袋|样|边|方面|旬|季|本|张|场|胎|线|环|路|厂|类|代|寸|"
    r"工|险|金|休|孩|证|手|更|般|些|下|起|直|切|定|旦|律|致|共|同|块|点|口|道|棵|根|支|把|顿|瓶|杯|双|对|院|中|小|高|本|股|所|处|方|片|刀|声|眼|句|针|间|生|世|方|面|伤|分|帮|群|些|员|职|老|农|退|学|[a-z]))"
)
_SMALL_WORDS = r"(?:(?:也|都|就|才|只|有|是|为|了|的|我|我们|大概|大约|差不多|约|近|共|还|得|要|能|可|被|到|着|应|该|应该|实|元|：|:|，|,|\s|不到|将近|差|给|发|他|她|扣|达|拿|钱|款|一共|总共|达到|人民币|每人|仅|仅有|至少|最少|至|多)){0,4}"
_BARE = re.compile(rf"(?P<cue>{_CUE}){_SMALL_WORDS}?{_NOT_BEFORE}(?P<number>{NUMBER})(?P<vague>{_VAGUE}){_NOT_MONEY_AFTER}")
# 三万多的货款, 8千的工资, 两万三押金: thousands and more before what they pay for.
_BEFORE_NOUN = re.compile(
    rf"{_NOT_BEFORE}(?P<number>{NUMBER})(?P<vague>{_VAGUE})的?(?:补贴|补助|津贴|工资|月薪|底薪|提成|奖金|押金|保证金|工钱|薪水|欠款|欠条|罚款|补偿|赔偿|违约金|血汗钱|生活费|中介费|货款|工程款|医药费|医疗费|服装费|钱(?!包))"
)
# 一万五给你结清, 借的三万没还: thousands standing alone, with nothing counted behind them.
_LOOSE = re.compile(
    rf"{_NOT_BEFORE}(?P<number>(?:[0-9.]{{1,5}}|[{SPOKEN}])[{SPOKEN}0-9]*[万千w][{SPOKEN}0-9]{{0,3}})(?P<vague>{_VAGUE})(?=[，。！？；,;!?\n]|$|没|不|给|都|也|还(?!有)|到现在|至今|左右|以上|结|要)"
)
_IDIOM = re.compile(r"^(?:一|1|半)(?:分|毛|块)")
_PER = (
    ("sum_an_hour", re.compile(r"(?:每|一个?|1个?)(?:小时|钟头)[^，。；！？\n]{0,8}$|时薪[^，。；！？\n]{0,6}$"), re.compile(r"^(?:钱)?\s?(?:一个?|每个?|1个?|/|／)\s?(?:小时|钟头)")),
    ("sum_a_day", re.compile(r"(?:每|一|1)(?:天|日)[^，。；！？\n天]{0,8}$|日薪[^，。；！？\n]{0,6}$"), re.compile(r"^(?:钱)?\s?(?:一|每|1|/|／)\s?(?:天|日)")),
    ("sum_a_month", re.compile(r"(?:每个?|一个|1个|/)月[^，。；！？\n月0-9]{0,10}$|(?:月薪|底薪|(?<![0-9个两一二三四五六七八九十])月工资|月均|月收入|基本工资)[^。；！？\n月0-9]{0,8}$"), re.compile(r"^(?:钱)?\s?(?:一个?|每个?|1个?|/|／)\s?月(?!份)")),
    ("sum_a_year", re.compile(r"(?:每|一)年[^，。；！？\n年]{0,8}$|年薪[^，。；！？\n]{0,6}$"), re.compile(r"^(?:钱)?\s?(?:一|每|/|／)\s?年")),
)  # fmt: skip


def find_sums(text: str) -> list[Sum]:
    """`text` folded to half width. In its order; a sum is given once at each place it stands."""
    kept: list[Sum] = []
    for one in sorted(_all(text), key=lambda one: (one.start, -one.sure, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _all(text: str) -> Iterator[Sum]:
    for hit in _WITH_UNIT.finditer(text):
        yield from _sum(text, hit, 0.98)
    for hit in _RANGE.finditer(text):
        yield from _sum(text, hit, 0.9, "first")
    for hit in _CURRENCY_FIRST.finditer(text):
        yield from _sum(text, hit, 0.95)
    for hit in _BARE.finditer(text):
        number = hit["number"]
        if _long_enough(number):
            yield from _sum(text, hit, 0.8 if _large(number) else 0.7)
    for hit in _BEFORE_NOUN.finditer(text):
        if _large(hit["number"]):
            yield from _sum(text, hit, 0.85)
    for hit in _LOOSE.finditer(text):
        yield from _sum(text, hit, 0.6)


def _long_enough(number: str) -> bool:
    """A bare figure under ten or one spoken sign is too often a count of something else."""
    return len(number.rstrip("多")) > 1 and (number[0].isdigit() or _large(number))


def _large(number: str) -> bool:
    return (
        number[-1] in "万千百kw"
        or any(unit in number for unit in "万千百")
        or number.replace(",", "").isdigit()
        and int(number.replace(",", "")) >= 100
    )


def _sum(text: str, hit: re.Match[str], sure: float, group: str = "number") -> Iterator[Sum]:
    words = hit[group]
    value = read_number(words.rstrip())
    if value is None:
        return
    named = hit.groupdict()
    unit = named.get("unit") or ""
    if unit.startswith("块") and value == 1 and "钱" not in unit and not words[0].isdigit():
        return
    end = hit.end() if group == "number" and "cue" not in named and "vague" in named and unit else hit.end(group)
    if unit:
        value += _lesser(named)
    if not 0 < value < MOST or _IDIOM.match(text[hit.start(group) : end]) and value <= 1:
        return
    yield Found(_kind(text, hit.start(group), end), value.quantize(Decimal("0.01")), hit.start(group), end, sure)


def _lesser(named: dict[str, str | None]) -> Decimal:
    tenths = named.get("jiao") or named.get("bare_jiao")
    jiao = read_number(tenths) if tenths else None
    fen = read_number(named.get("fen") or "")
    return (jiao or Decimal(0)) / 10 + (fen or Decimal(0)) / 100


def _kind(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 14) : start], text[end : end + 6]
    for kind, in_front, behind in _PER:
        if behind.match(after) or in_front.search(before):
            return kind
    return "sum"
