"""Triage rules by rule id, as case files name their inputs and outputs. Missing means null or zero."""

from decimal import Decimal
from typing import Any

from doorstep.knowledge.inputs import Inputs, yuan
from doorstep.knowledge.setting import Setting
from doorstep.knowledge.triage import criminal, procedure
from doorstep.knowledge.triage.facts import MatterFacts
from doorstep.knowledge.triage.level import level

_SUMMARY_FLAGS = ("facts_clear", "both_agree", "public_interest", "major_social_impact", "respondent_missing")


def final_award(given: Inputs, setting: Setting) -> dict[str, Any]:
    min_wage = given.number("min_wage_monthly", required=True, above_zero=True)
    items = [
        procedure.ClaimItem(
            one.choice("category", procedure.CATEGORIES, required=True),
            one.number("amount"),
        )
        for one in given.each("items", required=True)
    ]
    found = procedure.final_award(items, min_wage)
    return {"threshold": yuan(found.threshold), "items": list(found.items), "overall": found.overall}


def summary_procedure(given: Inputs, setting: Setting) -> dict[str, Any]:
    sums: dict[str, Any] = {name: given.number(name) for name in ("amount", "prev_year_avg_annual_wage")}
    flags: dict[str, Any] = {name: given.flag(name) for name in _SUMMARY_FLAGS}
    return {"allowed": procedure.summary_procedure_allowed(**sums, **flags)}


def collective(given: Inputs, setting: Setting) -> dict[str, Any]:
    workers = given.count("workers", required=True)
    return {"collective": procedure.is_collective(workers, given.flag("common_claim"))}


def criminal_arrears(given: Inputs, setting: Setting) -> dict[str, Any]:
    names = ("ordered_by_authority", "unpaid_after_deadline", "evasion", "able_to_pay")
    flags: dict[str, Any] = {name: bool(given.flag(name)) for name in names}
    sums: dict[str, Any] = {
        name: given.number(name) or Decimal(0) for name in ("months_unpaid", "amount", "largest_single_amount")
    }
    workers = given.count("workers") or 0
    found, raised = criminal.criminal_arrears(criminal.band_on(setting.book), workers=workers, **sums, **flags)
    return {"amount_band": found, "level": raised, "warnings": ["criminal_band_local"]}


def matter_level(given: Inputs, setting: Setting) -> dict[str, Any]:
    return {"level": level(MatterFacts.read(given.facts))[0]}


RULES = {
    "triage.final_award": final_award,
    "triage.summary_procedure": summary_procedure,
    "triage.collective": collective,
    "triage.criminal_arrears": criminal_arrears,
    "triage.level": matter_level,
}
