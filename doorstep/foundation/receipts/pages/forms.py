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
