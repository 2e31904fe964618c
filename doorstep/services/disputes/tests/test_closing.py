"""Closing takes two people; the outcome, the dates and the slip's promise follow."""

from datetime import date, timedelta

import pytest

from doorstep.foundation.journal.facts import Amended
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.worklist.actions.duties import put
from doorstep.foundation.worklist.models import Duty
from doorstep.services.disputes import facts
from doorstep.services.disputes.actions.closing import (
    agree,
    close_with_advice,
    note_return_call,
    propose_closing,
    send_back,
)
from doorstep.services.disputes.actions.guidance import give_guidance
from doorstep.services.disputes.models import Matter
from tests.support.cast import NOW, TODAY, Cast

from .support import open_dues, registered, told, with_receipt


def proposed(cast: Cast, outcome: str = "withdrawn") -> Matter:
    matter = registered(cast)
    propose_closing(matter=matter, outcome=outcome, reason="电话里说不办了", actor=cast.actor("chen"), at=NOW)
    return matter


@action
def owe(*, matter: Matter, actor, at) -> None:
    """A duty another room puts about this matter."""
    record(Amended(matter.ref, ("test",)), actor, at)
    put(about=matter.ref, kind="elsewhere", office=matter.office, due=TODAY, started_on=TODAY, actor=actor, at=at)


def test_the_one_who_proposed_is_told_to_ask_somebody_else(cast: Cast) -> None:
    matter = proposed(cast)
    with pytest.raises(Refused, match="另一位同事"):
        agree(matter=matter, actor=cast.actor("chen"), at=NOW)
    assert Matter.objects.get().phase == "closing"


def test_a_second_person_closes_and_the_dates_follow_from_the_outcome(cast: Cast) -> None:
    matter = proposed(cast)
    agree(matter=matter, actor=cast.actor("zhou"), at=NOW)
    fresh = Matter.objects.get()
    assert (fresh.phase, fresh.whose_move, fresh.outcome, fresh.level) == ("closed", "nobody", "withdrawn", "street")
    assert (fresh.dispose_on, fresh.return_call_on) == (date(2029, 11, 23), date(2026, 12, 23))
    assert facts_about(matter.ref)[-1] == facts.MatterClosed(
        matter.ref, "withdrawn", "street", date(2029, 11, 23), date(2026, 12, 23), "A-chen"
    )
    assert set(open_dues(matter)) == {"matter_return_call"}


def test_a_lead_officer_may_be_the_second_person(cast: Cast) -> None:
    matter = proposed(cast)
    agree(matter=matter, actor=cast.actor("lead"), at=NOW)
    assert matter.phase == "closed"


@pytest.mark.parametrize("who", ["mei", "wu", "city", "far", "liaison", "auditor"])
def test_who_has_no_part_in_it_cannot_agree(cast: Cast, who: str) -> None:
    matter = proposed(cast)
    with pytest.raises(Refused):
        agree(matter=matter, actor=cast.actor(who), at=NOW)


def test_the_slips_promise_moves_to_the_day_of_disposal(cast: Cast) -> None:
    matter = registered(cast)
    issued = with_receipt(matter, cast)
    propose_closing(matter=matter, outcome="mistake", reason="同一件事录了两次", actor=cast.actor("chen"), at=NOW)
    agree(matter=matter, actor=cast.actor("gu"), at=NOW)
    issued.receipt.refresh_from_db()
    assert issued.receipt.delete_on == date(2026, 12, 23) == matter.dispose_on


def test_sent_back_it_returns_where_it_was_and_the_outcome_is_empty_again(cast: Cast) -> None:
    matter = registered(cast)
    give_guidance(matter=matter, words="可以去申请仲裁", actor=cast.actor("chen"), at=NOW)
    propose_closing(matter=matter, outcome="refused", reason="店里不来", actor=cast.actor("chen"), at=NOW)
    send_back(matter=matter, reason="再约一次店长", actor=cast.actor("zhou"), at=NOW)
    fresh = Matter.objects.get()
    assert (fresh.phase, fresh.outcome, fresh.level, fresh.whose_move) == ("guidance", "", "", "handler")
    assert "matter_second_look" not in open_dues(matter)
    assert facts_about(matter.ref)[-1] == facts.ClosingSentBack(matter.ref, "guidance", facts.Words("再约一次店长"))


def test_what_another_room_is_still_owed_keeps_it_open(cast: Cast) -> None:
    matter = registered(cast)
    owe(matter=matter, actor=cast.actor("gu"), at=NOW)
    with pytest.raises(Refused, match="还有1项没做完"):
        propose_closing(matter=matter, outcome="withdrawn", reason="不办了", actor=cast.actor("chen"), at=NOW)
    Duty.objects.filter(kind="elsewhere").update(settled_at=NOW)
    propose_closing(matter=matter, outcome="withdrawn", reason="不办了", actor=cast.actor("chen"), at=NOW)
    owe(matter=matter, actor=cast.actor("gu"), at=NOW)
    with pytest.raises(Refused, match="还有1项没做完"):
        agree(matter=matter, actor=cast.actor("zhou"), at=NOW)


@pytest.mark.parametrize("outcome", ["refused", "not_reachable"])
def test_some_outcomes_come_only_after_guidance(cast: Cast, outcome: str) -> None:
    matter = registered(cast)
    with pytest.raises(Refused, match="先给指引"):
        propose_closing(matter=matter, outcome=outcome, reason="店里不来", actor=cast.actor("chen"), at=NOW)


def test_a_closing_needs_a_reason_and_an_outcome_of_the_list(cast: Cast) -> None:
    matter = registered(cast)
    with pytest.raises(Refused) as no_reason:
        propose_closing(matter=matter, outcome="withdrawn", reason="  ", actor=cast.actor("chen"), at=NOW)
    with pytest.raises(Refused) as no_outcome:
        propose_closing(matter=matter, outcome="gone", reason="不办了", actor=cast.actor("chen"), at=NOW)
    assert (no_reason.value.field, no_outcome.value.field) == ("reason", "outcome")


def test_advice_alone_is_answered_and_closed_by_one_person(cast: Cast) -> None:
    matter = registered(cast, asks_mediation=False)
    with_receipt(matter, cast)
    close_with_advice(matter=matter, words="满一年没签合同，可以要双倍工资", actor=cast.actor("chen"), at=NOW)
    assert (matter.phase, matter.outcome, matter.return_call_on) == ("closed", "advice_only", None)
    assert told(matter)[-2:] == ["disputes.advice_given", "disputes.closed"]
    assert not open_dues(matter)


def test_a_request_for_mediation_cannot_be_closed_as_advice(cast: Cast) -> None:
    with pytest.raises(Refused, match="请求的是调解"):
        close_with_advice(matter=registered(cast), words="答复", actor=cast.actor("chen"), at=NOW)


def test_the_return_visit_is_made_once(cast: Cast) -> None:
    matter = proposed(cast)
    agree(matter=matter, actor=cast.actor("zhou"), at=NOW)
    later = NOW + timedelta(days=20)
    note_return_call(matter=matter, reached=True, words="钱都到了", actor=cast.actor("chen"), at=later)
    assert not open_dues(matter)
    with pytest.raises(Refused, match="没有要做的回访"):
        note_return_call(matter=matter, reached=False, actor=cast.actor("chen"), at=later)


def test_the_second_look_is_open_to_the_office_and_told_to_the_other_officers(cast: Cast) -> None:
    from doorstep.foundation.notices.models import Notice

    matter = proposed(cast)
    duty = open_dues(matter)["matter_second_look"]
    assert (duty.office, duty.account, duty.due) == (cast.station, None, date(2026, 11, 25))
    assert list(Notice.objects.values_list("account__code", "kind")) == [("A-zhou", "matter_second_look")]
