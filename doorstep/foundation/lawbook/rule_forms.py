"""A rule's inputs as a form. The form only reads; what is missing or cannot be is the core's to say, and stands at its field."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from doorstep.foundation.kit.rows import Column, MonthField, RowsField
from doorstep.foundation.kit.widgets import YmdInput, YuanInput
from doorstep.knowledge.errors import BadInput, NotKnownHere
from doorstep.knowledge.labourlaw.forms import Field, plain
from doorstep.knowledge.labourlaw.reckoning import reckon
from doorstep.knowledge.labourlaw.rule import Rule
from doorstep.knowledge.labourlaw.worksheet import Worksheet
from doorstep.knowledge.setting import Setting

MOST_ROWS = 400
_TOO_LONG = "这个数太长了，请再看一下是不是多打了几位。"
_NUMBER = {
    "invalid": "这里只要一个数，比如5800。", "max_digits": _TOO_LONG, "max_whole_digits": _TOO_LONG, "max_decimal_places": _TOO_LONG,
}  # fmt: skip
# What the core reads at most; 1e999999999 written out would fill the memory.
_LENGTH: dict[str, Any] = {"max_digits": 30, "decimal_places": 15}
_PLAIN = "value"


class RuleForm(forms.Form):
    """`facts()` are named and written as case files; `reckon()` gives the worksheet or puts the core's words at the field."""

    rule: Rule

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.rule.fields:
            self.fields[field.name] = box_of(field)

    def facts(self) -> dict[str, Any]:
        given = {field.name: _written(field, self.cleaned_data.get(field.name)) for field in self.rule.fields}
        return {name: value for name, value in given.items() if value not in (None, "", [])}

    def reckon(self, setting: Setting, on: date) -> Worksheet | None:
        """None when something cannot be used: the words then stand in the form's errors."""
        if not self.is_valid():
            return None
        try:
            return reckon(self.rule.id, self.facts(), setting, on)
        except BadInput as wrong:
            self._put(wrong.field, wrong.what_would_be_valid_zh)
        except NotKnownHere as unknown:
            self._put(unknown.field, unknown.what_to_do_zh)
        return None

    def _put(self, field: str, sentence: str) -> None:
        name, _, rest = field.partition("[")
        number = rest.partition("]")[0]
        row = f"第{int(number) + 1}行：" if number.isdigit() else ""
        self.add_error(name if name in self.fields else None, row + sentence)


def form_for(rule: Rule) -> type[RuleForm]:
    return type("OneRuleForm", (RuleForm,), {"rule": rule})


def box_of(field: Field) -> forms.Field:
    """Nothing is required here: a sheet is shown as soon as the core has what it needs."""
    words: dict[str, Any] = {"label": field.label_zh, "help_text": field.help_zh, "required": False}
    match field.kind:
        case "money":
            return forms.DecimalField(widget=YuanInput(), error_messages=_NUMBER, **_LENGTH, **words)
        case "number" | "count":
            numeric = "numeric" if field.kind == "count" else "decimal"
            box = forms.TextInput({"inputmode": numeric, "autocomplete": "off"})
            return forms.DecimalField(widget=box, error_messages=_NUMBER, **_LENGTH, **words)
        case "date":
            return forms.DateField(widget=YmdInput(), input_formats=["%Y-%m-%d"], **words)
        case "month":
            return MonthField(**words)
        case "flag":
            return forms.ChoiceField(choices=[("", "还不知道"), ("yes", "是"), ("no", "不是")], **words)
        case "choice":
            return forms.ChoiceField(choices=[("", "还没有选"), *field.choices], **words)
    columns = [
        Column(one.name or _PLAIN, one.label_zh or field.label_zh, box_of(one), wide=one.kind in {"date", "month"})
        for one in field.fields
    ]
    return RowsField(columns, MOST_ROWS, paste=True, **words)


def shown(field: Field, value: Any) -> Any:
    """A fact of a case file as the box of its field shows it."""
    if value is None:
        return None
    if field.kind == "flag":
        return "yes" if value else "no"
    if field.kind != "list":
        return value
    if field.fields and not field.fields[0].name:
        return [{_PLAIN: shown(field.fields[0], one)} for one in value]
    return [{one.name: shown(one, row.get(one.name)) for one in field.fields} for row in value]


def _written(field: Field, value: Any) -> Any:
    if value is None or value == "":
        return None
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    if field.kind == "flag":
        return {"yes": True, "no": False}.get(value)
    return [_row(field, row) for row in value] if field.kind == "list" else value


def _row(field: Field, row: Mapping[str, Any]) -> Any:
    if not field.fields[0].name:
        return _written(field.fields[0], row.get(_PLAIN))
    given = {one.name: _written(one, row.get(one.name)) for one in field.fields}
    return {name: value for name, value in given.items() if value is not None}
