"""What was read and what the worker said of it: kept side by side in the draft, and with the lead once it is sent."""

from decimal import Decimal
from typing import Any

from .reading import PER_WORDS, Reading, money
from .topic_words import topic_words
from .understood_form import CONTRACT, STILL

_KEPT = ("topics", "employer", "when", "started", "sums", "people")
_ALSO = ("where", "contract", "still")


def answers_to(reading: Reading, kept: dict[str, Any] | None) -> dict[str, Any]:
    """The reading, but where the worker had changed it: a story written anew is read anew, corrections stay."""
    if not kept:
        return reading.answers
    changed = {name: value for name, value in kept["said"].items() if not _same(value, kept["read"].get(name))}
    return {**reading.answers, **changed}


def understood(reading: Reading, said: dict[str, Any]) -> dict[str, Any]:
    return {"read": reading.answers, "said": said}


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, list) and isinstance(other, list):
        return sorted(map(str, one)) == sorted(map(str, other))
    return one == other


def record_of(kept: dict[str, Any], told_on: str) -> dict[str, Any]:
    """For the lead: what the reader read, what the worker said, and where the two differ."""
    read, said = kept["read"], kept["said"]
    return {
        "told_on": told_on, "read": read, "said": {name: said[name] for name in (*_KEPT, *_ALSO) if said.get(name)},
        "corrected": [name for name in _KEPT if not _same(said.get(name) or None, read.get(name) or None)],
    }  # fmt: skip


def told_in_words(kept: dict[str, Any]) -> str:
    """The frame of a story that was tapped, not written: what was answered, as sentences."""
    said = kept["said"]
    lines = [
        "、".join(topic_words(code) for code in said["topics"]),
        f"单位：{said['employer']}" if said["employer"] else "",
        f"时间：{said['when']}" if said["when"] else "",
        "，".join(f"{PER_WORDS[one['per']]}{money_of(one)}" for one in said["sums"]),
        f"一共{said['people']}个人" if said["people"] else "",
        f"{said['started']}来的" if said["started"] else "",
        f"书面合同：{CONTRACT[said['contract']]}" if said["contract"] else "",
        f"现在上班：{STILL[said['still']]}" if said["still"] else "",
    ]
    return "。".join(line for line in lines if line)


def money_of(one: dict[str, str]) -> str:
    return money(Decimal(one["amount"]))
