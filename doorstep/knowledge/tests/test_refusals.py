from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorstep.knowledge.check import registered_rules
from doorstep.knowledge.errors import BadInput, NotKnownHere
from doorstep.knowledge.inputs import Inputs
from doorstep.knowledge.labourlaw.data_files import reference_region
from doorstep.knowledge.labourlaw.rules_by_id import RULES as CALENDAR_RULES
from doorstep.knowledge.setting import load_setting
from doorstep.knowledge.triage.rules_by_id import RULES as TRIAGE_RULES

SETTING = load_setting(reference_region())
NAMES = [
    "date",
    "clock",
    "start",
    "agreed_payday",
    "notified_on",
    "dismissal_on",
    "kind",
    "known_on",
    "terminated_on",
    "filed_on",
    "events",
    "items",
    "workers",
    "common_claim",
    "amount",
    "min_wage_monthly",
    "months_unpaid",
    "stoppage",
    "deaths",
    "criminal_level",
    "days_to_limitation",
]
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from(
        ["", "-1", "1e9", "NaN", "９", "2026-02-30", "2026-03-02", "9999-12-31", "0001-01-01", "wages", "ordinary"]
    ),
    st.lists(
        st.one_of(
            st.none(), st.dictionaries(st.sampled_from(["type", "on", "from", "to", "category"]), st.text(max_size=4))
        )
    ),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(NAMES), ODD), st.sampled_from(sorted(CALENDAR_RULES | TRIAGE_RULES)))
def test_odd_inputs_are_refused_by_name_and_never_break_a_rule(facts, rule):
    try:
        found = (CALENDAR_RULES | TRIAGE_RULES)[rule](Inputs(facts), SETTING)
    except (BadInput, NotKnownHere) as refused:
        found = {"error": refused.field}
    assert all(found)


def test_every_core_is_registered_under_its_own_ids():
    assert set(CALENDAR_RULES) | set(TRIAGE_RULES) <= set(registered_rules())
