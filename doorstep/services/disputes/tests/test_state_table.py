"""The table of states as a graph, and its agreement with the rules."""

import pytest

from doorstep.services.disputes.models import Matter
from doorstep.services.disputes.rules import MAY, PREDICATES
from doorstep.services.disputes.states import BEFORE, CLOSED, CLOSING, RESPONSIBLE, ROWS, row_for, rows_from

PHASES = list(Matter.Phase.values)


def reached_from(phase: str) -> set[str]:
    found: set[str] = set()
    ahead = [phase]
    while ahead:
        here = ahead.pop()
        ahead += [row.target for row in rows_from(here) if row.target not in found]
        found |= {row.target for row in rows_from(here)}
    return found


def test_the_table_and_the_columns_use_the_same_words() -> None:
    assert {row.target for row in ROWS} | {row.source for row in ROWS} == {BEFORE, *Matter.Phase.values}
    assert {row.next_move for row in ROWS} <= set(Matter.WhoseMove.values)


def test_every_phase_can_be_reached_from_the_beginning() -> None:
    assert reached_from(BEFORE) == set(PHASES)


@pytest.mark.parametrize("phase", PHASES)
def test_every_phase_reaches_the_end_and_none_is_a_dead_end(phase: str) -> None:
    assert rows_from(phase)
    assert CLOSED in reached_from(phase)


@pytest.mark.parametrize("phase", [phase for phase in PHASES if phase != CLOSED])
def test_every_phase_but_the_last_has_somebody_responsible_who_has_a_verb_there(phase: str) -> None:
    assert RESPONSIBLE[phase] in {"handler", "second_person"}
    assert all(row.who for row in rows_from(phase))


def test_the_move_after_each_row_lies_with_who_can_act_in_its_target() -> None:
    for row in ROWS:
        nobody = row.next_move == Matter.WhoseMove.NOBODY
        assert nobody == (row.target == CLOSED), row
        assert (row.next_move == Matter.WhoseMove.SECOND_PERSON) == (row.target == CLOSING), row


def test_rows_are_unique_and_each_verb_and_predicate_is_known_to_the_rules() -> None:
    places = [(row.source, row.verb, row.target) for row in ROWS]
    assert len(set(places)) == len(places)
    for row in ROWS:
        assert set(row.who) <= set(PREDICATES)
        assert set(row.who) <= set(MAY[row.verb])


def test_closing_takes_other_people_than_the_handler_alone() -> None:
    assert "handler" not in MAY["agree_closing"]


def test_a_verb_with_several_targets_needs_one_named() -> None:
    assert row_for(CLOSING, "send_back") is None
    assert row_for(CLOSING, "send_back", "guidance") is not None
    assert row_for("guidance", "close_with_advice") is None
