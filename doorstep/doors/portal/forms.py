"""The two screens of telling, and the box for the digits. Nothing about identity, consent or the request is chosen
beforehand; every sentence says what to change."""

from collections.abc import Iterable
from typing import Any

from django import forms

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.kit.widgets import ChoiceCards, ChoiceDetail, TapChoices
from doorstep.foundation.network.models import Street
from doorstep.foundation.people.phones import clean_phone
from doorstep.foundation.receipts.digits import LENGTH, cleaned, is_whole

from .position import point_from
from .words import WordsField

LONGEST_STORY = 10_000
TOPICS = {
    "wages": ("没发工资", "yuan"), "overtime": ("加班没给钱", "moon"), "dismissed": ("让我走人", "door-out"),
    "injury": ("受伤生病", "first-aid"), "contract": ("没签合同", "page"), "insurance": ("没上社保", "shield"),
    "deduction": ("扣我的钱", "minus"), "other": ("别的事", "more"),
}  # fmt: skip
HOURS = {"morning": "上午", "afternoon": "下午", "evening": "晚上"}


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
    where = WordsField(
        label="在哪儿上班？", required=False, most=200, too_long="地方写{most}个字以内就够了，现在有{has}个字。",
        help_text="街道、楼名、单位门口的路牌都行。写了，能直接转到离您最近的站。",
    )  # fmt: skip
    street = forms.ChoiceField(label="知道是哪个街道，也可以直接选", required=False)
    longitude = forms.CharField(required=False, widget=forms.HiddenInput)
    latitude = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, streets: Iterable[Street], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["street"].choices = [("", "不清楚，不选"), *((row.code, row.name) for row in streets)]  # type: ignore[attr-defined]
        self.fields["street"].error_messages["invalid_choice"] = "这个街道不在名单里，请重新选一个，或选“不清楚”。"
        self.fields["topics"].error_messages["invalid_choice"] = "有一样不在名单里，请重新点。"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not given.get("story", "").strip() and not given.get("topics"):
            self.add_error("story", "请写一写发生了什么，一两句话就行；不想写，就在下面点一样。")
        return {**given, **self._position(given.get("longitude", ""), given.get("latitude", ""))}

    def _position(self, longitude: str, latitude: str) -> dict[str, float | None]:
        """Nobody types a position: a wrong one is left out, and that is said instead of asked for again."""
        point = point_from(longitude, latitude)
        self.position_left_out = point is None and bool(longitude or latitude)
        return dict(zip(("longitude", "latitude"), point or (None, None), strict=True))


class WhoForm(forms.Form):
    wish = forms.ChoiceField(
        label="您想让我们怎么做？", choices=[("tell", "只告诉你们"), ("mediate", "请帮我们调解")],
        error_messages=_one_of("请选一样：只告诉我们，还是请我们帮着调解。"),
        widget=ChoiceCards({
            "tell": ChoiceDetail("我们去了解情况，不会拿您的事去找单位谈。"),
            "mediate": ChoiceDetail("我们请单位坐下来谈。谈的时候要告诉单位您是谁，到那一步先问您。"),
        }),
    )  # fmt: skip
    reach = forms.ChoiceField(
        label="怎么找您？", choices=[("named", "留称呼和电话"), ("phone", "只留电话"), ("nobody", "都不留")],
        error_messages=_one_of("请选一样：留称呼和电话、只留电话，还是都不留。"),
        widget=ChoiceCards({
            "named": ChoiceDetail("有消息马上打给您。", [("经办人知道", True)]),
            "phone": ChoiceDetail("能打给您，不用说您是谁。", [("经办人只知道电话", True)]),
            "nobody": ChoiceDetail("只能凭回执号说话。回执丢了，我们也找不到您。", [("经办人不知道", False)]),
        }),
    )  # fmt: skip
    name = WordsField(
        label="怎么称呼您", required=False, most=40, too_long="称呼写{most}个字以内就够了，现在有{has}个字。",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    phone = forms.CharField(
        label="电话", required=False, widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"})
    )
    hours = forms.MultipleChoiceField(
        label="什么时候方便接电话", required=False, choices=list(HOURS.items()), widget=TapChoices(row=True)
    )
    quiet = forms.BooleanField(label="接电话的不是我，就不要提这件事。", required=False)
    employer = WordsField(
        label="单位叫什么", required=False, most=120, too_long="单位名称写{most}个字以内就够了，现在有{has}个字。",
        help_text="不想说可以不写。写了，我们能看看以前有没有类似的事。",
    )  # fmt: skip
    shield = forms.ChoiceField(
        label="要不要让单位知道您来过？", choices=[("yes", "先不让单位知道"), ("no", "单位知道也没关系")],
        error_messages=_one_of("请选一样：先不让单位知道，还是知道也没关系。"),
        widget=ChoiceCards({
            "yes": ChoiceDetail("要让单位知道时，先问您，您点头才行。", [("经办人知道", True), ("单位不知道", False)]),
            "no": ChoiceDetail("坐下来谈的时候会快一些。", [("经办人知道", True), ("单位可以知道", True)]),
        }),
    )  # fmt: skip
    consent = forms.BooleanField(
        label="我看明白了，同意。", error_messages={"required": "请看一下上面的说明。同意的话，在这里打勾，才能交给我们。"}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hours"].error_messages["invalid_choice"] = "请在上午、下午、晚上里选。"
        for name in ("name", "phone"):
            self.fields[name].needed_sometimes = True  # type: ignore[attr-defined]

    def clean_phone(self) -> str:
        """A number typed before 都不留 was chosen is not taken."""
        if self.data.get("reach") == "nobody":
            return ""
        try:
            return clean_phone(self.cleaned_data["phone"])
        except Refused as refused:
            raise forms.ValidationError(refused.sentence) from None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("reach") == "nobody" and given.get("wish") == "mediate":
            self.add_error("reach", "调解要能找到您：请留一个电话；不想留，就在上面改选“只告诉你们”。")
        if given.get("reach") in {"named", "phone"} and "phone" not in self.errors and not given.get("phone"):
            self.add_error("phone", "请写一个能找到您的电话；不想留，就在上面选“都不留”。")
        if given.get("reach") == "named" and "name" not in self.errors and not given.get("name"):
            self.add_error("name", "请写怎么称呼您，写姓也行；不想写，就在上面选“只留电话”。")
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
