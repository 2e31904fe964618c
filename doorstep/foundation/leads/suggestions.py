"""What the words of a story suggest: topics, red flags, how many people. An officer corrects them."""

from dataclasses import dataclass

from doorstep.knowledge.language.labour_letter import Judgement, topics_of
from doorstep.knowledge.language.people import head_count
from doorstep.knowledge.language.topics import red_flags, topics

# The gravest first: it stands on the row of a list.
FLAG_LABELS = {
    "violence_or_self_harm": "有人身危险", "death": "有人死亡", "serious_injury": "有人重伤", "child_labour": "童工",
    "stoppage": "停工", "employer_fled": "负责人失联", "collective": "10人以上",
}  # fmt: skip
MOST_TOPICS = 4


@dataclass(frozen=True)
class Suggestion:
    topics: tuple[str, ...] = ()
    red_flags: tuple[str, ...] = ()
    people_count: int | None = None


def suggest(story: str, judgement: Judgement | None = None) -> Suggestion:
    """`judgement` of an imported letter, whose topics count only when it is about labour; who tells us themselves, at the
    portal or the desk, is taken at their word."""
    found = (topics_of(story) if judgement is None else judgement.topics)[:MOST_TOPICS]
    flags = {flag.code for flag in red_flags(story)}
    heads = head_count(story)
    return Suggestion(found, tuple(code for code in FLAG_LABELS if code in flags), heads.count if heads else None)


def flag_label(code: str) -> str:
    return FLAG_LABELS.get(code, "要紧")


def topic_label(code: str) -> str:
    topic = topics().get(code)
    return topic.zh if topic else "其他"


def topic_choices() -> list[tuple[str, str]]:
    return [(topic.code, topic.zh) for topic in topics().values() if topic.lead_topic]
