import csv
import json

import pytest

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.labourlaw.catalogue import RULES
from doorstep.knowledge.labourlaw.data_files import HERE, read_yaml, reference_region
from doorstep.knowledge.labourlaw.doubts import DOUBTS
from doorstep.knowledge.labourlaw.reckoning import reckon
from doorstep.knowledge.labourlaw.rules_by_id import RULES as BY_ID
from doorstep.knowledge.labourlaw.worksheet import Worksheet
from doorstep.knowledge.setting import load_setting

SETTING = load_setting(reference_region())
TOPICS = {
    row["code"]: set(row["rule_ids"].split(";"))
    for row in csv.DictReader((HERE.parent / "language/data/topics.csv").read_text(encoding="utf-8").splitlines())
}
every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def all_fields(fields):
    for field in fields:
        yield field
        yield from all_fields(field.fields)


@every_rule
def test_a_rule_says_what_it_asks_and_where_it_stands(rule):
    assert rule.id in BY_ID
    assert rule.cites
    assert rule.formula_zh.endswith("。")
    assert rule.title_zh
    for field in all_fields(rule.fields):
        assert field.label_zh
        assert field.help_zh.endswith(("。", "？")), field.name
        assert field.kind != "choice" or field.choices
        assert field.kind != "list" or field.fields
        for name in (field.parameter, *(field.parameter_when or ())[1:]):
            assert not name or SETTING.book.values[name]


@every_rule
def test_a_rule_is_found_under_its_topics(rule):
    assert set(rule.topics) <= set(TOPICS)
    named = {code for code, rules in TOPICS.items() if rule.id in rules}
    assert named <= set(rule.topics)


@every_rule
def test_an_example_gives_a_worksheet_that_can_be_kept(rule):
    sheet = reckon(rule.id, rule.example, SETTING)
    kept = json.loads(json.dumps(sheet.as_record(), ensure_ascii=False))
    assert Worksheet.from_record(kept) == sheet
    assert sheet.steps
    assert all(step.label_zh and step.value for step in sheet.steps)
    assert any(step.cites for step in sheet.steps)
    assert sheet.book == SETTING.book.fingerprint
    assert {warning.code for warning in sheet.warnings} <= set(DOUBTS)
    assert all(warning.sentence_zh.endswith("。") for warning in sheet.warnings)
    assert all(used.source and used.since and used.confidence for used in sheet.used)


@every_rule
def test_a_kept_worksheet_reckoned_anew_from_its_inputs_is_the_same(rule):
    sheet = reckon(rule.id, rule.example, SETTING)
    again = reckon(rule.id, sheet.inputs, SETTING)
    assert (again.outputs, again.figure, again.inputs) == (sheet.outputs, sheet.figure, sheet.inputs)


@every_rule
def test_each_required_input_is_missed_by_name(rule):
    for field in rule.fields:
        if field.required and not field.parameter:
            facts = {name: value for name, value in rule.example.items() if name != field.name}
            with pytest.raises(BadInput) as refused:
                reckon(rule.id, facts, SETTING)
            assert refused.value.field == field.name


@every_rule
def test_what_holds_everywhere_names_no_place(rule):
    places = [zh.removesuffix("市") for zh in read_yaml(HERE / "regions/index.yaml")["names"].values()]
    if rule.work.__module__.startswith("doorstep.knowledge.labourlaw.regions."):
        return
    words = "".join([rule.title_zh, rule.formula_zh, *rule.cites, *DOUBTS.values()])
    words += "".join(field.label_zh + field.help_zh for field in all_fields(rule.fields))
    assert not [place for place in places if place in words]


def test_an_unknown_rule_is_refused():
    with pytest.raises(BadInput) as refused:
        reckon("severance.triple", {}, SETTING)
    assert refused.value.field == "rule"
