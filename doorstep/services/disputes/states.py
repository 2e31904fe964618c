"""The way of a matter as a table: from, verb, to, who may, what it does to the service clock, whose move next.

Consent, mediation and agreement come in later as further rows. Graph tests read this table.
"""

from dataclasses import dataclass
from typing import Literal

from .models.matter import Matter

Clock = Literal["start", "keep", "stop"]

REGISTERED, GUIDANCE = Matter.Phase.REGISTERED, Matter.Phase.GUIDANCE
CLOSING, CLOSED = Matter.Phase.CLOSING, Matter.Phase.CLOSED
BEFORE = ""  # a matter that is not there yet

HANDLING = ("handler", "officer")
CHECKING = ("officer", "leader")


@dataclass(frozen=True)
class Row:
    """`who` names predicates of `rules`; legal clocks are moved by no row."""

    source: str
    verb: str
    target: str
    who: tuple[str, ...]
    clock: Clock
    next_move: Matter.WhoseMove


ROWS: tuple[Row, ...] = (
    Row(BEFORE, "register", REGISTERED, ("officer",), "start", Matter.WhoseMove.HANDLER),
    Row(REGISTERED, "give_guidance", GUIDANCE, HANDLING, "keep", Matter.WhoseMove.WORKER),
    Row(GUIDANCE, "give_guidance", GUIDANCE, HANDLING, "keep", Matter.WhoseMove.WORKER),
    Row(REGISTERED, "close_with_advice", CLOSED, HANDLING, "stop", Matter.WhoseMove.NOBODY),
    Row(REGISTERED, "propose_closing", CLOSING, HANDLING, "keep", Matter.WhoseMove.SECOND_PERSON),
    Row(GUIDANCE, "propose_closing", CLOSING, HANDLING, "keep", Matter.WhoseMove.SECOND_PERSON),
    Row(CLOSING, "send_back", REGISTERED, CHECKING, "keep", Matter.WhoseMove.HANDLER),
    Row(CLOSING, "send_back", GUIDANCE, CHECKING, "keep", Matter.WhoseMove.HANDLER),
    Row(CLOSING, "agree_closing", CLOSED, CHECKING, "stop", Matter.WhoseMove.NOBODY),
    Row(CLOSED, "reopen", REGISTERED, CHECKING, "start", Matter.WhoseMove.HANDLER),
    Row(CLOSED, "reopen", GUIDANCE, CHECKING, "start", Matter.WhoseMove.HANDLER),
)

RESPONSIBLE: dict[str, str] = {REGISTERED: "handler", GUIDANCE: "handler", CLOSING: "second_person"}
"""Who answers for a matter in each phase that is not the last; tests hold it against the rows."""


def rows_from(phase: str) -> list[Row]:
    return [row for row in ROWS if row.source == phase]


def row_for(phase: str, verb: str, target: str = "") -> Row | None:
    """The row that leads on; `target` is needed only where a verb leads to several phases."""
    found = [row for row in ROWS if row.source == phase and row.verb == verb and target in ("", row.target)]
    return found[0] if len(found) == 1 else None


def sources_of(verb: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.source for row in ROWS if row.verb == verb))


def who_may(verb: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for row in ROWS if row.verb == verb for name in row.who))
