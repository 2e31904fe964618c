import json
from pathlib import Path

import pytest

from doorstep.knowledge.__main__ import main
from doorstep.knowledge.check import check, read_cases, registered_rules

KNOWLEDGE = Path(__file__).parents[1]
CASE_FILES = sorted(KNOWLEDGE.glob("*/cases/*.json"))
OWN_FILES = sorted(KNOWLEDGE.glob("triage/cases/*.json"))


@pytest.mark.parametrize("path", CASE_FILES, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_no_case_of_our_own_files_fails(path):
    said = []
    assert check(path, said.append).failed == 0, said


@pytest.mark.parametrize("path", OWN_FILES, ids=lambda path: path.stem)
def test_every_triage_and_calendar_case_is_built(path):
    tally = check(path)
    assert tally.not_built == 0
    assert tally.passed == len(read_cases(path))


def one_case(tmp_path, entry, text=None):
    path = tmp_path / "cases.json"
    path.write_text(text if text is not None else json.dumps({"vectors": [entry]}), encoding="utf-8")
    return path


DAY = {"id": "a", "rule": "calendar.day_kind", "inputs": {"date": "2026-02-16"}}


def run(capsys, path):
    code = main(["check", str(path)])
    out, err = capsys.readouterr()
    return code, out.strip().splitlines(), err.strip().splitlines()


def test_all_well_exits_zero_with_the_count_last(tmp_path, capsys):
    code, out, _ = run(capsys, one_case(tmp_path, DAY | {"expected": {"kind": "statutory_holiday"}}))
    assert (code, out[-1]) == (0, "1 passed, 0 failed, 0 not built")


def test_a_difference_is_printed_and_exits_one(tmp_path, capsys):
    code, out, _ = run(capsys, one_case(tmp_path, DAY | {"expected": {"kind": "workday"}}))
    assert code == 1
    assert out == [
        'a calendar.day_kind: kind: expected "workday", got "statutory_holiday"',
        "0 passed, 1 failed, 0 not built",
    ]


def test_a_rule_nobody_built_is_counted_apart(tmp_path, capsys):
    entry = {"id": "x", "op": "no_such_operation", "input": {}, "expect": {"a": 1}}
    code, out, _ = run(capsys, one_case(tmp_path, entry))
    assert (code, out[-1]) == (0, "0 passed, 0 failed, 1 not built")


def test_an_expected_refusal_must_name_the_field(tmp_path, capsys):
    entry = {"id": "b", "rule": "calendar.day_kind", "inputs": {"date": "soon"}}
    right = one_case(tmp_path, entry | {"expected": {"error": {"field": "date"}}})
    assert run(capsys, right)[0] == 0
    wrong = one_case(tmp_path, entry | {"expected": {"error": {"field": "kind"}}})
    assert run(capsys, wrong)[0] == 1
    not_refused = one_case(tmp_path, DAY | {"expected": {"error": {"field": "date"}}})
    assert run(capsys, not_refused)[0] == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not valid JSON"),
        ("[]", 'list "vectors"'),
        ('{"vectors": [3]}', "entry 1 is not an object"),
        ('{"vectors": [{"id": "z"}]}', "entry 1 (z)"),
        ('{"vectors": [{"id": "z", "rule": "calendar.day_kind", "expected": {}}]}', '"inputs"'),
        ('{"vectors": [{"id": "z", "op": "rank", "input": {}, "expect": 1}]}', '"expect"'),
        ('{"vectors": [{"id": "z", "rule": "a.b", "inputs": {"n": NaN}, "expected": {}}]}', "NaN"),
    ],
)
def test_a_malformed_file_exits_two_with_one_line(tmp_path, capsys, text, said):
    code, out, err = run(capsys, one_case(tmp_path, None, text))
    assert (code, out, len(err)) == (2, [], 1)
    assert said in err[0]


def test_a_missing_file_exits_two(tmp_path, capsys):
    assert run(capsys, tmp_path / "none.json")[0] == 2


def test_rules_are_registered_once_per_core():
    assert {"calendar.day_kind", "clock.due", "triage.level"} <= set(registered_rules())
