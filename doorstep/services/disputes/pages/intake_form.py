"""Somebody stands at the desk and asks for help: what is written down."""

import secrets
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import QueryDict

from doorstep.foundation.kit.widgets import TapChoices, YuanInput
from doorstep.foundation.network.models import Enterprise

from ..actions.registration import LONGEST_STORY
from ..topics import topic_choices
from .employer_form import EmployerFields
from .forms import speak

_ASKED = ("story", "topics", "amount", "workers", "asks")


class NewMatterForm(EmployerFields):
    story = forms.CharField(label="他说了什么", max_length=LONGEST_STORY, widget=forms.Textarea(attrs={"rows": 5, "autofocus": True}),
                            help_text="照他的话写。", error_messages={"required": "请写一写他说了什么"})  # fmt: skip
    topics = forms.MultipleChoiceField(label="要什么", choices=topic_choices, widget=TapChoices(row=True),
                                       error_messages={"required": "请至少选一种"})  # fmt: skip
    amount = forms.DecimalField(
        label="一共要多少钱", required=False, min_value=0, max_digits=14, decimal_places=2, widget=YuanInput(),
        help_text="记在选的第一种下面。没说就空着，以后可以一项一项改。", error_messages={"invalid": "金额写数字，例如12400", "min_value": "金额不能小于零"},
    )  # fmt: skip
    workers = forms.IntegerField(label="一共多少人", min_value=1, max_value=100_000,
                                 error_messages={"required": "请写人数，只有他一个人就写1", "invalid": "人数写整数"})  # fmt: skip
    asks = forms.ChoiceField(label="要我们怎么帮", choices=[("mediation", "请我们调解"), ("advice", "只要咨询")], widget=forms.RadioSelect,
                             error_messages={"required": "请问清楚他要不要调解"})  # fmt: skip
    place_words = forms.CharField(label="在哪里上班", required=False, max_length=300, help_text="楼名、门牌或街道。")
    name = forms.CharField(
        label="怎么称呼", required=False, max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    phone = forms.CharField(
        label="电话",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    reach_note = forms.CharField(
        label="怎么联系合适", required=False, max_length=200, help_text="例如：晚上8点后打，不要打到单位。"
    )
    id_number = forms.CharField(
        label="身份证号", required=False, max_length=24, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="他想要一份填全的申请书才写，不写一样办。封存着，打开要写理由。",
    )  # fmt: skip
    open_name = forms.BooleanField(label="他同意让单位知道是谁提的", required=False)
    agrees = forms.BooleanField(label="给他看过保管说明，他同意我们保管这些内容",
                                error_messages={"required": "请先给他看保管说明，他同意了再登记"})  # fmt: skip
    form_key = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)
    field_order = (
        "story",
        "topics",
        "amount",
        "workers",
        "asks",
        "employer",
        "enterprise",
        "place_words",
        "name",
        "phone",
        "reach_note",
        "id_number",
    )

    def __init__(self, *args: Any, find: Callable[[str], list[Enterprise]], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": secrets.token_hex(12)})
        super().__init__(*args, **kwargs)
        self.find = find
        self.prepare_employer()
        speak(self)

    @property
    def asked(self) -> list[forms.BoundField]:
        """What it is about; the left column."""
        return [field for field in self.visible_fields() if field.name in _ASKED]

    @property
    def who(self) -> list[forms.BoundField]:
        """Who with whom, and where; the right column."""
        return [field for field in self.visible_fields() if field.name not in _ASKED]

    def show(self, found: list[Any], shown: str) -> list[Any]:
        """The page says what it found, and knows on the next sending that it did."""
        if found:
            data = QueryDict(mutable=True)
            data.update(self.data)
            data["seen"] = shown
            self.data = data
        return found
