from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.triage.assessment import QUESTIONS, assess
from doorstep.knowledge.triage.facts import MatterFacts, TriagePolicy

PLAIN = {
    "workers": 1,
    "common_claim": False,
    "amount": Decimal(20000),
    "facts_disputed": False,
    "status_disputed": False,
    "injury_involved": False,
    "deaths": 0,
    "serious_injuries": 0,
    "stoppage": False,
    "violence_or_self_harm_risk": False,
    "employer_fled": False,
    "criminal_level": "none",
    "days_to_limitation": 200,
    "respondent_missing": False,
    "multi_employer": False,
    "demand_made": True,
}
RANK = ("emerging", "small_simple", "complex", "major")


def sort(**facts):
    return assess(MatterFacts(**(PLAIN | facts)))


def test_a_plain_small_matter_is_small_and_simple():
    found = sort()
    assert (found.track, found.major, found.due_today, found.missing) == ("small_simple", False, False, ())
    assert found.urgency == "ordinary"


def test_a_major_matter_is_complex_with_a_flag_and_due_today():
    found = sort(stoppage=True, employer_fled=True)
    assert (found.level, found.track, found.major, found.due_today) == ("major", "complex", True, True)
    assert [reason.code for reason in found.reasons] == ["stoppage", "employer_fled"]
    assert all(reason.sentence_zh and reason.basis for reason in found.reasons)


def test_nothing_known_asks_every_question_and_raises_nothing():
    found = assess(MatterFacts())
    assert (found.level, found.urgency) == ("emerging", "watch")
    assert [question.field for question in found.missing] == list(QUESTIONS)


def test_a_claim_without_a_limit_is_not_asked_for_its_date():
    found = sort(days_to_limitation=None, no_limitation=True)
    assert found.missing == ()


def test_under_seven_days_legal_aid_may_come_first():
    assert [one.code for one in sort(days_to_limitation=6).warnings] == ["legal_aid_first"]
    assert sort(days_to_limitation=7).warnings == ()
    assert [one.code for one in sort(days_to_limitation=-1).warnings] == ["limitation_passed"]
    assert sort(days_to_limitation=30).due_today


def test_ten_with_a_common_claim_are_collective():
    assert sort(workers=10, common_claim=True).collective
    assert not sort(workers=10, common_claim=False).collective


def test_a_union_may_set_its_own_numbers():
    policy = TriagePolicy(major_workers=50)
    assert assess(MatterFacts(**(PLAIN | {"workers": 49})), policy).level == "complex"
    assert assess(MatterFacts(**(PLAIN | {"workers": 50})), policy).level == "major"
    with pytest.raises(BadInput):
        TriagePolicy(major_workers=5)


def test_the_playbook_lists_each_paper_once():
    found = sort(topics=("wages_owed", "severance", "unknown_topic"))
    assert len(found.playbook.evidence) == len(set(found.playbook.evidence)) > 0
    assert found.playbook.code == "small_simple"


@pytest.mark.parametrize(
    ("field", "value"),
    [("workers", -1), ("workers", 2.5), ("workers", True), ("stoppage", "yes"), ("amount", "-1"),
     ("amount", "1e5"), ("criminal_level", "guilty"), ("deaths", "many")],
)  # fmt: skip
def test_facts_that_cannot_be_used_are_refused_by_name(field, value):
    with pytest.raises(BadInput) as refused:
        sort(**{field: value})
    assert refused.value.field == field
    assert refused.value.what_would_be_valid_zh


FACTS = st.fixed_dictionaries(
    {
        name: st.sampled_from([None, True, False]) if isinstance(value, bool) else st.sampled_from([None, 0, 9, 10, 40])
        for name, value in PLAIN.items()
        if name not in ("criminal_level", "amount")
    }
)


@given(FACTS, st.sampled_from(sorted(set(PLAIN) - {"criminal_level", "amount", "days_to_limitation"})))
def test_forgetting_a_fact_never_raises_the_level(facts, forgotten):
    before = assess(MatterFacts(**facts)).level
    after = assess(MatterFacts(**(facts | {forgotten: None}))).level
    assert RANK.index(after) <= RANK.index(before)
