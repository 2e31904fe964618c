from django import forms

from ..actions.exporting import LONGEST_REASON
from ..actions.views import LONGEST_ADDRESS, LONGEST_NAME


class SaveViewForm(forms.Form):
    page = forms.CharField(max_length=40, widget=forms.HiddenInput)
    address = forms.CharField(max_length=2 * LONGEST_ADDRESS, required=False, widget=forms.HiddenInput)
    name = forms.CharField(
        label="名字", max_length=LONGEST_NAME, error_messages={"required": "请给它起个名字，比如“等企业答复”"},
    )  # fmt: skip
    shared = forms.BooleanField(label="本站同事也能用", required=False)


class ExportForm(forms.Form):
    reason = forms.CharField(
        label="为什么要导出，给谁用", max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="这句话会和您的名字、时间、行数一起记下来。", error_messages={"required": "请写一句为什么要导出、给谁用"},
    )  # fmt: skip


class AssignForm(forms.Form):
    key = forms.CharField(max_length=40, widget=forms.HiddenInput)
    handler = forms.ChoiceField(label="分给谁", error_messages={"required": "请选一位同事"})

    def __init__(self, *args: object, handlers: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["handler"].choices = [("", "请选一位同事"), *handlers]  # type: ignore[attr-defined]
