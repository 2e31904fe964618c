"""Runs a case file against the cores: any file of the two forms, by rule id or by operation.

Form one: {"vectors": [{id, rule, inputs, expected}]}; form two: {"vectors": [{id, op, input, expect}]}.
Only what is expected is compared. A core takes part by having a module `rules_by_id` with RULES.
"""

import importlib
import importlib.util
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from doorstep.knowledge.errors import BadInput, NotKnownHere
from doorstep.knowledge.inputs import Inputs
from doorstep.knowledge.labourlaw.data_files import reference_region
from doorstep.knowledge.setting import Setting, load_setting

CORES = ("labourlaw", "triage", "scoring", "surveillance", "language")
_FORMS = {"rule": ("inputs", "expected"), "op": ("input", "expect")}
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_ROW = re.compile(r"\[[0-9]*\]|(?<=\.)[0-9]+(\.|$)")
Rule = Callable[[Inputs, Setting], Mapping[str, Any]]


class UnreadableCases(Exception):
    """The file is not a case file; the message says what is wrong and in which entry."""


@dataclass(frozen=True)
class Case:
    name: str
    rule: str
    given: Mapping[str, Any]
    expected: Mapping[str, Any]


@dataclass
class Tally:
    passed: int = 0
    failed: int = 0
    not_built: int = 0

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.not_built} not built"


def registered_rules() -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    for core in CORES:
        name = f"doorstep.knowledge.{core}"
        if importlib.util.find_spec(name) and importlib.util.find_spec(f"{name}.rules_by_id"):
            rules |= importlib.import_module(f"{name}.rules_by_id").RULES
    return rules


def read_cases(path: Path) -> list[Case]:
    """The cases of a file. Raises UnreadableCases."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableCases(f"cannot read {path}: {error}") from None
    try:
        whole = json.loads(text, parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise UnreadableCases(f"{path} is not valid JSON: {error}") from None
    if not isinstance(whole, dict) or not isinstance(whole.get("vectors"), list):
        raise UnreadableCases(f'{path}: expected an object with a list "vectors"')
    return [_case(path, nth, entry) for nth, entry in enumerate(whole["vectors"], start=1)]


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number")


def _case(path: Path, nth: int, entry: Any) -> Case:
    where = f"{path}: entry {nth}"
    if not isinstance(entry, dict):
        raise UnreadableCases(f"{where} is not an object")
    where += f" ({entry['id']})" if isinstance(entry.get("id"), str) else ""
    forms = [form for form in _FORMS if form in entry]
    if len(forms) != 1 or not isinstance(entry[forms[0]], str):
        raise UnreadableCases(f'{where} needs one text "rule" or "op"')
    given, expected = _FORMS[forms[0]]
    if expected not in entry and "error" in entry:
        entry = entry | {expected: {"error": entry["error"]}}
    for part in (given, expected):
        if not isinstance(entry.get(part), dict):
            raise UnreadableCases(f'{where} needs an object "{part}"')
    return Case(str(entry.get("id", nth)), entry[forms[0]], entry[given], entry[expected])


def run_case(case: Case, rules: Mapping[str, Rule], setting: Setting) -> list[str]:
    """The differences between what a rule answers and what was expected; none when it holds."""
    if case.rule not in rules:
        return _compare_refusal(case.expected, "rule", LookupError(case.rule))
    try:
        got = rules[case.rule](Inputs(case.given), setting)
    except BadInput as refused:
        return _compare_refusal(case.expected, refused.field, refused, refused.against)
    except NotKnownHere as unknown:
        return _compare_refusal(case.expected, unknown.field, unknown)
    except Exception as error:  # one broken rule must not hide the results of the others
        return [f"the rule broke: {type(error).__name__}: {error}"]
    if "error" in case.expected and "error" not in got:
        return [f"expected a refusal {case.expected['error']!r}, got {_short(got)}"]
    return list(differences(case.expected, got))


def _compare_refusal(
    expected: Mapping[str, Any], field: str, refusal: Exception, against: tuple[str, ...] = ()
) -> list[str]:
    wanted = expected.get("error")
    if isinstance(wanted, dict):
        wanted = wanted.get("field", True)
    if wanted is None or wanted is False:
        return [f"refused: {refusal}"]
    # `items[0].amount` may be expected as itself, as `items`, `items.0.amount` or `amount`; of two that contradict each
    # other, either; and `true` where it is left open which.
    names = {part for name in (field, *against) for part in (name, *_parts(name))}
    if wanted is True or wanted in names or _parts(str(wanted))[0] in names:
        return []
    return [f"expected a refusal of {wanted!r}, refused {field!r}"]


def _parts(name: str) -> tuple[str, str, str]:
    """The name without its row numbers, its first part and its last."""
    bare = _ROW.sub("", name)
    return bare, bare.split(".")[0], bare.rsplit(".", 1)[-1]


def differences(expected: Any, got: Any, at: str = "") -> Iterator[str]:
    if isinstance(expected, Mapping) and isinstance(got, Mapping):
        for key, value in expected.items():
            yield from differences(value, got.get(key), f"{at}.{key}" if at else key)
    elif at == "warnings" and isinstance(expected, list) and isinstance(got, list | None):
        said, warned = {str(one) for one in expected}, set(got or ())
        if said != warned:
            yield f"warnings: expected {sorted(said)}, got {sorted(warned)}"
    elif isinstance(expected, list) and isinstance(got, (list, tuple)) and len(expected) == len(got):
        for nth, (one, other) in enumerate(zip(expected, got, strict=True)):
            yield from differences(one, other, f"{at}[{nth}]")
    elif not _same(expected, got):
        yield f"{at}: expected {_short(expected)}, got {_short(got)}"


def _same(expected: Any, got: Any) -> bool:
    if isinstance(expected, bool) or isinstance(got, bool):
        return expected is got
    if type(expected) is type(got) and expected == got:
        return True
    one, other = _as_number(expected), _as_number(got)
    return one is not None and one == other


def _as_number(value: Any) -> Decimal | None:
    """A number however it is written: 5, "5" and "5.00" are one; a code with a leading nought is none."""
    if isinstance(value, (int, float, Decimal)) or isinstance(value, str) and _NUMBER.fullmatch(value):
        return Decimal(str(value))
    return None


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 200 else text[:200] + "…"


def check(path: Path, say: Callable[[str], None] = print, region: str | None = None) -> Tally:
    """Run every case of a file, say each difference, and count. Raises UnreadableCases."""
    cases, rules = read_cases(path), registered_rules()
    setting, tally = load_setting(region or reference_region()), Tally()
    for case in cases:
        if case.rule not in rules and "error" not in case.expected:
            tally.not_built += 1
            continue
        found = run_case(case, rules, setting)
        tally.failed += bool(found)
        tally.passed += not found
        for difference in found:
            say(f"{case.name} {case.rule}: {difference}")
    return tally
