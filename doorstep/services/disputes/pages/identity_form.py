"""The reason for which an identity is opened."""

from django import forms


class OpenIdentityForm(forms.Form):
    reason = forms.CharField(label="为什么要看", max_length=200, error_messages={"required": "请写一句为什么要看，本人能查到"},
                             help_text="像“打电话约调解时间”。")  # fmt: skip
