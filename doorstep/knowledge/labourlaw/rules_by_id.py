"""Every rule by rule id, as case files name their inputs and outputs: the catalogue, and the two questions to the calendar."""

from collections.abc import Callable
from datetime import date
from typing import Any

from doorstep.knowledge.inputs import Inputs
from doorstep.knowledge.labourlaw import clocks
from doorstep.knowledge.labourlaw.calendar import day_kind as kind_of_day
from doorstep.knowledge.labourlaw.catalogue import RULES as CATALOGUE
from doorstep.knowledge.labourlaw.catalogue import Rule
from doorstep.knowledge.labourlaw.reckoning import work_out
from doorstep.knowledge.setting import Setting


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def day_kind(given: Inputs, setting: Setting) -> dict[str, Any]:
    found = kind_of_day(given.day("date", required=True), setting.calendar)
    return {"kind": found.kind, "provisional": found.provisional}


def clock_due(given: Inputs, setting: Setting) -> dict[str, Any]:
    clock = given.choice("clock", setting.clocks, required=True)
    start = given.day("start", required=True)
    found = clocks.deadline(clock, start, setting.calendar, setting.clocks)
    return {"due": iso(found.due), "natural": iso(found.natural), "provisional": found.provisional}


def from_catalogue(rule: Rule) -> Callable[[Inputs, Setting], dict[str, Any]]:
    """A rule of the catalogue as case files run it: every figure stands in the case, none is filled in."""

    def run(given: Inputs, setting: Setting) -> dict[str, Any]:
        sheet = work_out(rule, given.facts, setting, fill=False)
        return {**sheet.outputs, "provisional": sheet.provisional, "warnings": [one.code for one in sheet.warnings]}

    return run


RULES = {
    **{rule.id: from_catalogue(rule) for rule in CATALOGUE.values()},
    "calendar.day_kind": day_kind,
    "clock.due": clock_due,
}
