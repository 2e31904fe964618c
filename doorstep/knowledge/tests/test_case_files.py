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


HOURS = {"id": "h", "rule": "wages.overtime_by_date"}
TOO_LONG = HOURS | {"inputs": {"monthly_base": 8700.0, "days": [{"date": "2026-11-23", "hours": "25"}]}}


@pytest.mark.parametrize(
    ("field", "code"),
    [("days[0].hours", 0), ("days.0.hours", 0), ("days[].hours", 0), ("days", 0), ("hours", 0), ("date", 1), ("day", 1)],
)
def test_a_field_of_a_row_may_be_named_in_any_usual_way(tmp_path, capsys, field, code):
    for expected in ({"error": {"field": field}}, {"error": field}):
        assert run(capsys, one_case(tmp_path, TOO_LONG | {"expected": expected}))[0] == code
    assert run(capsys, one_case(tmp_path, TOO_LONG | {"error": {"field": field}}))[0] == code


@pytest.mark.parametrize(
    ("months", "code"), [("1", 0), (1, 0), (1.0, 0), ("1.00", 0), ("01", 1), (True, 1), (None, 1), ("1.5", 1)]
)
def test_a_number_counts_by_its_worth_however_it_is_written(tmp_path, capsys, months, code):
    entry = {"id": "n", "rule": "severance.months", "inputs": {"hire": "2025-01-01", "end": "2025-06-30", "more": [1]}}
    assert run(capsys, one_case(tmp_path, entry | {"expected": {"months": months}}))[0] == code


def test_doubts_count_in_any_order_and_none_at_all_is_an_empty_list(tmp_path, capsys):
    facts = {"hire": "2000-01-01", "end": "2024-12-31", "avg12": 50000, "min_wage": 2420, "local_avg_annual": 188413}
    doubts = ["cap_basis_unconfirmed", "pre_2008_review"]
    for given, code in ((doubts, 0), (doubts[::-1], 0), (doubts[:1], 1), ([], 1)):
        entry = {"rule": "severance.amount", "inputs": facts, "expected": {"warnings": given}}
        assert run(capsys, one_case(tmp_path, entry))[0] == code
    assert run(capsys, one_case(tmp_path, DAY | {"expected": {"warnings": []}}))[0] == 0


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
