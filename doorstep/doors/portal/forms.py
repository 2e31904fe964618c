"""The first and the last screen of telling, and the box for the digits. Nothing about identity, consent or the request is chosen
beforehand; every sentence says what to change."""

from typing import Any

from django import forms

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.kit.widgets import ChoiceCards, ChoiceDetail, TapChoices
from doorstep.foundation.people.phones import clean_phone
from doorstep.foundation.receipts.digits import LENGTH, cleaned, is_whole

from .understood_form import OneTap
from .words import WordsField

LONGEST_STORY = 10_000
TOPICS = {
    "wages": ("没发工资", "yuan"), "overtime": ("加班没给钱", "moon"), "dismissed": ("让我走人", "door-out"),
    "injury": ("受伤生病", "first-aid"), "contract": ("没签合同", "page"), "insurance": ("没上社保", "shield"),
    "deduction": ("扣我的钱", "minus"), "other": ("别的事", "more"),
}  # fmt: skip
HOURS = {"morning": "上午", "afternoon": "下午", "evening": "晚上"}
WAYS = {"call": "打电话", "text": "只发短信"}


def _one_of(sentence: str) -> dict[str, str]:
    return {"required": sentence, "invalid_choice": sentence}


class TellForm(forms.Form):
    story = WordsField(
        label="发生了什么事？", required=False, most=LONGEST_STORY,
        too_long="现在有{has}个字，一次最多收{most}个字，多了{over}个字。请先留下最要紧的，别的等拿到回执后在留言里接着说。您写的都还在下面，没有丢。",
        widget=forms.Textarea(attrs={"rows": 7, "data-keep": "story", "data-most": LONGEST_STORY}),
    )  # fmt: skip
    topics = forms.MultipleChoiceField(
        label="不想写，点一样也行", required=False, choices=[(code, zh) for code, (zh, _) in TOPICS.items()],
        widget=TapChoices(icons={code: icon for code, (_, icon) in TOPICS.items()}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """`enough`: a photo or a voice note tells enough to go on, or only a file is being added."""
        self.enough = kwargs.pop("enough", False)
        super().__init__(*args, **kwargs)
        self.fields["topics"].error_messages["invalid_choice"] = "有一样不在名单里，请重新点。"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not given.get("story", "").strip() and not given.get("topics") and not self.enough:
            self.add_error("story", "请写一写发生了什么，一两句话就行；不想写，就在下面点一样。")
        return given


class WhoForm(forms.Form):
    identity = forms.ChoiceField(
        label="您是谁，让谁知道？",
        choices=[("sealed", "只让经办人知道"), ("open", "留名字，单位也可以知道"), ("anonymous", "完全不留名")],
        error_messages=_one_of("请选一样：只让经办人知道、单位也可以知道，还是完全不留名。"),
        widget=ChoiceCards({
            "sealed": ChoiceDetail("对单位保密。要让单位知道时，先问您，您点头才行。", [("经办人知道", True), ("单位不知道", False)]),
            "open": ChoiceDetail("坐下来谈的时候会快一些。", [("经办人知道", True), ("单位可以知道", True)]),
            "anonymous": ChoiceDetail("只能凭回执号说话。回执丢了，我们也找不到您。", [("经办人不知道", False), ("单位不知道", False)]),
        }),
    )  # fmt: skip
    name = WordsField(
        label="怎么称呼您", required=False, most=40, too_long="称呼写{most}个字以内就够了，现在有{has}个字。",
        help_text="写姓就行。", widget=forms.TextInput(attrs={"autocomplete": "name", "data-keep": "name"}),
    )  # fmt: skip
    phone = forms.CharField(
        label="电话", required=False, help_text="请写您自己的，或者您放心的人的。我们不会发验证短信，只按您下面选的办法找您。",
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel", "data-keep": "phone"}),
    )  # fmt: skip
    way = forms.ChoiceField(label="怎么找您稳妥", required=False, choices=list(WAYS.items()), widget=OneTap(row=True))
    hours = forms.MultipleChoiceField(
        label="什么时候方便", required=False, choices=list(HOURS.items()), widget=TapChoices(row=True)
    )
    quiet = forms.BooleanField(label="接电话的不是我，就不要提这件事。", required=False)
    consent = forms.BooleanField(
        label="我看明白了，同意。", error_messages={"required": "请看一下上面的说明。同意的话，在这里打勾，才能交给我们。"}
    )

    def __init__(self, *args: Any, wish: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wish = wish
        self.fields["hours"].error_messages["invalid_choice"] = "请在上午、下午、晚上里选。"
        self.fields["way"].error_messages["invalid_choice"] = "请在打电话、发短信里选。"
        for name in ("name", "phone"):
            self.fields[name].needed_sometimes = True  # type: ignore[attr-defined]

    def clean_phone(self) -> str:
        """A number typed before 完全不留名 was chosen is not taken."""
        if self.data.get("identity") == "anonymous":
            return ""
        try:
            return clean_phone(self.cleaned_data["phone"])
        except Refused as refused:
            raise forms.ValidationError(refused.sentence) from None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        identity = given.get("identity")
        if identity == "anonymous" and self.wish == "mediate":
            self.add_error(
                "identity", "调解要能找到您：请选上面两样里的一样，留一个电话；不想留，就回上一步改选“只告诉你们”。"
            )
        if identity in {"sealed", "open"} and "phone" not in self.errors and not given.get("phone"):
            self.add_error("phone", "请写一个能找到您的电话；不想留，就在上面选“完全不留名”。")
        if identity == "open" and "name" not in self.errors and not given.get("name"):
            self.add_error("name", "单位也可以知道的话，请写怎么称呼您；不想写，就在上面选“只让经办人知道”。")
        return given


class DigitsForm(forms.Form):
    digits = forms.CharField(
        label="回执上的16位数字", max_length=80,
        error_messages={"required": "请写回执上的16位数字。", "max_length": "回执号是16位数字，这里写得太长了，请对着回执再看一下。"},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip

    def clean_digits(self) -> str:
        signs = cleaned(self.cleaned_data["digits"])
        if not is_whole(signs):
            count = sum(sign.isdigit() for sign in signs)
            says = "里面有不是数字的字" if count == LENGTH else f"现在有{count}位"
            raise forms.ValidationError(f"回执号是{LENGTH}位数字，{says}，请对着回执再看一下。")
        return signs
