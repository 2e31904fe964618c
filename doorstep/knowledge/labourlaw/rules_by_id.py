"""Calendar, clock and limitation rules by rule id, as case files name their inputs and outputs."""

from collections.abc import Callable
from datetime import date
from typing import Any

from doorstep.knowledge.errors import BadInput, NotKnownHere
from doorstep.knowledge.inputs import Inputs
from doorstep.knowledge.labourlaw import clocks
from doorstep.knowledge.labourlaw.calendar import day_kind as kind_of_day
from doorstep.knowledge.labourlaw.catalogue import RULES as CATALOGUE
from doorstep.knowledge.labourlaw.catalogue import Rule
from doorstep.knowledge.labourlaw.limitation import (
    INTERRUPTIONS,
    KINDS,
    ORDINARY,
    SUSPENSION,
    LimitationEvent,
    limitation,
)
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


def clock_payday(given: Inputs, setting: Setting) -> dict[str, Any]:
    agreed = given.day("agreed_payday", required=True)
    pay_by, late_after = clocks.payday(agreed, setting.calendar, setting.book)
    return {"pay_by": iso(pay_by), "late_after": iso(late_after)}


def union_dismissal_notice(given: Inputs, setting: Setting) -> dict[str, Any]:
    told, leaves = given.day("notified_on"), given.day("dismissal_on")
    if told is None and leaves is None:
        raise BadInput("notified_on", "请填告知工会的日期，或者打算解除的日期。")
    around = (setting.calendar, setting.book)
    return {
        "earliest_dismissal": _where_known(clocks.earliest_dismissal, told, *around),
        "latest_notice": _where_known(clocks.latest_notice, leaves, *around),
        "warnings": ["union_notice_new_rule"],
    }


def _where_known(reckon: Callable[..., date], day: date | None, *around: object) -> str | None:
    try:
        return iso(reckon(day, *around)) if day else None
    except NotKnownHere:
        return None


def arbitration_limitation(given: Inputs, setting: Setting) -> dict[str, Any]:
    kind = given.choice("kind", KINDS, required=True)
    ordinary = kind == ORDINARY
    began = given.day("known_on", required=True) if ordinary else given.day("terminated_on")
    filed = given.day("filed_on")
    events = [_event(one) for one in given.each("events")]
    found = limitation(kind, began, setting.calendar, events)
    in_time = found.in_time(filed) if filed or found.expires is None else None
    return {"expires": iso(found.expires), "in_time": in_time}


def _event(given: Inputs) -> LimitationEvent:
    kind = given.choice("type", (*INTERRUPTIONS, SUSPENSION), required=True)
    if kind != SUSPENSION:
        return LimitationEvent(kind, given.day("on", required=True))
    return LimitationEvent(kind, given.day("from", required=True), given.day("to", required=True))


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
    "clock.payday": clock_payday,
    "clock.union_dismissal_notice": union_dismissal_notice,
    "limitation.arbitration": arbitration_limitation,
}
