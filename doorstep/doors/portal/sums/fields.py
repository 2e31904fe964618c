"""A question of the core as a form field: what is typed becomes Decimal, date, rows or hours by day, or a sentence says why not."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from doorstep.foundation.kit.rows import Column, MonthField, RowsField
from doorstep.foundation.kit.widgets import ChoiceCards, ChoiceDetail, TapChoices, YmdInput, YuanInput
from doorstep.knowledge.labourlaw.everyone.questions import UNSURE, Question

from .widgets import DaysInput

MOST_ROWS, MOST_DAYS = 60, 400
MOST_YUAN = Decimal("99999999.99")
_YES_NO = (("yes", "是"), ("no", "不是"))


class _Amount(forms.DecimalField):
    def __init__(self, unit: str, **kwargs: Any) -> None:
        self.unit = unit
        words = {
            "required": "这一项还没有填。没有就填0。" if unit == "元" else "这一项还没有填。", "invalid": "这里只要一个数，比如5800。",
            "min_value": "不能是负数，没有就填0。", "max_value": "这个数太大了，请再看一下是不是多打了几位。",
            "max_decimal_places": "小数点后面最多两位。", "max_digits": "这个数太长了，请再看一下。",
            "max_whole_digits": "这个数太大了，请再看一下是不是多打了几位。",
        }  # fmt: skip
        super().__init__(min_value=0, max_digits=12, decimal_places=2, error_messages=words, **kwargs)


class DaysField(forms.Field):
    """Hours by date. Cleans to {date: Decimal}."""

    widget = DaysInput

    def to_python(self, value: Any) -> dict[date, Decimal]:
        given = {day: hours for day, hours in (value or {}).items() if str(hours).strip()}
        if len(given) > MOST_DAYS:
            raise forms.ValidationError(f"一次最多算{MOST_DAYS}天，现在有{len(given)}天。请分两次算。")
        return dict(self._one(day, str(hours).strip()) for day, hours in sorted(given.items()))

    def _one(self, day: str, hours: str) -> tuple[date, Decimal]:
        try:
            when = date.fromisoformat(day)
        except ValueError:
            raise forms.ValidationError(f"没有{day}这一天，请再看一下。") from None
        _of_our_time(when)
        said = f"{when.year}年{when.month}月{when.day}日"
        try:
            count = Decimal(hours)
        except InvalidOperation:
            raise forms.ValidationError(f"{said}的小时数只要一个数，比如8或者9.5。") from None
        if not count.is_finite() or count <= 0 or count > 24:
            raise forms.ValidationError(f"{said}写的是{hours}小时，一天要在0到24小时之间。")
        if count != round(count, 2):
            raise forms.ValidationError(f"{said}的小时数，小数点后面最多两位。")
        return when, count


def _of_our_time(day: date) -> None:
    """As the core takes them; what is further away could not even be counted from."""
    if not 1900 <= day.year <= 2199:
        raise forms.ValidationError("年份应在1900到2199之间，请再看一下。")


def field_of(question: Question) -> forms.Field:
    """The form field of a question, with its words."""
    words: dict[str, Any] = {"label": question.ask_zh, "help_text": question.help_zh, "required": not question.optional}
    if question.kind == "money":
        return _Amount("元", widget=YuanInput(), **words)
    if question.kind == "number":
        return _Amount(question.unit_zh, widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}), **words)
    if question.kind == "count":
        whole = forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})
        says = {"invalid": "这里要填一个整数。", "min_value": "不能是负数。", "max_value": "这个数太大了，请再看一下。"}
        return forms.IntegerField(min_value=0, max_value=999, widget=whole, error_messages=says, **words)
    if question.kind == "date":
        return forms.DateField(widget=YmdInput(), input_formats=["%Y-%m-%d"], validators=[_of_our_time], **words)
    if question.kind == "month":
        return MonthField(**words)
    if question.kind == "rows":
        columns = [Column(one.name, one.short_zh, field_of(one), wide=one.kind == "month") for one in question.columns]
        return RowsField(columns, MOST_ROWS, error_messages={"required": "至少写一行。"}, **words)
    if question.kind == "days":
        return DaysField(error_messages={"required": "还没有写哪天加了班。点一个日子，写上干了几小时。"}, **words)
    return _choice(question, words)


def _choice(question: Question, words: dict[str, Any]) -> forms.Field:
    wanted = {"required": "这一项还没有选。", "invalid_choice": "没有这一样，请从给出的里面选。"}
    if question.kind == "choice_many":
        several = [(one.value, one.label_zh) for one in question.choices]
        return forms.MultipleChoiceField(choices=several, widget=TapChoices(row=True), error_messages=wanted, **words)
    choices = [(one.value, one.label_zh) for one in question.choices] or list(_YES_NO)
    if question.unsure_zh and UNSURE not in dict(choices):
        choices.append((UNSURE, "不清楚"))
    cards = ChoiceCards({one.value: ChoiceDetail(one.note_zh) for one in question.choices if one.note_zh})
    return forms.ChoiceField(choices=choices, widget=cards, error_messages=wanted, **words)


def typed(question: Question, value: Any) -> Any:
    """The cleaned value as the core takes it: yes and no as truth."""
    return {"yes": True, "no": False}.get(value, value) if question.kind == "yes_no" else value
