"""Inputs that people without practice fill in right: three boxes for a known date, the unit fixed in the money box, cards to choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import fields

_PLAIN_WORDS: dict[type[forms.Field], dict[str, str]] = {
    fields.Field: {"required": "这一项还没有填。"},
    fields.CharField: {
        "max_length": "最多写%(limit_value)d个字，现在有%(show_value)d个字。请写短一些。",
        "null_characters_not_allowed": "里面有不能保存的符号，请重新输入。",
    },
    fields.BooleanField: {"required": "请先勾上这一项。"},
    fields.FileField: {
        "required": "还没有选文件。",
        "invalid": "没有收到文件，请再选一次。",
        "missing": "没有收到文件，请再选一次。",
        "empty": "这个文件是空的，请换一个。",
    },
    fields.IntegerField: {"invalid": "这里要填一个整数。"},
    fields.DecimalField: {"invalid": "这里要填一个数，比如5800。"},
    fields.DateField: {"invalid": "没有这一天，请再看一下年月日。"},
    fields.DateTimeField: {"invalid": "没有这个时间，请再看一下。"},
    fields.TimeField: {"invalid": "没有这个时间，请再看一下。"},
    fields.ChoiceField: {"required": "这一项还没有选。", "invalid_choice": "没有这一样，请从给出的里面选。"},
    fields.MultipleChoiceField: {"required": "这一项还没有选。", "invalid_choice": "没有这一样，请从给出的里面选。"},
    forms.ModelChoiceField: {"invalid_choice": "没有这一样，请从给出的里面选。"},
}


def speak_plainly() -> None:
    """Replaces the framework's words for a wrong entry by ours, once, for every form of the house."""
    for kind, words in _PLAIN_WORDS.items():
        kind.default_error_messages = {**kind.default_error_messages, **words}


class YmdInput(forms.Widget):
    """年 月 日 as three number boxes. The field gets `2026-11-25`; an impossible date is left for the field to refuse."""

    template_name = "kit/widgets/ymd.html"
    use_fieldset = True

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        year, month, day = (str(data.get(f"{name}_{part}", "")).strip() for part in ("year", "month", "day"))
        return f"{year}-{month}-{day}" if year or month or day else None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(f"{name}_{part}" in data for part in ("year", "month", "day"))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if isinstance(value, date):
            parts = [str(value.year), str(value.month), str(value.day)]
        else:
            parts = (str(value).split("-") + ["", "", ""])[:3] if value else ["", "", ""]
        context["boxes"] = [
            {"name": f"{name}_{part}", "unit": unit, "value": given, "length": length}
            for part, unit, given, length in zip(("year", "month", "day"), "年月日", parts, (4, 2, 2), strict=True)
        ]
        return context

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_year" if id_ else id_


class YuanInput(forms.TextInput):
    """A sum in yuan: 元 stands in the box, thousands commas may be typed."""

    template_name = "kit/widgets/yuan.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return f"{value:,.2f}".removesuffix(".00") if isinstance(value, Decimal) else super().format_value(value)

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        given = super().value_from_datadict(data, files, name)
        return given.replace(",", "").replace("，", "").removesuffix("元").strip() if isinstance(given, str) else given


@dataclass(frozen=True)
class ChoiceDetail:
    """What stands under a choice; `sees` says who will know: [("经办人知道", True), ("单位不知道", False)]."""

    note: str = ""
    sees: Sequence[tuple[str, bool]] = ()
    icon: str = ""


class ChoiceCards(forms.RadioSelect):
    """One of several, each a card with what it means. Nothing is chosen beforehand."""

    template_name = "kit/widgets/choice_cards.html"

    def __init__(self, details: Mapping[str, ChoiceDetail] | None = None, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.details = dict(details or {})

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().create_option(name, value, *args, **kwargs), "detail": self.details.get(str(value))}


class TapChoices(forms.CheckboxSelectMultiple):
    """Several of many, as large buttons; `row` sets them side by side without signs."""

    template_name = "kit/widgets/tap_choices.html"

    def __init__(
        self, icons: Mapping[str, str] | None = None, *, row: bool = False, attrs: dict[str, Any] | None = None
    ) -> None:
        super().__init__(attrs)
        self.icons, self.row = dict(icons or {}), row

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return {**super().get_context(name, value, attrs), "row": self.row}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().create_option(name, value, *args, **kwargs), "icon": self.icons.get(str(value), "")}
