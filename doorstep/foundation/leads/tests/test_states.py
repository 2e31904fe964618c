"""The table of phases has no dead end."""

import pytest

from doorstep.foundation.leads.models import Lead
from doorstep.foundation.leads.rules import MAY, PHASE_VERBS
from doorstep.foundation.leads.states import FIRST, LAST, TABLE, step_for, verbs_from


def _reached_from(phase: str) -> set[str]:
    seen, waiting = {phase}, [phase]
    while waiting:
        here = waiting.pop()
        after = {step.after for step in TABLE if step.before == here} - seen
        seen |= after
        waiting += after
    return seen


def test_every_phase_is_reached_from_the_first() -> None:
    assert _reached_from(FIRST) == set(Lead.Phase.values)


@pytest.mark.parametrize("phase", Lead.Phase.values)
def test_every_phase_leads_to_the_end(phase: str) -> None:
    assert LAST in _reached_from(phase)


def test_nothing_leads_out_of_the_end() -> None:
    assert verbs_from(LAST) == []


@pytest.mark.parametrize("step", TABLE, ids=lambda step: f"{step.before}-{step.verb}")
def test_an_open_phase_leaves_a_duty_and_the_end_none(step) -> None:
    assert bool(step.duty) == (step.after != LAST)
    assert (step.whose_move == "none") == (step.after == LAST)


def test_every_verb_of_the_table_is_in_the_table_of_rights() -> None:
    assert {step.verb for step in TABLE} == PHASE_VERBS
    assert set(MAY) >= PHASE_VERBS


def test_a_lead_is_not_closed_before_somebody_took_it() -> None:
    assert step_for("raised", "close") is None
    assert step_for("raised", "refer") is None
