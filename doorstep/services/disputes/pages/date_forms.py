"""What is asked about a matter's dates and about acts that restart or stop the limitation."""

from typing import Any

from django import forms

from doorstep.foundation.kit.widgets import YmdInput
from doorstep.knowledge.labourlaw.limitation import SUSPENSION
from doorstep.knowledge.labourlaw.matter_facts import LABELS_ZH
from doorstep.knowledge.labourlaw.matter_limitation import ACTS_ZH

from ..models import DatedFact, Matter
from ..queries.matter_dates import day_choices, flag_choices
from .forms import NO_SUCH_DAY, REASON, MatterForm

ACTS = [("", "请选择"), *ACTS_ZH.items()]


def day_field(label: str, *, required: bool = False, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label, required=required, widget=YmdInput(), help_text=help_text,
        error_messages={"invalid": NO_SUCH_DAY, "required": "请填是哪一天"},
    )  # fmt: skip


SOURCE: Any = {"label": "谁说的", "required": False, "choices": [("", "没有说"), *DatedFact.Source.choices]}
WHAT: Any = {"label": "什么事", "error_messages": {"required": "请从列出来的里面选一件事"}}


class DateForm(MatterForm):
    what = forms.ChoiceField(**WHAT)
    on = day_field("哪一天", required=True)
    source = forms.ChoiceField(**SOURCE)

    def fill(self, matter: Matter) -> None:
        self.fields["what"].choices = [("", "请选择"), *day_choices()]  # type: ignore[attr-defined]

    def answers(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class FlagForm(MatterForm):
    """What is no day but changes a period: yes or no, and one count of days."""

    what = forms.ChoiceField(**WHAT)
    yes = forms.ChoiceField(
        label="是不是", required=False, widget=forms.RadioSelect, choices=[("yes", "是"), ("no", "不是")]
    )
    count = forms.IntegerField(
        label="多少天", required=False, error_messages={"invalid": "请写整数"},
        help_text=f"只有“{LABELS_ZH['injury_days_lost']}”填这里，不选上面的是不是。",
    )  # fmt: skip
    source = forms.ChoiceField(**SOURCE)

    def fill(self, matter: Matter) -> None:
        self.fields["what"].choices = [("", "请选择"), *flag_choices()]  # type: ignore[attr-defined]

    def answers(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        return {**said, "yes": {"yes": True, "no": False}.get(said["yes"])}


class ActForm(MatterForm):
    act = forms.ChoiceField(label="什么事", choices=ACTS, error_messages={"required": "请选一种情形"})
    on = day_field("哪一天", required=True)
    until = day_field("到哪天为止", help_text=f"只有“{ACTS_ZH[SUSPENSION]}”要填，填又能主张权利的那一天。")
    source = forms.ChoiceField(**SOURCE)
    proven = forms.BooleanField(
        label="能证明",
        required=False,
        help_text="有回执、记录、录音或者见证，才打勾。没打勾的不算数，只提示如果能证明会怎样。",
    )
    channel = forms.ChoiceField(label="用什么方式", required=False, choices=[("", "请选择"), *DatedFact.Channel.choices])
    proof = forms.CharField(
        label="拿什么证明",
        required=False,
        max_length=500,
        widget=REASON,
        help_text="例如：微信聊天记录，3月3日，对方已读。",
    )

    def answers(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class WithdrawForm(MatterForm):
    reason = forms.CharField(
        label="为什么收回", max_length=500, widget=REASON, error_messages={"required": "请写一句为什么收回"}
    )

    def answers(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class GuessForm(forms.Form):
    """先看看：nothing is kept."""

    act = forms.ChoiceField(label="如果能证明", choices=list(ACTS_ZH.items())[:-1])
    day = day_field("这一天", required=True)
