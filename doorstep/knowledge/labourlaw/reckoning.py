"""`reckon`: facts in, worksheet out. Reads the facts, fills in what the Book knows for the rule's day, works the rule."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from doorstep.knowledge.errors import BadInput, NotKnownHere
from doorstep.knowledge.inputs import Inputs
from doorstep.knowledge.labourlaw.catalogue import RULES
from doorstep.knowledge.labourlaw.forms import as_given, read
from doorstep.knowledge.labourlaw.rule import Rule
from doorstep.knowledge.labourlaw.saying import zh_day
from doorstep.knowledge.labourlaw.working import Working
from doorstep.knowledge.labourlaw.worksheet import Worksheet
from doorstep.knowledge.setting import Setting


def reckon(rule_id: str, facts: Mapping[str, Any], setting: Setting, on: date | None = None) -> Worksheet:
    """Work out one rule.

    `facts` are named and written as in case files (sums in yuan, days "YYYY-MM-DD"). A missing figure is taken from the
    Book as in force on the rule's own day, or on `on` where the rule has none (left out: the day the Book was checked).
    Raises BadInput(field) for a fact that cannot be used, NotKnownHere(field) for a figure this region does not have.
    """
    rule = RULES.get(rule_id)
    if rule is None:
        raise BadInput("rule", "没有这条规则，请从目录里选。")
    return work_out(rule, facts, setting, on)


def work_out(
    rule: Rule, facts: Mapping[str, Any], setting: Setting, on: date | None = None, fill: bool = True
) -> Worksheet:
    """With `fill` off every figure has to stand in the facts: so case files hold whatever the Book says."""
    known = read(rule.fields, Inputs(facts), filled_later=fill)
    working = Working(setting, rule.day(known) or on or setting.book.checked_on, fill)
    rule.against(known)
    if fill:
        _fill(rule, known, working)
    try:
        rule.work(known, working)
    except OverflowError:
        raise BadInput(_first_date(rule), "这个日期太远，算不了。") from None
    return Worksheet(
        rule=rule.id,
        version=rule.version,
        title_zh=rule.title_zh,
        inputs={name: as_given(value) for name, value in known.items() if value is not None},
        steps=tuple(working.steps),
        used=tuple(working.used.values()),
        outputs=working.outputs,
        figure=working.figure,
        figure_label_zh=rule.total_zh or rule.title_zh,
        low=working.low,
        high=working.high,
        warnings=tuple(working.warnings.values()),
        provisional=working.provisional,
        book=setting.book.fingerprint,
        cites=rule.cites,
    )


def _fill(rule: Rule, known: dict[str, Any], working: Working) -> None:
    for field in rule.fields:
        name = field.parameter_for(known)
        if not name or known[field.name] is not None:
            continue
        try:
            value = working.take(name)
        except NotKnownHere:
            if field.required:
                missing = f"{field.label_zh}：{zh_day(working.on)}的数，本地区没有录入，要先核实。"
                raise NotKnownHere(field.name, f"{missing}全国的规定是：{rule.formula_zh}") from None
            continue
        known[field.name] = int(value) if field.kind == "count" else value


def _first_date(rule: Rule) -> str:
    return next((field.name for field in rule.fields if field.kind == "date"), "on")
