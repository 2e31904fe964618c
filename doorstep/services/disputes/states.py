"""The way of a matter as a table: from, verb, to, who may, what it does to the service clock, whose move next.

Sessions, offers and the agreement come in later as further rows. Graph tests read this table.
"""

from dataclasses import dataclass
from typing import Literal

Phase = Literal["", "registered", "mediation", "guidance", "closing", "closed"]
Move = Literal["worker", "employer", "handler", "second_person", "district", "nobody"]
Clock = Literal["start", "keep", "stop"]

REGISTERED: Phase = "registered"
MEDIATION: Phase = "mediation"
GUIDANCE: Phase = "guidance"
CLOSING: Phase = "closing"
CLOSED: Phase = "closed"
BEFORE: Phase = ""  # a matter that is not there yet

HANDLING = ("handler", "officer")
CHECKING = ("officer", "leader")


@dataclass(frozen=True)
class Row:
    """`who` names predicates of `rules`. `clock` is the service clock's: started anew, left alone, or its duties settled;
    legal clocks are moved by no row."""

    source: Phase
    verb: str
    target: Phase
    who: tuple[str, ...]
    clock: Clock
    next_move: Move


ROWS: tuple[Row, ...] = (
    Row(BEFORE, "register", REGISTERED, ("officer",), "start", "handler"),
    Row(REGISTERED, "accept", MEDIATION, HANDLING, "keep", "handler"),
    Row(GUIDANCE, "accept", MEDIATION, HANDLING, "keep", "handler"),
    Row(REGISTERED, "decline", GUIDANCE, HANDLING, "keep", "worker"),
    Row(REGISTERED, "give_guidance", GUIDANCE, HANDLING, "keep", "worker"),
    Row(MEDIATION, "give_guidance", GUIDANCE, HANDLING, "keep", "worker"),
    Row(GUIDANCE, "give_guidance", GUIDANCE, HANDLING, "keep", "worker"),
    Row(REGISTERED, "close_with_advice", CLOSED, HANDLING, "stop", "nobody"),
    Row(REGISTERED, "propose_closing", CLOSING, HANDLING, "keep", "second_person"),
    Row(MEDIATION, "propose_closing", CLOSING, HANDLING, "keep", "second_person"),
    Row(GUIDANCE, "propose_closing", CLOSING, HANDLING, "keep", "second_person"),
    Row(CLOSING, "send_back", REGISTERED, CHECKING, "keep", "handler"),
    Row(CLOSING, "send_back", MEDIATION, CHECKING, "keep", "handler"),
    Row(CLOSING, "send_back", GUIDANCE, CHECKING, "keep", "handler"),
    Row(CLOSING, "agree_closing", CLOSED, CHECKING, "stop", "nobody"),
    Row(CLOSED, "reopen", REGISTERED, CHECKING, "start", "handler"),
    Row(CLOSED, "reopen", MEDIATION, CHECKING, "start", "handler"),
    Row(CLOSED, "reopen", GUIDANCE, CHECKING, "start", "handler"),
    *(Row(phase, "join", CLOSED, HANDLING, "stop", "nobody") for phase in (REGISTERED, MEDIATION, GUIDANCE)),
    *(Row(CLOSED, "part", phase, HANDLING, "keep", "handler") for phase in (REGISTERED, MEDIATION, GUIDANCE)),
)

RESPONSIBLE: dict[Phase, Move] = {
    REGISTERED: "handler",
    MEDIATION: "handler",
    GUIDANCE: "handler",
    CLOSING: "second_person",
}
"""Who answers for a matter in each phase that is not the last; tests hold it against the rows."""


def rows_from(phase: str) -> list[Row]:
    return [row for row in ROWS if row.source == phase]


def row_for(phase: str, verb: str, target: str = "") -> Row | None:
    """The row that leads on; `target` is needed only where a verb leads to several phases."""
    found = [row for row in ROWS if row.source == phase and row.verb == verb and target in ("", row.target)]
    return found[0] if len(found) == 1 else None


def who_may(verb: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for row in ROWS if row.verb == verb for name in row.who))
