"""The phases of a lead as a table: from, verb, to. `actions.gate.advance` is the only writer of `phase`."""

from dataclasses import dataclass
from typing import Literal

Phase = Literal["raised", "verifying", "watched", "closed"]


@dataclass(frozen=True)
class Step:
    """`duty` is what the worklist owes afterwards; `whose_move` who acts next, as the worker is told."""

    before: Phase
    verb: str
    after: Phase
    duty: str
    whose_move: Literal["us", "none"]


TABLE = (
    Step("raised", "take", "verifying", "verification", "us"),
    Step("verifying", "take", "verifying", "verification", "us"),
    Step("watched", "take", "watched", "watch_review", "us"),
    Step("raised", "assign", "verifying", "verification", "us"),
    Step("verifying", "assign", "verifying", "verification", "us"),
    Step("watched", "assign", "watched", "watch_review", "us"),
    Step("raised", "reroute", "raised", "verification", "us"),
    Step("verifying", "reroute", "raised", "verification", "us"),
    Step("verifying", "visit", "verifying", "enterprise_visit_day", "us"),
    Step("verifying", "watch", "watched", "watch_review", "us"),
    Step("watched", "watch", "watched", "watch_review", "us"),
    Step("verifying", "refer", "closed", "", "none"),
    Step("watched", "refer", "closed", "", "none"),
    Step("verifying", "close", "closed", "", "none"),
    Step("watched", "close", "closed", "", "none"),
)
FIRST: Phase = "raised"
LAST: Phase = "closed"
_BY_PLACE: dict[tuple[str, str], Step] = {(step.before, step.verb): step for step in TABLE}


def step_for(phase: str, verb: str) -> Step | None:
    return _BY_PLACE.get((phase, verb))


def verbs_from(phase: str) -> list[str]:
    return [step.verb for step in TABLE if step.before == phase]
