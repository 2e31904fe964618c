from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorstep.knowledge.errors import BadInput, NotKnownHere
from doorstep.knowledge.labourlaw.catalogue import RULES
from doorstep.knowledge.labourlaw.data_files import reference_region
from doorstep.knowledge.labourlaw.reckoning import reckon
from doorstep.knowledge.setting import load_setting

SETTING = load_setting(reference_region())
DAYS = ["1900-01-01", "2008-02-29", "2024-02-29", "2025-02-30", "2026-10-01", "2199-12-31", "9999-12-31"]
PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 40),
    st.decimals(allow_nan=True, allow_infinity=True),
    st.sampled_from(["", "-1", "1e9", "NaN", "９", "0", "999999999999999", "2026-13", "2026-03", *DAYS]),
)


def of_field(field):
    if field.choices:
        return st.one_of(PLAIN, st.sampled_from([value for value, _ in field.choices]))
    if field.kind == "date":
        return st.one_of(PLAIN, st.dates().map(str), st.sampled_from(DAYS))
    if field.kind == "list" and field.fields and field.fields[0].name:
        row = st.fixed_dictionaries({}, optional={one.name: of_field(one) for one in field.fields})
        return st.one_of(PLAIN, st.lists(st.one_of(PLAIN, row), max_size=3))
    if field.kind == "list":
        return st.one_of(PLAIN, st.lists(PLAIN, max_size=3))
    if field.kind in ("money", "number", "count"):
        return st.one_of(PLAIN, st.integers(0, 10**15 - 1).map(str))
    return PLAIN


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(sorted(RULES)))
def test_odd_facts_are_refused_by_name_and_never_break_a_rule(data, rule_id):
    rule = RULES[rule_id]
    odd = data.draw(st.fixed_dictionaries({}, optional={field.name: of_field(field) for field in rule.fields}))
    names = {field.name for field in rule.fields}
    sheet, said = reckoned(rule_id, {**rule.example, **odd})
    if sheet is None:
        assert said.split("[")[0].split(".")[0] in names | set(SETTING.book.values)
        return
    for amount in (sheet.figure, sheet.low, sheet.high):
        assert amount is None or (amount >= 0 and amount == amount.quantize(Decimal("0.01")))


def reckoned(rule_id, facts):
    try:
        return reckon(rule_id, facts, SETTING), ""
    except (BadInput, NotKnownHere) as refused:
        return None, refused.field
