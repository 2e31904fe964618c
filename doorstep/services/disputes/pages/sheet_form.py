"""The form of a worksheet on the desk: the rule's own boxes, by whose account, each with where its value came from."""

import secrets
from typing import Any

from django import forms

from doorstep.foundation.lawbook.rule_forms import RuleForm, shown
from doorstep.knowledge.labourlaw.rule import Rule
from doorstep.knowledge.setting import Setting

from ..models import Matter, SavedSheet
from ..queries.sheet_filling import filled, parameters_of

ACCOUNTS = SavedSheet.Account.choices


class SheetForm(RuleForm):
    form_key = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    account = forms.ChoiceField(label="按谁的说法", choices=ACCOUNTS, error_messages={"required": "请选是按谁的说法算的"})


def sheet_form(
    rule: Rule, matter: Matter, account: str, sheets: list[SavedSheet], setting: Setting, data: Any = None
) -> SheetForm:
    """Bound when data is given; otherwise filled from the matter, and each filled box says from what."""
    known = filled(matter, rule, account, sheets, setting)
    kind = type("OneSheetForm", (SheetForm,), {"rule": rule})
    start = {name: shown(rule.field_named(name), one.value) for name, one in known.items() if name in _names(rule)}
    form = kind(data, initial={"account": account, "form_key": secrets.token_hex(12), **start})
    from_book = parameters_of(rule, {name: one.value for name, one in known.items()})
    for field in rule.fields:
        box, source = form.fields[field.name], known.get(field.name)
        box.source = f"来自{source.source}" if source else ""
        if field.name in from_book and not source:
            box.help_text = "".join((box.help_text, "留空就用当时本地的数。"))
        box.needed_sometimes = field.required  # type: ignore[attr-defined]
        box.needed = field.required and not source and field.name not in from_book
    form.order_fields(["form_key", "account", *_names(rule)])
    return form


def _names(rule: Rule) -> list[str]:
    return [field.name for field in rule.fields]
