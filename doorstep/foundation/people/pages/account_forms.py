"""What the administrator and the officers fill in."""

from typing import Any

from django import forms

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.widgets import YmdInput
from doorstep.foundation.people.queries.accounts import own_organisations
from doorstep.foundation.people.words import role_choices

REQUIRED = {"required": "这里还没有填"}


class _RoleFields(forms.Form):
    """Organisations of the actor's own tree only: another one is no choice at all."""

    role = forms.ChoiceField(
        label="任职",
        choices=[("", "请选"), *role_choices()],
        error_messages={**REQUIRED, "invalid_choice": "请在列出的里选一个"},
    )
    organisation: Any = forms.ModelChoiceField(
        label="在哪个单位",
        queryset=None,
        to_field_name="code",
        empty_label="请选",
        error_messages={**REQUIRED, "invalid_choice": "请在列出的单位里选一个"},
    )
    uscc = forms.CharField(label="企业的统一社会信用代码", required=False, max_length=18, help_text="只有企业联系人要填")
    until = forms.DateField(
        label="到哪天为止",
        required=False,
        widget=YmdInput(),
        help_text="不知道就空着",
        error_messages={"invalid": "没有这一天，请再看一下"},
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        field.queryset = own_organisations(actor)  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: one.name  # type: ignore[attr-defined]


class RoleForm(_RoleFields):
    on_duty = forms.BooleanField(label="值班，收新线索的提醒", required=False)


class InvitationForm(_RoleFields):
    display_name = forms.CharField(label="称呼", max_length=40, help_text="同事看得到，像“王老师”", error_messages=REQUIRED)
    email = forms.EmailField(
        label="电子邮箱",
        required=False,
        help_text="没有也行：链接会显示给您，由您转交",
        error_messages={"invalid": "邮箱像是少了一部分，请再看一下"},
    )
    field_order = ["display_name", "role", "organisation", "uscc", "until", "email"]


class AccountForm(_RoleFields):
    display_name = forms.CharField(label="称呼", max_length=40, help_text="同事看得到，像“王老师”", error_messages=REQUIRED)
    login = forms.CharField(
        label="登录名", max_length=60, help_text="字母、数字或汉字，中间不留空格", error_messages=REQUIRED
    )
    field_order = ["display_name", "login", "role", "organisation", "uscc", "until"]


class NameForm(forms.Form):
    display_name = forms.CharField(label="称呼", max_length=40, error_messages=REQUIRED)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="为什么", max_length=400, widget=forms.Textarea(attrs={"rows": 3}), error_messages=REQUIRED,
        help_text="怎么丢的，怎么确认是本人",
    )  # fmt: skip
