"""Whether a letter is about labour: a list of words with weights, their company and what speaks against.

A suggestion for sorting imported letters, never a gate: the words that led to it are always given.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from doorstep.knowledge.language.lexicon import Words, fold
from doorstep.knowledge.language.phrases import beginnings, phrases
from doorstep.knowledge.language.topics import topics

THRESHOLD = 3.0
_TITLE_WORTH = 1.5
_REPEATED_WORTH = 0.5
_LONG_LETTER = 600
_CLEAR_TOPIC = 2
_DENIED = re.compile(r"(?:不是|并非|不涉及|无关乎)[^，。！？；\n]{0,2}$")
# "没有拖欠工资" says that all is well, while "没有加班费" does not.
_WRONGED = frozenset("拖欠克扣压")
# Said of what is in order; the writer means something else.
_ALL_WELL = (
    (
        "wages_owed",
        re.compile(
            r"工[资钱][^，。！？；,!?;\n]{0,4}(?:没有?|从不|从未|不)(?:拖欠|克扣|拖|欠)|工[资钱](?:都|已经?|全)+(?:发|结|给)(?:了|清|完)"
        ),
    ),
)
_NEVER = re.compile(r"(?:没有?|从不|从未|并未|未|不会|不存在|无)$")
# Where somebody works does not speak against: "在小区当保安", "物业公司欠我们工资".
_JOB = "员工|职工|工人|民工|保安|保洁|厨师|后厨|服务员|护士|护工|司机|收银|销售|店员|临时工"
_WORKPLACE = re.compile(
    rf"(?:我们?|一直|现在|长期)(?:是|在)[^，。！？；,!?;\n]{{1,14}}?(?:上班|工作|打工|干活|干了|(?:当|做|的)(?:{_JOB}))"
    r"|(?:物业|超市|学校|幼儿园|医院|商铺|药店|旅行社|驾校|养殖场|小区|施工)[^，。！？；,!?;\n]{0,8}?"
    rf"(?:拖欠|欠|克扣|不发|没发|辞退|开除|不签|没签)(?:我|{_JOB})"
)


@dataclass(frozen=True)
class Judgement:
    """`words` led to it, the weightiest first; `against` spoke for another kind of letter."""

    labour: bool
    score: float
    topics: tuple[str, ...]
    words: tuple[str, ...]
    against: tuple[str, ...]
    reason_zh: str


@dataclass(frozen=True)
class _Weight:
    value: int
    topic: str | None


@dataclass(frozen=True)
class _Said:
    words: str
    worth: float
    start: int


@dataclass(frozen=True)
class Claim:
    """A topic with what it is worth and the shortest words that led to it."""

    topic: str
    worth: float
    start: int
    end: int
    negated: bool = False


@cache
def _lexicon() -> Words[_Weight]:
    path = Path(__file__).parent / "data" / "labour_words.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    meaning = {fold(word): _Weight(0, None) for word in data["neutral"]}
    for value, words in data["against"].items():
        meaning |= {fold(word): _Weight(-value, None) for word in words}
    for topic, by_value in data["for"].items():
        for value, words in by_value.items():
            meaning |= {fold(word): _Weight(value, topic) for word in words}
    return Words(meaning)


def judge(text: str) -> Judgement:
    """Weigh one letter. A title (a short first line, or the first words) counts for more, a long letter
    needs more, and a single weak word never suffices."""
    read = _read(text)
    against = [word for word, value in read.worth.items() if value < 0]
    return _judgement(_weigh(read), read.for_it, against, read.topic_of)


def _weigh(read: "_Reading") -> float:
    total = sum(read.worth.values()) / (1 + len(read.plain) / _LONG_LETTER)
    if len(read.for_it) == 1 and all(word in read.weights and read.weights[word].value < 3 for word in read.for_it):
        total /= 2
    return total


def topics_of(text: str) -> tuple[str, ...]:
    """The topics a text speaks of, the clearest first, for whoever came to us with their work: nothing they say has
    to prove first that it is about labour."""
    read = _read(text)
    return tuple(_clear_topics(read.for_it, read.topic_of))


def claims_of(text: str) -> list[Claim]:
    """As `topics_of`, each with the shortest of its strongest words, then what the writer denies."""
    read = _read(text)
    clear = _clear_topics(read.for_it, read.topic_of)
    if not clear and _weigh(read) >= THRESHOLD and "other" in read.topic_of.values():
        clear = ["other"]
    claims = [_claim(topic, read) for topic in clear]
    for one in read.denied:
        if one.topic in topics() and one.topic not in clear and one.worth >= _CLEAR_TOPIC:
            claims.append(one)
            clear.append(one.topic)
    return claims


def _claim(topic: str, read: "_Reading") -> Claim:
    worth = {word: value for word, value in read.for_it.items() if read.topic_of[word] == topic} or read.for_it
    word = max(worth, key=lambda word: (worth[word], -len(word)))
    start = read.place[word]
    return Claim(topic, sum(worth.values()), start, start + len(word))


@dataclass(frozen=True)
class _Reading:
    """Words and phrases found: what each is worth, and the topic it speaks for."""

    plain: str
    weights: dict[str, _Weight]
    worth: dict[str, float]
    topic_of: dict[str, str]
    place: dict[str, int]
    denied: tuple[Claim, ...]

    @property
    def for_it(self) -> dict[str, float]:
        return {word: value for word, value in self.worth.items() if value > 0}


def _read(text: str) -> _Reading:
    plain = fold(text)
    title_end = _title_end(plain)
    denied: list[Claim] = []
    spoken = _phrases_said(text, plain, title_end, denied)
    for topic, well in _ALL_WELL:
        denied += [Claim(topic, 3, *hit.span(), negated=True) for hit in well.finditer(plain)]
    weights, worth, place = _words_said(plain, title_end, denied)
    topic_of: dict[str, str] = {word: weight.topic or "" for word, weight in weights.items()}
    for topic, said in spoken.items():
        if said.words not in worth:
            worth[said.words] = said.worth
            topic_of[said.words] = topic
            place[said.words] = said.start
    return _Reading(plain, weights, worth, topic_of, place, tuple(denied))


def _words_said(
    text: str, title_end: int, denied: list[Claim]
) -> tuple[dict[str, _Weight], dict[str, float], dict[str, int]]:
    words = _lexicon()
    seen: Counter[str] = Counter()
    place: dict[str, int] = {}
    in_title: set[str] = set()
    own = [hit.span() for hit in _WORKPLACE.finditer(text)]
    for at, word in words.find(text):
        weight = words.meaning[word].value
        if weight > 0 and _denied(text, at, word):
            denied.append(Claim(words.meaning[word].topic or "", weight, at, at + len(word), negated=True))
            continue
        if weight < 0 and any(first <= at < last for first, last in own):
            continue
        seen[word] += 1
        place.setdefault(word, at)
        if at < title_end:
            in_title.add(word)
    weights = {word: words.meaning[word] for word in seen}
    worth = {
        word: weight.value * (1 + _TITLE_WORTH * (word in in_title) + _REPEATED_WORTH * (seen[word] > 1))
        for word, weight in weights.items()
        if weight.value
    }
    return weights, worth, place


def _phrases_said(text: str, plain: str, title_end: int, denied: list[Claim]) -> dict[str, _Said]:
    """The strongest phrase of each topic, in the words as written."""
    spoken: dict[str, _Said] = {}
    present = beginnings(plain)
    for phrase in phrases():
        for hit in phrase.hits(plain, present):
            if _denied(plain, hit.start(), hit.group()):
                denied.append(Claim(phrase.topic, phrase.worth, *hit.span(), negated=True))
                continue
            worth = phrase.worth * (1 + _TITLE_WORTH * (hit.start() < title_end))
            if phrase.topic not in spoken or worth > spoken[phrase.topic].worth:
                spoken[phrase.topic] = _Said(text[hit.start() : hit.end()], worth, hit.start())
            break
    return spoken


def _denied(text: str, at: int, word: str) -> bool:
    before = text[max(0, at - 6) : at]
    return bool(_DENIED.search(before) or (word[0] in _WRONGED and _NEVER.search(before)))


def _title_end(text: str) -> int:
    line = text.find("\n")
    if line < 0:
        return min(len(text), 40)
    return line if line <= 60 else 0


def _clear_topics(for_it: dict[str, float], topic_of: dict[str, str]) -> list[str]:
    by_topic: dict[str, float] = {}
    for word, value in for_it.items():
        by_topic[topic_of[word]] = by_topic.get(topic_of[word], 0) + value
    if 0 < by_topic.get("pension", 0) <= by_topic.get("social_insurance", 0):
        # Contributions missing before one retires are about the contributions.
        del by_topic["pension"]
    if by_topic.get("work_injury", 0) >= _CLEAR_TOPIC and {w for w in for_it if topic_of[w] == "overtime"} == {"加班"}:
        # Hurt while working overtime: the pay for it is not what is asked about.
        del by_topic["overtime"]
    clear = sorted(by_topic.items(), key=lambda one: -one[1])
    return [code for code, value in clear if code in topics() and code != "other" and value >= _CLEAR_TOPIC]


def _judgement(total: float, for_it: dict[str, float], against: list[str], topic_of: dict) -> Judgement:
    labour = total >= THRESHOLD
    found = _clear_topics(for_it, topic_of)
    words = sorted(for_it, key=lambda word: -for_it[word])
    return Judgement(
        labour=labour,
        score=round(total, 2),
        topics=tuple(found) if labour else (),
        words=tuple(words),
        against=tuple(against),
        reason_zh=_reason(labour, found, words, against),
    )


def _reason(labour: bool, found: list[str], words: list[str], against: list[str]) -> str:
    quoted = "、".join(f"“{word}”" for word in words[:5])
    if labour:
        names = "、".join(topics()[code].zh for code in found[:3]) or "劳动"
        return f"文中有{quoted}，像是{names}方面的来信。"
    if words and against:
        others = "、".join(f"“{word}”" for word in against[:3])
        return f"虽有{quoted}，但更多在说{others}，不像劳动方面的来信。"
    if words:
        return f"只有{quoted}，还看不出是劳动方面的来信。"
    return "没有看到劳动方面的字眼。"
