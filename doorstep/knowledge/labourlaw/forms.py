"""What a rule asks for: one `Field` per input, with the words a worker understands, and the reading of its answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.inputs import Inputs

Kind = Literal["money", "number", "count", "date", "month", "flag", "choice", "list"]


@dataclass(frozen=True)
class Field:
    """One input of a rule.

    `kind` money is yuan, number another decimal, count a whole number, date "YYYY-MM-DD", month "YYYY-MM"; none is
    negative. `choices` are (value, words). `least` and `most` are the smallest and largest value allowed.
    `parameter` names the figure of the Book that fills the input when it is left out; `parameter_when` (flag, parameter)
    names another one for when that flag is set. `fact` is the matter's dated fact it comes from.
    A list's rows have `fields`; a list of plain values has one field without a name.
    """

    name: str
    kind: Kind
    label_zh: str
    help_zh: str = ""
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    unit_zh: str = ""
    parameter: str = ""
    fact: str = ""
    fields: tuple["Field", ...] = ()
    least: Decimal | int | None = None
    most: Decimal | int | None = None
    above_zero: bool = False
    parameter_when: tuple[str, str] | None = None

    def parameter_for(self, facts: Mapping[str, Any]) -> str:
        if self.parameter_when and facts.get(self.parameter_when[0]):
            return self.parameter_when[1]
        return self.parameter

    def choice_zh(self, value: str) -> str:
        return dict(self.choices).get(value, value)


def read(fields: Iterable[Field], given: Inputs, filled_later: bool = False) -> dict[str, Any]:
    """Every field's value by name, None where nothing was given. Raises BadInput naming the field.

    With `filled_later` a required field that a figure of the Book fills may still be empty.
    """
    return {field.name: _one(field, given, filled_later) for field in fields}


def _one(field: Field, given: Inputs, filled_later: bool) -> Any:
    required = field.required and not (filled_later and field.parameter)
    if field.kind == "list":
        return _rows(field, given, required)
    value = _plain(field, given, required)
    if value is not None:
        _within(field, given.name(field.name), value)
    return value


def _plain(field: Field, given: Inputs, required: bool) -> Any:
    match field.kind:
        case "money" | "number":
            return given.number(field.name, required, field.above_zero)
        case "count":
            return given.count(field.name, required)
        case "date":
            return given.day(field.name, required)
        case "month":
            return given.month(field.name, required)
        case "flag":
            return given.flag(field.name, required)
        case _:
            return given.choice(field.name, [value for value, _ in field.choices], required)


def _rows(field: Field, given: Inputs, required: bool) -> Any:
    if field.fields and not field.fields[0].name:
        return given.each_plain(field.name, lambda one: _plain_row(field, one), required)
    return [read(field.fields, row) for row in given.each(field.name, required)]


def _plain_row(field: Field, row: Inputs) -> Any:
    return _one(field.fields[0], row, filled_later=False)


def _within(field: Field, name: str, value: Any) -> None:
    if isinstance(value, (Decimal, int)) and not isinstance(value, bool):
        if field.least is not None and value < field.least:
            raise BadInput(name, f"{field.label_zh}不能小于{field.least}。")
        if field.most is not None and value > field.most:
            raise BadInput(name, f"{field.label_zh}不能大于{field.most}。")


def as_given(value: Any) -> Any:
    """A value as case files write it: sums and days as text, groups as objects."""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: as_given(one) for name, one in value.items() if one is not None}
    if isinstance(value, (list, tuple)):
        return [as_given(one) for one in value]
    return value


def plain(number: Decimal) -> str:
    """A number without exponent and without empty decimals: 11.5, 12."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
