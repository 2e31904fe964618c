from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.labourlaw.data_files import reference_region
from doorstep.knowledge.labourlaw.matter_facts import MatterDates
from doorstep.knowledge.labourlaw.remedies import AgreementFacts, remedies
from doorstep.knowledge.labourlaw.remedy_facts import BODIES, CATEGORIES
from doorstep.knowledge.setting import load_setting

SETTING = load_setting(reference_region())
SIGNED, TODAY = date(2026, 9, 20), date(2026, 9, 25)
DATES = MatterDates(known_on=date(2026, 3, 2), claims=frozenset({"ordinary"}))
WAGES = AgreementFacts(
    effective_on=SIGNED, categories=frozenset({"wages"}), performance_due_on=date(2026, 9, 22),
    body="peoples_mediation_committee", jointly=True, broken=True, broken_on=date(2026, 9, 23),
    payment_order_fell=False, employment_confirmation=False, dates=DATES,
)  # fmt: skip


def doors(facts=WAGES, on=TODAY, **changes):
    return {door.code: door for door in remedies(replace(facts, **changes), SETTING, on)}


def states(**changes):
    return {code: door.state for code, door in doors(**changes).items()}


def test_a_broken_wage_agreement_has_every_way_but_the_suit_after_an_order():
    assert states() == {
        "again": "open", "payment_order": "open", "suit_after_order": "shut", "wage_suit": "open",
        "arbitration_review": "open", "judicial_confirmation": "open", "arbitration": "open",
    }  # fmt: skip


def test_each_way_names_its_paper_its_basis_and_its_last_day():
    found = doors()
    papers = {code: door.paper for code, door in found.items() if door.paper}
    assert papers == {
        "again": "D4", "payment_order": "D12", "arbitration_review": "D11", "judicial_confirmation": "D10", "arbitration": "D13",
    }  # fmt: skip
    review, confirmation = found["arbitration_review"], found["judicial_confirmation"]
    assert (review.natural, review.due) == (date(2026, 10, 5), date(2026, 10, 8))
    assert (confirmation.natural, confirmation.due) == (date(2026, 10, 20), date(2026, 10, 20))
    assert found["arbitration"].due == date(2027, 3, 2)
    assert found["wage_suit"].natural == date(2029, 9, 23)
    assert all(door.basis and door.condition_zh.endswith("。") for door in found.values())


@pytest.mark.parametrize(
    ("changes", "code", "state"),
    [
        ({"jointly": None}, "arbitration_review", "ask"),
        ({"jointly": False}, "judicial_confirmation", "shut"),
        ({"jointly": False}, "again", "shut"),
        ({"body": "street_union_station"}, "judicial_confirmation", "ask"),
        ({"body": "unknown"}, "judicial_confirmation", "ask"),
        ({"body": "street_union_station"}, "arbitration_review", "open"),
        ({"employment_confirmation": True}, "arbitration_review", "shut"),
        ({"categories": frozenset({"wages", "confirm_relationship"})}, "judicial_confirmation", "shut"),
        ({"categories": frozenset({"wages", "other"})}, "judicial_confirmation", "ask"),
        ({"judicially_confirmed": True}, "arbitration_review", "shut"),
        ({"judicially_confirmed": True}, "arbitration", "shut"),
        ({"judicially_confirmed": True}, "enforcement", "open"),
        ({"arbitration_reviewed": True}, "judicial_confirmation", "shut"),
        ({"categories": frozenset({"wages", "severance"})}, "wage_suit", "shut"),
        ({"categories": frozenset({"wages", "severance"})}, "payment_order", "open"),
        ({"categories": frozenset({"labour_standard"})}, "payment_order", "shut"),
        ({"categories": frozenset()}, "payment_order", "ask"),
        ({"payment_order_fell": True}, "payment_order", "shut"),
        ({"payment_order_fell": True}, "suit_after_order", "open"),
        ({"payment_order_fell": None}, "suit_after_order", "ask"),
        ({"broken": False}, "payment_order", "shut"),
        ({"broken": False}, "arbitration", "shut"),
        ({"broken": False}, "judicial_confirmation", "open"),
        ({"broken": None, "broken_on": None}, "payment_order", "ask"),
        ({"broken": None, "broken_on": None, "performance_due_on": TODAY}, "payment_order", "shut"),
        ({"effective_on": None, "broken_on": None}, "arbitration", "open"),
        ({"effective_on": None, "broken_on": None}, "arbitration_review", "shut"),
        ({"dates": MatterDates()}, "arbitration", "ask"),
        ({"dates": replace(DATES, known_on=date(2025, 3, 3))}, "arbitration", "ask"),
    ],
)  # fmt: skip
def test_what_is_known_opens_and_shuts_each_way(changes, code, state):
    assert states(**changes)[code] == state


@pytest.mark.parametrize(
    ("on", "review", "confirmation"), [(8, "open", "open"), (9, "shut", "open"), (20, "shut", "open"), (21, "shut", "shut")]
)
def test_the_two_joint_ways_close_after_their_rolled_day(on, review, confirmation):
    found = states(on=date(2026, 10, on))
    assert (found["arbitration_review"], found["judicial_confirmation"]) == (review, confirmation)


def test_wages_of_those_still_employed_have_no_last_day():
    employed = MatterDates(still_employed=True, claims=frozenset({"wages"}))
    assert doors(dates=employed)["arbitration"].due is None
    assert doors(dates=employed)["arbitration"].state == "open"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"categories": frozenset({"gold"})}, "categories"),
        ({"body": "court"}, "body"),
        ({"effective_on": date(2026, 9, 26)}, "effective_on"),
        ({"broken_on": date(2026, 9, 1)}, "broken_on"),
    ],
)
def test_what_cannot_be_is_refused_by_name(changes, field):
    with pytest.raises(BadInput) as refused:
        doors(**changes)
    assert refused.value.field == field


MAYBE = st.sampled_from([None, True, False])
FACTS = st.builds(
    AgreementFacts, effective_on=st.sampled_from([None, SIGNED]), categories=st.frozensets(st.sampled_from(sorted(CATEGORIES))),
    performance_due_on=st.sampled_from([None, date(2026, 9, 22), date(2026, 12, 1)]), body=st.sampled_from(sorted(BODIES)),
    jointly=MAYBE, broken=MAYBE, payment_order_fell=MAYBE, employment_confirmation=MAYBE, judicially_confirmed=MAYBE,
    arbitration_reviewed=MAYBE, dates=st.sampled_from([MatterDates(), DATES]),
)  # fmt: skip


@given(FACTS, st.dates(SIGNED, date(2030, 1, 1)))
def test_whatever_is_known_no_one_is_left_without_a_way(facts, on):
    found = doors(facts, on)
    assert any(door.state != "shut" for code, door in found.items() if code != "again") or facts.broken is not True
    if facts.effective_on is None:
        assert {door.state for code, door in found.items() if code not in ("again", "arbitration", "enforcement")} == {
            "shut"
        }
