"""A closed matter goes on; what is lifted stays in the journal."""

from datetime import date, timedelta

import pytest

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.services.disputes import facts
from doorstep.services.disputes.actions.closing import agree, propose_closing, reopen
from doorstep.services.disputes.actions.custody import assign
from doorstep.services.disputes.models import Matter
from tests.support.cast import NOW, Cast

from .support import open_dues, registered

LATER = NOW + timedelta(days=5)


def closed(cast: Cast, **fields) -> Matter:
    matter = registered(cast, **fields)
    assign(matter=matter, handler=cast.account("mei"), actor=cast.actor("chen"), at=NOW)
    propose_closing(matter=matter, outcome="withdrawn", reason="不办了", actor=cast.actor("mei"), at=NOW)
    agree(matter=matter, actor=cast.actor("zhou"), at=NOW)
    return matter


def again(matter: Matter, cast: Cast, **given) -> None:
    reopen(
        **{
            "matter": matter,
            "ground": "not_free",
            "reason": "店长逼着写的",
            "actor": cast.actor("zhou"),
            "at": LATER,
            **given,
        }
    )


def test_outcome_and_dates_are_lifted_and_stay_in_the_journal(cast: Cast) -> None:
    matter = closed(cast)
    again(matter, cast)
    fresh = Matter.objects.get()
    assert (fresh.phase, fresh.outcome, fresh.level, fresh.closed_at) == ("registered", "", "", None)
    assert (fresh.dispose_on, fresh.return_call_on, fresh.whose_move) == (None, None, "handler")
    assert facts_about(matter.ref)[-1] == facts.MatterReopened(
        matter.ref, "registered", "not_free", "withdrawn", date(2029, 11, 23), facts.Words("店长逼着写的")
    )


def test_a_new_service_clock_starts_and_legal_days_stay_where_they_were(cast: Cast) -> None:
    matter = closed(cast)
    again(matter, cast)
    dues = open_dues(matter)
    assert dues["matter_track"].started_on == LATER.date()
    assert dues["mediation_15d"].due == date(2026, 12, 7)
    assert set(dues) == {"matter_track", "mediation_15d"}


def test_everybody_who_handled_it_is_told_but_not_the_one_who_reopens(cast: Cast) -> None:
    from doorstep.foundation.notices.models import Notice

    matter = closed(cast)
    again(matter, cast)
    assert set(Notice.objects.filter(kind="matter_reopened").values_list("account__code", flat=True)) == {"A-chen", "A-mei"}


def test_it_can_go_back_to_guidance(cast: Cast) -> None:
    matter = closed(cast)
    again(matter, cast, target="guidance")
    assert matter.phase == "guidance"


@pytest.mark.parametrize(("given", "field"), [({"ground": "mood"}, "ground"), ({"reason": " "}, "reason")])
def test_a_reason_from_the_list_and_words_are_needed(cast: Cast, given: dict, field: str) -> None:
    with pytest.raises(Refused) as refused:
        again(closed(cast), cast, **given)
    assert refused.value.field == field


def test_what_is_open_cannot_be_opened(cast: Cast) -> None:
    with pytest.raises(Refused, match="还在登记阶段"):
        again(registered(cast), cast)


def test_closed_again_the_dates_are_counted_anew(cast: Cast) -> None:
    matter = closed(cast)
    again(matter, cast)
    propose_closing(matter=matter, outcome="mistake", reason="录错", actor=cast.actor("mei"), at=LATER)
    agree(matter=matter, actor=cast.actor("chen"), at=LATER)
    assert (matter.outcome, matter.dispose_on) == ("mistake", date(2026, 12, 28))
