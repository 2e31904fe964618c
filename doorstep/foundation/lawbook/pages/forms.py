"""What is asked for a new figure and for a year's holiday notice."""

from decimal import Decimal
from typing import Any

from django import forms

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.kit.widgets import YmdInput
from doorstep.foundation.lawbook.models import Proposal
from doorstep.foundation.lawbook.notice import Notice, read_days

NO_SUCH_DAY = "没有这一天，请再看一下年、月、日"
NOT_A_NUMBER = "请填数字，例如2540或21.75"
LINES = forms.Textarea(attrs={"rows": 4})


class SourceForm(forms.Form):
    source = forms.CharField(
        label="出处", max_length=200, help_text="文号和发文机关，让后来的人找得到原文。",
        error_messages={"required": "请写出处，例如文号和发文机关"},
    )  # fmt: skip
    basis = forms.CharField(label="备注", required=False, max_length=200, help_text="口径、适用范围，没有就不写。")
    confidence = forms.ChoiceField(
        label="您看的是", choices=Proposal.Confidence.choices, widget=forms.RadioSelect,
        error_messages={"required": "请选看过原文，还是转述"},
    )  # fmt: skip


class FigureForm(SourceForm):
    value = forms.DecimalField(
        label="新的数", max_digits=14, decimal_places=4, min_value=Decimal(0),
        error_messages={
            "required": "请填新的数", "invalid": NOT_A_NUMBER, "min_value": "请填不小于零的数",
            "max_decimal_places": "最多四位小数", "max_digits": "这个数太大了，请再看一下", "max_whole_digits": "这个数太大了，请再看一下",
        },
    )  # fmt: skip
    since = forms.DateField(
        label="从哪天起用", widget=YmdInput(), error_messages={"required": "请填从哪天起用", "invalid": NO_SUCH_DAY}
    )
    field_order = ("value", "since", "source", "basis", "confidence")

    def __init__(self, *args: Any, unit: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"].help_text = f"单位：{unit}" if unit else ""


class YearForm(SourceForm):
    year = forms.IntegerField(
        label="哪一年", error_messages={"required": "请填四位年份", "invalid": "请填四位年份，例如2027"}
    )
    days_off = forms.CharField(
        label="放假的日子", widget=LINES, max_length=4000, error_messages={"required": "请填放假的日子"},
        help_text="照通知贴，一行一个节：10月1日至7日。周末连着放的也写上。",
    )  # fmt: skip
    make_up_workdays = forms.CharField(
        label="要上班的周末", widget=LINES, required=False, max_length=2000,
        help_text="通知里写的补班日，例如：9月26日、10月10日。没有就空着。",
    )  # fmt: skip
    statutory_holidays = forms.CharField(
        label="法定节假日", widget=LINES, max_length=2000, error_messages={"required": "请填法定节假日"},
        help_text="放假里算三倍加班费的那几天：元旦1天，春节4天，清明1天，劳动节2天，端午1天，中秋1天，国庆3天。",
    )  # fmt: skip
    field_order = ("year", "days_off", "make_up_workdays", "statutory_holidays", "source", "basis", "confidence")

    def clean(self) -> dict[str, Any]:
        """Each box read on its own, so that every wrong line is told at once."""
        said = super().clean() or {}
        if not isinstance(said.get("year"), int) or not 1990 <= said["year"] <= 2199:
            if "year" not in self.errors:
                self.add_error("year", "请填四位年份，例如2027")
            return said
        for field in ("days_off", "make_up_workdays", "statutory_holidays"):
            try:
                said[field] = read_days(said.get(field) or "", said["year"], field)
            except Refused as refused:
                self.add_error(field, refused.sentence)
        return said

    def answers(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        days = {name: said.pop(name) for name in ("days_off", "make_up_workdays", "statutory_holidays")}
        return {**said, "notice": Notice(**days)}


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="为什么退回", max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写一句为什么退回"},
    )  # fmt: skip
