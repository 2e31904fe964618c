"""What the reading log is asked for."""

from typing import Any

from django import forms

from doorstep.foundation.kit.widgets import YmdInput
from doorstep.foundation.people.queries.readings import LONGEST, Days

NO_DAY = {"invalid": "没有这一天，请再看一下"}


class _DaysForm(forms.Form):
    first = forms.DateField(label="从哪天", required=False, widget=YmdInput(), error_messages=NO_DAY)
    last = forms.DateField(label="到哪天", required=False, widget=YmdInput(), error_messages=NO_DAY)

    def clean_last(self) -> Any:
        first, last = self.cleaned_data.get("first"), self.cleaned_data["last"]
        if first and last and last < first:
            raise forms.ValidationError("结束的日子比开始的早，请再看一下")
        return last

    @property
    def days(self) -> Days:
        return Days(self.cleaned_data.get("first"), self.cleaned_data.get("last"))


class AccountDaysForm(_DaysForm):
    account = forms.ChoiceField(
        label="同事", error_messages={"required": "请选一位同事", "invalid_choice": "请在列出的里选一位"}
    )
    field_order = ["account", "first", "last"]

    def __init__(self, *args: Any, who: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = [("", "请选"), *who]  # type: ignore[attr-defined]
        self.fields["last"].help_text = f"都空着就看今天。一次最多看{LONGEST.days}天。"

    def clean_last(self) -> Any:
        first, last = self.cleaned_data.get("first"), super().clean_last()
        if first and last and last - first > LONGEST:
            raise forms.ValidationError(f"一次最多看{LONGEST.days}天，请分几次看")
        return last


class RecordForm(_DaysForm):
    record = forms.CharField(
        label="编号", max_length=60, help_text="事项、线索、来信或用人单位的编号。", error_messages={"required": "请写编号"}
    )
    account = forms.ChoiceField(label="只看一位同事的", required=False)
    field_order = ["record", "account", "first", "last"]

    def __init__(self, *args: Any, who: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = [("", "不限"), *who]  # type: ignore[attr-defined]


class PersonForm(_DaysForm):
    phone = forms.CharField(
        label="职工的电话",
        max_length=30,
        help_text="只用来找他的线索和事项，不会显示他是谁。",
        error_messages={"required": "请写电话"},
    )
    field_order = ["phone", "first", "last"]
