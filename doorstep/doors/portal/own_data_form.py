"""What the holder of a receipt may ask for about their own data."""

from django import forms

from doorstep.foundation.kit.widgets import ChoiceCards, ChoiceDetail
from doorstep.foundation.receipts.actions.rights_requests import LONGEST

from .words import WordsField

TOO_LONG = "这里最多写{most}个字，现在有{has}个字，多了{over}个字。您写的都还在，没有丢。"


class OwnDataForm(forms.Form):
    """Nothing is chosen beforehand."""

    kind = forms.ChoiceField(
        label="您要哪一样？",
        choices=[
            ("copy", "要一份我交来的内容"),
            ("correction", "有写错的，要改"),
            ("erasure", "要求删除"),
            ("reading_log", "想知道是哪几位看过"),
        ],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "请选一样：要一份、要改、要删，还是看谁看过。"),
        widget=ChoiceCards({
            "copy": ChoiceDetail("您写的话、留言和材料清单，做成一份，凭回执在这里打开。"),
            "correction": ChoiceDetail("写清哪里错了、应当是什么。"),
            "erasure": ChoiceDetail("要两位工作人员看过才删。还在办的、法律要留的，会告诉您为什么。删了收不回来。"),
            "reading_log": ChoiceDetail("哪个单位、做什么工作的人、什么时候、为什么看，列成一张单子。"),
        }),
    )  # fmt: skip
    words = WordsField(label="要说明的", required=False, most=LONGEST, too_long=TOO_LONG, widget=forms.Textarea(attrs={"rows": 3}),
                       help_text="要改的，请写清哪里要改。别的可以不写。")  # fmt: skip


class StopForm(forms.Form):
    words = WordsField(label="想说明的", required=False, most=LONGEST, too_long=TOO_LONG, widget=forms.Textarea(attrs={"rows": 3}),
                       help_text="可以不写。有人逼您撤回的，在这里写一句，或者直接打电话。")  # fmt: skip
