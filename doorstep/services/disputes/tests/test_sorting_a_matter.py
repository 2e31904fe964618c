"""Facts for the sorting, the proposal, and the officer's decision."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from doorstep.foundation.journal.facts import Amended
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.knowledge.language.topics import topics
from doorstep.knowledge.triage.facts import MatterFacts
from doorstep.services.disputes import facts
from doorstep.services.disputes.actions.parties import amend_claims, amend_employer, ask_for_mediation
from doorstep.services.disputes.actions.registration import ClaimGiven
from doorstep.services.disputes.actions.triage import decide_track, set_facts
from doorstep.services.disputes.models import Matter
from doorstep.services.disputes.sorting import ELEMENTS
from doorstep.services.disputes.topics import PHRASES, matter_title
from tests.support.cast import NOW, TODAY, Cast

from .support import open_dues, registered, told


def set_(matter: Matter, cast: Cast, **answers) -> None:
    set_facts(matter=matter, answers=answers, actor=cast.actor("chen"), at=NOW)


def test_a_stoppage_makes_it_major_and_the_journal_tells_both(cast: Cast) -> None:
    matter = registered(cast)
    set_(matter, cast, stoppage=True, deaths=0)
    assert facts_about(matter.ref)[2:] == [
        facts.TriageFactsSet(matter.ref, ("停工", "死亡"), ("还不知道", "还不知道"), ("有", "0人")),
        facts.TrackProposed(matter.ref, "complex", True, ("stoppage",)),
    ]
    assert (matter.major, matter.proposed_track, open_dues(matter)["matter_track"].due) == (True, "complex", TODAY)


def test_an_answer_can_be_taken_back_to_not_known(cast: Cast) -> None:
    matter = registered(cast)
    set_(matter, cast, stoppage=True)
    set_(matter, cast, stoppage=None)
    assert (matter.triage_facts, matter.major) == ({}, False)


def test_the_day_of_knowing_starts_the_limitation_and_asking_for_mediation_began_it_anew(cast: Cast) -> None:
    matter = registered(cast, claims=(ClaimGiven("severance"),))
    set_(matter, cast, known_on=date(2026, 3, 2))
    assert open_dues(matter)["matter_limitation"].due == date(2027, 11, 22)  # a Saturday before, so it rolls
    assert open_dues(matter)["matter_limitation"].is_legal
    set_(matter, cast, known_on=None)
    assert "matter_limitation" not in open_dues(matter)


def test_wages_of_who_is_still_employed_run_against_no_limit(cast: Cast) -> None:
    matter = registered(cast)
    set_(matter, cast, known_on=date(2026, 3, 2), still_employed=True)
    assert "matter_limitation" not in open_dues(matter)


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"known_on": TODAY + timedelta(days=1)}, "known_on"),
        ({"left_on": date(1900, 1, 1)}, "left_on"),
        ({"still_employed": True, "left_on": TODAY}, "left_on"),
        ({"no_such_thing": True}, ""),
        ({"stoppage": None}, ""),
    ],
)
def test_impossible_answers_are_refused(cast: Cast, answers: dict, field: str) -> None:
    matter = registered(cast)
    with pytest.raises(Refused) as refused:
        set_(matter, cast, **answers)
    assert refused.value.field == field
    assert Matter.objects.get().triage_facts == {}


def test_another_track_than_proposed_needs_a_reason(cast: Cast) -> None:
    matter = registered(cast)
    with pytest.raises(Refused) as refused:
        decide_track(matter=matter, track="complex", actor=cast.actor("chen"), at=NOW)
    assert refused.value.field == "reason"
    decide_track(matter=matter, track="complex", reason="材料多", actor=cast.actor("chen"), at=NOW)
    assert facts_about(matter.ref)[-1] == facts.TrackDecided(matter.ref, "complex", "small_simple", facts.Words("材料多"))
    assert open_dues(matter)["matter_track"].due == date(2026, 12, 23)


def test_the_decision_stays_when_the_proposal_changes(cast: Cast) -> None:
    matter = registered(cast)
    decide_track(matter=matter, track="small_simple", actor=cast.actor("chen"), at=NOW)
    set_(matter, cast, injury_involved=True)
    assert (matter.track, matter.proposed_track) == ("small_simple", "complex")


def test_claims_amended_tell_kinds_and_sums_and_propose_anew(cast: Cast) -> None:
    matter = registered(cast)
    amend_claims(
        matter=matter,
        claims=[ClaimGiven("wages_owed", Decimal("9000.50"), "只剩九月")],
        workers=12,
        actor=cast.actor("chen"),
        at=NOW,
    )
    assert told(matter)[2:] == ["disputes.claims_amended", "journal.amended", "disputes.track_proposed"]
    assert facts_about(matter.ref)[2] == facts.ClaimsAmended(matter.ref, 1, ("wages_owed",), Decimal("9000.50"))
    assert (matter.topics, matter.workers, matter.proposed_track) == (["wages_owed"], 12, "complex")


def test_an_employer_named_in_words_never_reaches_the_journal(cast: Cast) -> None:
    matter = registered(cast)
    amend_employer(matter=matter, enterprise=None, words="望溪路口的饭馆", actor=cast.actor("chen"), at=NOW)
    assert facts_about(matter.ref)[-1] == Amended(matter.ref, ("对方单位",), ("E-000001",), ("",))
    assert (matter.enterprise, matter.parties.get(side="respondent").name_words) == (None, "望溪路口的饭馆")


def test_asking_for_mediation_later_starts_the_legal_clocks_then(cast: Cast) -> None:
    matter = registered(cast, asks_mediation=False)
    ask_for_mediation(matter=matter, asked_on=NOW, actor=cast.actor("chen"), at=NOW)
    assert open_dues(matter)["mediation_acceptance"].due == date(2026, 11, 26)
    assert open_dues(matter)["mediation_15d"].started_on == TODAY
    with pytest.raises(Refused, match="已经请求过"):
        ask_for_mediation(matter=matter, asked_on=NOW, actor=cast.actor("chen"), at=NOW)


def test_every_element_is_a_fact_of_the_sorting_or_a_day_of_the_limitation() -> None:
    known = set(MatterFacts.__dataclass_fields__) | {"known_on", "still_employed", "left_on"}
    assert {element.name for element in ELEMENTS if element.kind != "words"} <= known
    assert all(element.question for element in ELEMENTS)


def test_every_topic_of_the_common_list_has_its_words_in_a_title() -> None:
    assert set(PHRASES) == set(topics())
    assert matter_title(["wages_owed", "overtime"], 2) == "2人被欠工资，另有1项"
    assert matter_title(["unlawful_dismissal"], 1) == "1人被辞退"
