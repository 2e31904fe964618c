"""The list of topics, one for claims, leads, signals and rules; and words of danger in a text."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from doorstep.knowledge.language.people import head_count

DATA = Path(__file__).parent / "data"
COLLECTIVE_WORKERS = 10


@dataclass(frozen=True)
class Topic:
    code: str
    zh: str
    rule_ids: tuple[str, ...]
    data_label: str
    award_category: str
    lead_topic: bool
    signal_kind: str
    article: str


@dataclass(frozen=True)
class RedFlag:
    code: str
    zh: str
    words: tuple[str, ...]


@cache
def topics() -> dict[str, Topic]:
    """All topics by code, in the order of the list."""
    with (DATA / "topics.csv").open(encoding="utf-8") as rows:
        return {row["code"]: _topic(row) for row in csv.DictReader(rows)}


def _topic(row: dict[str, str]) -> Topic:
    return Topic(
        code=row["code"],
        zh=row["zh"],
        rule_ids=tuple(filter(None, row["rule_ids"].split(";"))),
        data_label=row["data_label"],
        award_category=row["award_category"],
        lead_topic=row["lead_topic"] == "yes",
        signal_kind=row["signal_kind"],
        article=row["article"],
    )


# Each: words of danger, and longer everyday phrases holding the same words that are no danger.
_DANGERS = (
    (
        "violence_or_self_harm",
        "可能伤人或自伤",
        r"跳楼|自杀|轻生|不想活|活不下去|寻短见|寻死|喝农药|上吊|割腕|一死了之|想死|同归于尽|动刀|拿刀|砍人|砍死"
        r"|打死|弄死|报复社会|报复他|殴打|打伤|被打|打人|放火|烧了他|拼命|鱼死网破",
        r"跳楼价|拼命(?:地)?(?:干|工作|加班|赚|挣|学|赶)",
    ),
    (
        "death",
        "有人死亡",
        r"死亡|身亡|猝死|过劳死|遇难|工亡|抢救无效|没抢救过来|没救过来|去世|丧命|摔死|砸死|电死|压死|淹死|死了",
        r"(?:累|气|急|烦|困|热|冷|冻|饿|笑|吓|忙|烂)死了|死了心|死了这条心",
    ),
    (
        "serious_injury",
        "有人重伤",
        r"重伤|截肢|昏迷|ICU|重症监护|瘫痪|截瘫|生命危险|病危|断指|断臂|颅脑|颅内出血|大面积烧伤|粉碎性骨折"
        r"|(?:手指|胳膊|手臂|腿|手)(?:被)?(?:切|轧|压|绞|锯|砸)断|没了(?:手指|胳膊|腿)|失明",
        None,
    ),
    (
        "stoppage",
        "已经或可能停工",
        r"罢工|停工|怠工|集体停运|拉横幅|堵门|堵大门|堵路|围堵|静坐|集体不上班|都不干了",
        r"停工留薪|停工停业|复工停工",
    ),
    (
        "employer_fled",
        "老板或负责人失联",
        r"跑路|卷款|人去楼空|(?:老板|负责人|法人|包工头|经理)[^，。！？；\n]{0,6}(?:失联|跑了|失踪|找不到|不见了|联系不上|电话关机|躲)"
        r"|(?:联系不上|找不到|联系不到)[^，。！？；\n]{0,4}(?:老板|负责人|法人|包工头)|公司(?:已经|都)?(?:失联|搬空)",
        None,
    ),
    (
        "child_labour",
        "可能使用童工",
        r"童工|(?:未满|不满|不到)(?:16|十六)(?:周)?岁|(?:才|只有|刚)1[0-5]岁[^，。！？；\n]{0,10}(?:上班|打工|干活|做工)",
        r"童工时代",
    ),
)
_DANGER = tuple((code, zh, re.compile(words), calm and re.compile(calm)) for code, zh, words, calm in _DANGERS)
_DENIED = re.compile(
    r"(?:没有|没|不会|不是|并非|并未|未|绝不|无人|不要|防止|避免|杜绝|严禁|禁止)(?:人|发生|出现|造成|再|去|想|使用)?$"
)


def red_flags(text: str) -> list[RedFlag]:
    """Words of danger, one flag per kind with the words as written; a denied word does not count.

    Ten people or more give the flag `collective`.
    """
    found = []
    for code, zh, danger, calm in _DANGER:
        harmless = [hit.span() for hit in calm.finditer(text)] if calm else []
        words = dict.fromkeys(
            hit.group()
            for hit in danger.finditer(text)
            if not any(first <= hit.start() < last for first, last in harmless)
            and not _DENIED.search(text[max(0, hit.start() - 6) : hit.start()])
        )
        if words:
            found.append(RedFlag(code, zh, tuple(words)))
    people = head_count(text)
    if people and people.count >= COLLECTIVE_WORKERS:
        found.append(RedFlag("collective", f"可能有{people.count}人以上", (people.words,)))
    return found
