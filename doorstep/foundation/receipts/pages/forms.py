import secrets
from typing import Any

from django import forms


class MessageForm(forms.Form):
    """Empty and too long are refused by the action, whose sentences say what to do."""

    words = forms.CharField(label="留言", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    send_key = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    def __init__(self, *args: Any, label: str = "留言", **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"send_key": secrets.token_hex(8)})
        super().__init__(*args, **kwargs)
        self.fields["words"].label = label
        self.fields["words"].needed_sometimes = True  # type: ignore[attr-defined]


class TypedUpForm(forms.Form):
    words = forms.CharField(
        label="听到了什么", required=False, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="照原话记要紧的：哪家单位、什么时候、多少钱、几个人。",
    )  # fmt: skip
