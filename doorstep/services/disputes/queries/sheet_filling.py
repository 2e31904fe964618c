"""What a worksheet's inputs may be filled with from the matter, each with where it came from. Facts are asked once: what one
sheet was told stands ready for the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from doorstep.knowledge.labourlaw.catalogue import RULES
from doorstep.knowledge.labourlaw.forms import Field
from doorstep.knowledge.labourlaw.rule import Rule
from doorstep.knowledge.setting import Setting

from ..models import Matter, SavedSheet
from .dates import matter_dates

# The names a rule's field uses for what the matter keeps as a dated fact.
_DATES = {
    "hire": "hire_on", "left_on": "employment_ended_on", "signed_on": "contract_signed_on", "injury_on": "injury_on",
    "claimed_on": "mediation_asked_on", "known_on": "known_on",
}  # fmt: skip
_SAID = {
    "employment_ended_on": "事实：离职的日子", "mediation_asked_on": "请求调解的日子", "known_on": "事实：知道的日子",
}  # fmt: skip
# Rows and sums of one sheet that mean nothing to another rule.
_OWN = frozenset({"months", "overtime_days", "hours", "grade"})


@dataclass(frozen=True)
class Filled:
    """`source` is empty for what was given to this very account before."""

    value: Any
    source: str


def filled(matter: Matter, rule: Rule, account: str, sheets: list[SavedSheet], setting: Setting) -> dict[str, Filled]:
    """By field: the last sheet of this rule and account, then dated facts, then what other sheets were told."""
    own = next((one for one in sheets if (one.rule, one.account) == (rule.id, account)), None)
    given: dict[str, Filled] = {}
    if own is not None:
        given = {name: Filled(value, f"第{own.number}张计算单") for name, value in own.facts.items()}
    known = {**_told_elsewhere(sheets, account), **_dated(matter)}
    for field in rule.fields:
        if field.name not in given and field.fact in known:
            given[field.name] = known[field.fact]
    return given


def _dated(matter: Matter) -> dict[str, Filled]:
    dates = matter_dates(matter)
    found = {}
    for fact, name in _DATES.items():
        day = getattr(dates, name, None)
        if day is not None:
            found[fact] = Filled(day.isoformat(), _SAID.get(name, "日子和时效"))
    return found


def _told_elsewhere(sheets: list[SavedSheet], account: str) -> dict[str, Filled]:
    """Newest first, the same account before the others."""
    ordered = sorted(sheets, key=lambda one: (one.account != account, -one.number))
    found: dict[str, Filled] = {}
    for sheet in ordered:
        for field in _fields(sheet):
            if field.fact and field.fact not in _OWN and field.name in sheet.facts:
                found.setdefault(field.fact, Filled(sheet.facts[field.name], f"第{sheet.number}张计算单"))
    return found


def _fields(sheet: SavedSheet) -> tuple[Field, ...]:
    return RULES[sheet.rule].fields if sheet.rule in RULES else ()


def parameters_of(rule: Rule, facts: Mapping[str, Any]) -> set[str]:
    """Fields the book of figures fills by itself when they are left empty."""
    return {field.name for field in rule.fields if field.parameter_for(facts)}
