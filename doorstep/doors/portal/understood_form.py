"""What we understood, as boxes the worker can correct: one for each fact, and nothing that must be filled in but the wish."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from doorstep.foundation.kit.widgets import ChoiceCards, ChoiceDetail, TapChoices, YuanInput
from doorstep.foundation.network.models import Street
from doorstep.knowledge.language.understanding import understand

from .periods import in_words, periods_of
from .position import point_from
from .reading import MOST_SUMS, PER_WORDS
from .topic_words import choices
from .words import WordsField

CONTRACT = {"none": "没签过", "kept": "签了没给我", "signed": "签了", "unsure": "说不准"}
STILL = {"yes": "还在", "no": "已经走了", "unsure": "说不准"}
MOST_PEOPLE = 100_000
_WHOLE = "这里写数字，比如4。"


class OneTap(TapChoices):
    """One of few, side by side."""

    input_type, allow_multiple_selected = "radio", False
    template_name = "portal/widgets/one_tap.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data.get(name)


def _sum() -> forms.DecimalField:
    return forms.DecimalField(
        label="多少钱", required=False, min_value=0, max_digits=12, decimal_places=2, widget=YuanInput(),
        error_messages={
            "invalid": "多少钱写数字，比如5800。", "min_value": "钱数不能是负的，请再看一下。",
            "max_digits": "这个数太大了，请再看一下。", "max_whole_digits": "这个数太大了，请再看一下。",
            "max_decimal_places": "最多写到分，比如5800.50。",
        },
    )  # fmt: skip


class UnderstoodForm(forms.Form):
    topics = forms.MultipleChoiceField(
        label="什么事", required=False, choices=choices, error_messages={"invalid_choice": "有一样不在名单里，请重新点。"}
    )
    employer = WordsField(
        label="单位叫什么", required=False, most=120, too_long="单位名称写{most}个字以内就够了，现在有{has}个字。"
    )
    where = WordsField(
        label="在哪儿上班", required=False, most=200, too_long="地方写{most}个字以内就够了，现在有{has}个字。"
    )
    street = forms.ChoiceField(label="知道是哪个街道，也可以直接选", required=False)
    longitude = forms.CharField(required=False, widget=forms.HiddenInput)
    latitude = forms.CharField(required=False, widget=forms.HiddenInput)
    when = WordsField(
        label="哪几个月、哪一天", required=False, most=120, too_long="时间写{most}个字以内就够了，现在有{has}个字。",
        help_text="照平时说的写，比如：9月和10月、去年3月到6月、11月5日。",
    )  # fmt: skip
    people = forms.IntegerField(
        label="一共几个人碰上这件事，包括您", required=False, min_value=1, max_value=MOST_PEOPLE,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": _WHOLE, "min_value": "最少写1，就是只有您一个人。", "max_value": "人数太多了，请再看一下。"},
    )  # fmt: skip
    started = WordsField(
        label="哪天来的", required=False, most=60, too_long="写{most}个字以内就够了，现在有{has}个字。",
        help_text="记得月份就行，比如：去年3月。",
    )  # fmt: skip
    contract = forms.ChoiceField(
        label="签过书面合同吗？", required=False, choices=list(CONTRACT.items()), widget=OneTap(row=True)
    )
    still = forms.ChoiceField(
        label="现在还在那里上班吗？", required=False, choices=list(STILL.items()), widget=OneTap(row=True)
    )
    wish = forms.ChoiceField(
        label="您想让我们怎么做？", choices=[("mediate", "请帮我们调解"), ("tell", "只告诉你们")],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "请选一样：只告诉我们，还是请我们帮着调解。"),
        widget=ChoiceCards({
            "mediate": ChoiceDetail("我们请单位坐下来谈。谈的时候要告诉单位您是谁，到那一步先问您。"),
            "tell": ChoiceDetail("我们去了解情况，不会拿您的事去找单位谈。"),
        }),
    )  # fmt: skip

    def __init__(
        self, *args: Any, streets: Iterable[Street], sums: Sequence[dict[str, str]], told_on: date, asks: bool = True,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        """`sums` are those known so far, and give the number of boxes; `asks` False while single facts are corrected."""
        super().__init__(*args, **kwargs)
        self.told_on, self.position_left_out = told_on, False
        self.fields["street"].choices = [("", "不清楚，不选"), *((row.code, row.name) for row in streets)]  # type: ignore[attr-defined]
        self.fields["street"].error_messages["invalid_choice"] = "这个街道不在名单里，请重新选一个，或选“不清楚”。"
        self.fields["wish"].required = asks
        for field in self.fields.values():
            field.needed_sometimes = True  # type: ignore[attr-defined]  # the card says that anything may stay empty
        self.sum_count = min(len(sums) + 1, MOST_SUMS)
        for number in range(self.sum_count):
            said = sums[number] if number < len(sums) else {"amount": "", "per": ""}
            amount, per = _sum(), forms.ChoiceField(label="怎么算的", required=False, choices=list(PER_WORDS.items()))
            amount.initial, per.initial = Decimal(said["amount"]) if said["amount"] else None, said["per"]
            self.fields[f"sum_{number}"], self.fields[f"per_{number}"] = amount, per

    def clean_when(self) -> str:
        return self._dated("when")

    def clean_started(self) -> str:
        return self._dated("started")

    def _dated(self, name: str) -> str:
        """Read into days where we can; what we cannot read stays as it was written."""
        words = self.cleaned_data[name]
        return in_words(periods_of(words, understand(words, self.told_on).dates)) or words

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        point = point_from(given.get("longitude", ""), given.get("latitude", ""))
        self.position_left_out = point is None and bool(given.get("longitude") or given.get("latitude"))
        return {**given, **dict(zip(("longitude", "latitude"), point or (None, None), strict=True))}

    @property
    def said(self) -> dict[str, Any]:
        """What was left standing, changed or added; plain values, to be sealed."""
        given = {name: value for name, value in self.cleaned_data.items() if not name.startswith(("sum_", "per_"))}
        sums = [(self.cleaned_data[f"sum_{n}"], self.cleaned_data[f"per_{n}"]) for n in range(self.sum_count)]
        return {**given, "sums": [{"amount": f"{amount:.2f}", "per": per} for amount, per in sums if amount]}
