"""The checklist of a matter: the district's rows where it wrote some, the shipped list otherwise."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.http import Http404

from doorstep.foundation.network.models import Organisation
from doorstep.knowledge.triage.assessment import playbook

from ..models import Matter, Playbook
from ..topics import PHRASES, topic_label

TRACKS = {"major": "重大事项", "complex": "疑难复杂", "small_simple": "小额简单", "emerging": "萌芽"}


@dataclass(frozen=True)
class CheckLine:
    """`kind` is step or paper; `name` the list it stands in."""

    key: str
    label: str
    kind: str
    done: bool = False


@cache
def names() -> dict[str, str]:
    """Every list there is: one for each track, one of papers for each kind of claim."""
    return TRACKS | {f"papers_{topic}": f"{topic_label(topic)}要收的材料" for topic in PHRASES}


@cache
def shipped(name: str) -> tuple[str, ...]:
    if name in TRACKS:
        return playbook(name).steps
    return playbook("small_simple", (name.removeprefix("papers_"),)).evidence


def items_of(district: Organisation, name: str) -> tuple[list[str], int]:
    """The lines in force and their version; version 0 is the shipped list."""
    row = Playbook.objects.filter(district=district, name=name).order_by("-version").first()
    return (list(row.items), row.version) if row else (list(shipped(name)), 0)


def lists_in_force(district: Organisation, wanted: Sequence[str]) -> dict[str, list[str]]:
    """One query for all of them."""
    found = {name: list(shipped(name)) for name in wanted}
    for row in Playbook.objects.filter(district=district, name__in=wanted).order_by("version"):
        found[row.name] = list(row.items)
    return found


def steps_in_force(district: Organisation, level: str) -> list[str]:
    """For leads, which are sorted by the same levels before anything is registered."""
    return items_of(district, level)[0]


def key_of(label: str) -> str:
    """The same words are the same line, in whichever version they stand."""
    return hashlib.sha256(label.encode()).hexdigest()[:16]


def checklist_of(matter: Matter) -> list[CheckLine]:
    """Steps of the track, then the papers its claims need, each once; what was ticked and left the list since stays."""
    track = "major" if matter.major else matter.track or matter.proposed_track or "small_simple"
    wanted = [track, *(f"papers_{topic}" for topic in matter.topics)]
    lists, ticked = lists_in_force(matter.district, wanted), {row.key: row.label for row in matter.ticks.order_by("id")}
    lines: dict[str, CheckLine] = {}
    for name in wanted:
        for label in lists[name]:
            key = key_of(label)
            lines.setdefault(key, CheckLine(key, label, "step" if name == track else "paper", key in ticked))
    gone = [CheckLine(key, label, "step", True) for key, label in ticked.items() if key not in lines]
    return [*lines.values(), *gone]


def playbook_named(name: str) -> str:
    if name not in names():
        raise Http404
    return name


@dataclass(frozen=True)
class ListLine:
    name: str
    label: str
    items: int
    version: int


def overview(district: Organisation) -> list[tuple[str, list[ListLine]]]:
    """Every list with how many lines it has and in which version; one query."""
    newest = {row.name: row for row in Playbook.objects.filter(district=district).order_by("version")}
    lines = [
        ListLine(name, label, len(newest[name].items if name in newest else shipped(name)), newest[name].version if name in newest else 0)
        for name, label in names().items()
    ]  # fmt: skip
    return [
        ("每一类怎么办", [line for line in lines if line.name in TRACKS]),
        ("要收的材料", [line for line in lines if line.name not in TRACKS]),
    ]
