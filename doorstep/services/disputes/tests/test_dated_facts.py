"""Days noted about a matter move its legal clocks, with the reason in the journal; nothing else does."""

from datetime import date, timedelta

import pytest

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.worklist.models import Duty
from doorstep.services.disputes.actions.closing import agree, propose_closing
from doorstep.services.disputes.actions.dated_facts import note_act, prove_event, set_fact, withdraw_fact
from doorstep.services.disputes.actions.registration import ClaimGiven
from doorstep.services.disputes.actions.triage import set_facts
from doorstep.services.disputes.clock_facts import ClockMoved, DatedFactSet
from doorstep.services.disputes.models import DatedFact, Matter
from doorstep.services.disputes.queries.dates import legal_clocks, matter_dates
from tests.support.cast import NOW, TODAY, Cast

from .support import open_dues, registered

KNOWN, DEMAND = date(2025, 12, 10), date(2026, 3, 3)
PROVEN = {"proven": True, "channel": "chat", "proof": "聊天记录，对方已读"}


def dismissed(cast: Cast) -> Matter:
    """Advice only, so that the limitation runs from the day of knowing."""
    matter = registered(cast, claims=(ClaimGiven("severance"),), asks_mediation=False)
    set_facts(matter=matter, answers={"known_on": KNOWN}, actor=cast.actor("chen"), at=NOW)
    return matter


def noted(matter: Matter, cast: Cast, **given) -> None:
    note_act(**{"matter": matter, "act": "demand", "on": DEMAND, "actor": cast.actor("chen"), "at": NOW, **given})


def said(matter: Matter, cast: Cast, what: str, on: date | None = None, **given) -> None:
    set_fact(matter=matter, what=what, on=on, **given, actor=cast.actor("chen"), at=NOW)


def limitation(matter: Matter) -> date:
    return open_dues(matter)["matter_limitation"].due


def test_only_a_proven_demand_begins_the_year_anew(cast: Cast) -> None:
    matter = dismissed(cast)
    assert limitation(matter) == date(2026, 12, 10)
    noted(matter, cast)
    assert limitation(matter) == date(2026, 12, 10)
    prove_event(matter=matter, number=1, channel="chat", proof="聊天记录", actor=cast.actor("chen"), at=NOW)
    assert limitation(matter) == date(2027, 3, 3)
    moved = [fact for fact in facts_about(matter.ref) if isinstance(fact, ClockMoved)]
    assert moved == [ClockMoved(matter.ref, "matter_limitation", date(2026, 12, 10), date(2027, 3, 3), "act")]
    assert moved[0].sentence() == "仲裁时效从2026年12月10日改到2027年3月3日，因为时效的中断或中止变了"


def test_a_withdrawn_demand_no_longer_counts_and_the_row_stays(cast: Cast) -> None:
    matter = dismissed(cast)
    noted(matter, cast, **PROVEN)
    withdraw_fact(matter=matter, number=1, reason="日子记错", actor=cast.actor("chen"), at=NOW)
    assert limitation(matter) == date(2026, 12, 10)
    assert DatedFact.objects.get().withdrawn_at == NOW
    with pytest.raises(Refused, match="已经收回"):
        prove_event(matter=matter, number=1, channel="chat", proof="x", actor=cast.actor("chen"), at=NOW)


def test_a_suspension_adds_its_days(cast: Cast) -> None:
    matter = dismissed(cast)
    noted(matter, cast, act="suspension", on=date(2026, 2, 1), until=date(2026, 2, 11), **PROVEN)
    assert limitation(matter) == date(2026, 12, 21)  # a Sunday before, so it rolls


def test_a_day_starts_a_period_another_ends_it_and_a_correction_moves_it(cast: Cast) -> None:
    matter = registered(cast)
    said(matter, cast, "award_received_on", TODAY - timedelta(days=3), source="paper")
    assert open_dues(matter)["sue_after_award"].due == date(2026, 12, 7)
    assert open_dues(matter)["sue_after_award"].is_legal
    said(matter, cast, "award_received_on", TODAY - timedelta(days=2))
    assert open_dues(matter)["sue_after_award"].due == date(2026, 12, 7)  # the 6th is a Sunday
    said(matter, cast, "award_received_on", TODAY)
    assert open_dues(matter)["sue_after_award"].due == date(2026, 12, 8)
    assert facts_about(matter.ref)[-1] == ClockMoved(
        matter.ref, "sue_after_award", date(2026, 12, 7), date(2026, 12, 8), "fact"
    )
    said(matter, cast, "sued_on", TODAY)
    assert "sue_after_award" not in open_dues(matter)
    assert facts_about(matter.ref)[-1].sentence().endswith("现在不再走，因为记下的日子变了")
    assert DatedFactSet(matter.ref, "award_received_on", "2026-11-23", "2026-11-21") in facts_about(matter.ref)


def test_a_period_that_ended_long_ago_and_a_firms_own_are_no_duties(cast: Cast) -> None:
    matter = registered(cast)
    said(matter, cast, "hire_on", date(2024, 3, 1))
    said(matter, cast, "petition_received_on", date(2025, 3, 1))
    said(matter, cast, "layoff_explained_on", TODAY)
    assert set(open_dues(matter)) == {"matter_track", "mediation_15d", "mediation_acceptance"}
    assert {"written_contract", "petition_notify", "layoff_notice"} <= {one.code for one in legal_clocks(matter)}


def test_yes_or_no_and_a_count_of_days_are_kept_too(cast: Cast) -> None:
    matter = registered(cast)
    said(matter, cast, "award_is_final", yes=True)
    said(matter, cast, "injury_days_lost", count=12)
    dates = matter_dates(Matter.objects.select_related("district").get(pk=matter.pk))
    assert (dates.award_is_final, dates.injury_days_lost) == (True, 12)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"what": "no_such_thing", "on": TODAY}, "what"),
        ({"what": "known_on", "on": TODAY}, "what"),
        ({"what": "hire_on"}, "on"),
        ({"what": "hire_on", "on": TODAY + timedelta(days=1)}, "on"),
        ({"what": "hire_on", "on": date(1900, 1, 1)}, "on"),
        ({"what": "mediation_extended_to", "on": date(2999, 1, 1)}, "on"),
        ({"what": "award_is_final"}, "yes"),
        ({"what": "injury_days_lost", "count": 0}, "count"),
        ({"what": "hire_on", "on": TODAY, "source": "gossip"}, "source"),
    ],
)
def test_a_wrong_day_is_refused_at_its_field(cast: Cast, given: dict, field: str) -> None:
    matter = registered(cast)
    with pytest.raises(Refused) as refused:
        said(matter, cast, **given)
    assert refused.value.field == field
    assert not DatedFact.objects.exists()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"act": "wish"}, "act"),
        ({"on": TODAY + timedelta(days=1)}, "on"),
        ({"act": "suspension"}, "until"),
        ({"act": "suspension", "until": DEMAND - timedelta(days=1)}, "until"),
        ({"until": TODAY}, "until"),
        ({"proven": True}, "channel"),
        ({"proven": True, "channel": "chat"}, "proof"),
        ({"channel": "pigeon"}, "channel"),
        ({"proof": "长" * 501}, "proof"),
    ],
)
def test_a_wrong_act_is_refused_at_its_field(cast: Cast, given: dict, field: str) -> None:
    matter = dismissed(cast)
    with pytest.raises(Refused) as refused:
        noted(matter, cast, **given)
    assert refused.value.field == field
    assert not DatedFact.objects.exists()


def test_nothing_changes_on_a_closed_matter(cast: Cast) -> None:
    matter = dismissed(cast)
    propose_closing(matter=matter, outcome="withdrawn", reason="不办了", actor=cast.actor("zhou"), at=NOW)
    agree(matter=matter, actor=cast.actor("chen"), at=NOW)
    with pytest.raises(Refused, match="已经办结"):
        noted(matter, cast, **PROVEN)
    assert not Duty.objects.open().filter(kind="matter_limitation").exists()


def test_the_same_day_again_is_no_change(cast: Cast) -> None:
    matter = registered(cast)
    said(matter, cast, "hire_on", TODAY)
    with pytest.raises(Refused, match="没有改动"):
        said(matter, cast, "hire_on", TODAY)


def test_the_words_of_a_proof_are_sealed(cast: Cast) -> None:
    matter = dismissed(cast)
    noted(matter, cast, **PROVEN)
    (raw,) = DatedFact.objects.values_list("proof", flat=True)
    assert "聊天".encode() not in bytes(raw)
