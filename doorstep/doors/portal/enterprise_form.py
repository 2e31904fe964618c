"""The enterprise's one screen: what it wants, what it is about, who speaks for it. Nothing is chosen beforehand."""

import secrets
from collections.abc import Iterable
from typing import Any

from django import forms

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.kit.widgets import ChoiceCards, ChoiceDetail
from doorstep.foundation.network import credit_code
from doorstep.foundation.network.models import Street
from doorstep.foundation.people.phones import clean_phone

from .words import WordsField

LONGEST_STORY = 10_000
PICK = "请选一样：想咨询、申请调解，还是请我们上门看看。"


class EnterpriseForm(forms.Form):
    asks = forms.ChoiceField(
        label="想让我们做什么？", choices=[("advice", "想咨询"), ("mediation", "申请调解"), ("visit", "请上门看看")],
        error_messages=dict.fromkeys(("required", "invalid_choice"), PICK),
        widget=ChoiceCards({
            "advice": ChoiceDetail("法律怎么定的、手续怎么办，问清楚。"),
            "mediation": ChoiceDetail("和职工谈不拢，请我们帮着坐下来谈。对方愿意，才谈得成。"),
            "visit": ChoiceDetail("请我们到单位来，一起看看用工上有没有要改的。先打电话约日子。"),
        }),
    )  # fmt: skip
    story = WordsField(
        label="是什么事？", most=LONGEST_STORY, widget=forms.Textarea(attrs={"rows": 6, "data-most": LONGEST_STORY}),
        too_long="现在有{has}个字，一次最多收{most}个字，多了{over}个字。请先留下最要紧的，别的等拿到回执后在留言里接着说。您写的都还在下面，没有丢。",
        error_messages={"required": "请写一写是什么事，一两句话就行。"}, help_text="什么时候、多少人、卡在哪里，记得多少写多少。",
    )  # fmt: skip
    other = WordsField(label="和哪位职工有关", required=False, most=200, too_long="这里写{most}个字以内就够了，现在有{has}个字。",
                       help_text="申请调解的，写得出就写，我们好联系；咨询不用写。")  # fmt: skip
    firm = WordsField(label="单位名称，或统一社会信用代码", most=120, too_long="单位名称写{most}个字以内就够了，现在有{has}个字。",
                      error_messages={"required": "请写单位全称，或18位的统一社会信用代码。"})  # fmt: skip
    where = WordsField(label="单位在哪儿", required=False, most=200, too_long="地方写{most}个字以内就够了，现在有{has}个字。",
                       help_text="街道、楼名、门牌都行。写了，能直接转到离您最近的站。")  # fmt: skip
    street = forms.ChoiceField(label="知道是哪个街道，也可以直接选", required=False,
                               error_messages={"invalid_choice": "这个街道不在名单里，请重新选一个，或选“不清楚”。"})  # fmt: skip
    name = WordsField(label="联系人怎么称呼", most=40, too_long="称呼写{most}个字以内就够了，现在有{has}个字。",
                      error_messages={"required": "请写联系人怎么称呼，写姓也行。"},
                      widget=forms.TextInput(attrs={"autocomplete": "name"}))  # fmt: skip
    phone = forms.CharField(label="联系电话", error_messages={"required": "请写一个能找到联系人的电话。"},
                            widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}))  # fmt: skip
    consent = forms.BooleanField(
        label="我看明白了，同意。", error_messages={"required": "请看一下上面的说明。同意的话，在这里打勾，才能交给我们。"}
    )
    send_key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, streets: Iterable[Street], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"send_key": secrets.token_hex(16)})
        super().__init__(*args, **kwargs)
        self.fields["street"].choices = [("", "不清楚，不选"), *((row.code, row.name) for row in streets)]  # type: ignore[attr-defined]

    def clean_firm(self) -> str:
        """Whoever writes a code is told when it cannot be one; a name is taken as it stands."""
        firm = self.cleaned_data["firm"]
        code = credit_code.tidy(firm)
        looks_like_code = code.isascii() and code.isalnum() and any(sign.isdigit() for sign in code) and len(code) >= 15
        if looks_like_code and (wrong := credit_code.wrong_with(code)):
            raise forms.ValidationError(f"{wrong}。拿不准就写单位全称。")
        return code if looks_like_code else firm

    def clean_phone(self) -> str:
        try:
            return clean_phone(self.cleaned_data["phone"])
        except Refused as refused:
            raise forms.ValidationError(refused.sentence) from None

    def clean_send_key(self) -> str:
        return self.cleaned_data["send_key"] or secrets.token_hex(16)
