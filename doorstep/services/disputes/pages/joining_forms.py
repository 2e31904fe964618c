"""Which of two matters goes on, and what goes over."""

from typing import Any

from django import forms

from doorstep.foundation.kit.widgets import TapChoices

from ..models import Matter
from ..topics import topic_label
from .forms import REASON, MatterForm


class JoinForm(MatterForm):
    survivor = forms.CharField(
        label="并到哪一件", max_length=40, help_text="写编号。收到得早的那一件留下来，法定期限从它算。",
        error_messages={"required": "请写并到哪一件的编号"},
    )  # fmt: skip
    claims = forms.MultipleChoiceField(
        label="哪些请求带过去", required=False, widget=TapChoices(), help_text="两件里都有的不用带，带了会重复算。"
    )
    workers = forms.IntegerField(
        label="合起来一共多少人", required=False, min_value=1, max_value=100_000, help_text="不变就空着。",
        error_messages={"invalid": "人数写整数"},
    )  # fmt: skip
    reason = forms.CharField(label="为什么是同一件事", max_length=1000, widget=REASON,
                             error_messages={"required": "请写一句为什么是同一件事"})  # fmt: skip

    def fill(self, matter: Matter) -> None:
        self.fields["claims"].choices = [(str(one.pk), _label(one)) for one in matter.claims.order_by("id")]  # type: ignore[attr-defined]

    def clean_claims(self) -> list[int]:
        return [int(one) for one in self.cleaned_data["claims"]]


def _label(claim: Any) -> str:
    named = f"{claim.amount:,.2f}元" if claim.amount is not None else "没提数目"
    return f"{topic_label(claim.topic)}，{named}"
