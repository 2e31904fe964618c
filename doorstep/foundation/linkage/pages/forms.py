"""What is asked when a record changes hands."""

from django import forms

REASON = forms.Textarea(attrs={"rows": 3})


class RejectForm(forms.Form):
    reason = forms.CharField(
        label="为什么不接", max_length=500, widget=REASON, help_text="提出的同事会看到。不要写姓名和电话。",
        error_messages={"required": "请写一句为什么不接，对方要看", "max_length": "原因最多500个字，请写短一些"},
    )  # fmt: skip


class PullForm(forms.Form):
    code = forms.CharField(
        label="哪一件", max_length=40, help_text="写编号，例如HA-2026-000123。",
        error_messages={"required": "请写编号", "max_length": "编号没有这么长，请再看一下"},
    )  # fmt: skip
    reason = forms.CharField(
        label="为什么由我们办", max_length=500, widget=REASON, help_text="例如：职工住在我们街道，或者在我们街道上班。",
        error_messages={"required": "请写一句为什么，对方要看", "max_length": "原因最多500个字，请写短一些"},
    )  # fmt: skip

    def clean_code(self) -> str:
        return self.cleaned_data["code"].strip().upper()
