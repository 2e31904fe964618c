"""What is asked at the desk about a request under a receipt."""

from typing import Any

from django import forms

from doorstep.foundation.kit.widgets import ChoiceCards, ChoiceDetail

from ..kinds import CHECKS, GROUNDS, HOLDS, REFUSING, SCOPES
from ..models import RightsRequest

PICK_GROUND = "请选一个理由"


def _grounds(codes: Any) -> list[tuple[str, str]]:
    return [("", "请选"), *((code, GROUNDS[code]) for code in codes)]


class RequestForm(forms.Form):
    """A form about one request."""

    def __init__(self, *args: Any, request: RightsRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class CheckForm(RequestForm):
    how = forms.ChoiceField(label="怎么核对的", choices=list(CHECKS.items()), widget=ChoiceCards(),
                            error_messages={"required": "请选是怎么核对的", "invalid_choice": "请选是怎么核对的"})  # fmt: skip


class WordsForm(RequestForm):
    words = forms.CharField(label="告诉本人的话", required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}),
                            help_text="凭回执能看到。不办的，写清为什么、还能怎么办。",
                            error_messages={"max_length": "最多写2,000个字，请写短一些"})  # fmt: skip


class AnswerForm(WordsForm):
    granted = forms.ChoiceField(label="办不办", choices=[("yes", "照办"), ("no", "不办")], widget=ChoiceCards(),
                                error_messages={"required": "请选照办还是不办"})  # fmt: skip
    ground = forms.ChoiceField(label="不办的理由", required=False, choices=_grounds(REFUSING),
                               help_text="照办的不用选。", error_messages={"invalid_choice": PICK_GROUND})  # fmt: skip
    field_order = ("granted", "ground", "words")


class ErasureForm(WordsForm):
    scope = forms.ChoiceField(
        label="删多少", error_messages={"required": "请选删多少", "invalid_choice": "请选删多少"},
        choices=[*SCOPES.items(), ("none", "不删")],
        widget=ChoiceCards({
            "whole": ChoiceDetail("像到期一样删：原话、身份、留言、材料都删掉，只留编号和经过。"),
            "thread": ChoiceDetail("这张回执下的留言和材料删掉，这件事本身先留着。"),
            "none": ChoiceDetail("要说理由，本人凭回执能看到。"),
        }),
    )  # fmt: skip
    ground = forms.ChoiceField(label="为什么留下", required=False, choices=_grounds(REFUSING),
                               help_text="全部删除的不用选。", error_messages={"invalid_choice": PICK_GROUND})  # fmt: skip
    field_order = ("scope", "ground", "words")

    def __init__(self, *args: Any, request: RightsRequest, holds: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, request=request, **kwargs)
        if holds:
            self.fields["scope"].help_text = f"现在还不能全部删除：{HOLDS[holds[0]]}。"
            self.initial.setdefault("ground", holds[0])
