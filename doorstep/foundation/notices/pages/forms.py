"""Forms of the own channels and of a district's gateways."""

from typing import Any

from django import forms

from doorstep.foundation.notices.gateways.members import MEMBERS
from doorstep.foundation.notices.models import Channel, Gateway

KEPT = "已经设好，留空就不改"


class ChannelForm(forms.Form):
    kind = forms.ChoiceField(
        label="用什么联络", choices=Channel.Kind.choices,
        error_messages={"required": "请选一种联络方式", "invalid_choice": "请选一种联络方式"},
    )  # fmt: skip
    address = forms.CharField(
        label="邮箱、手机号或接口地址", max_length=200, error_messages={"required": "请填上地址，我们才知道发到哪里"}
    )
    is_safe = forms.BooleanField(
        label="可以放心往这里发", required=False, help_text="只有您一个人看得到，才打勾。消息里只说有新消息，不说是什么事"
    )


class GatewayForm(forms.Form):
    """The options of one member, as lines of a form. Secrets are never written into the page."""

    def __init__(self, *args: Any, member: str, gateway: Gateway | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        before = gateway.options if gateway and gateway.member == member else {}
        for option in MEMBERS[member].options:
            is_kept = option.secret and bool(before.get(option.name))
            self.fields[option.name] = forms.CharField(
                label=option.label, help_text=KEPT if is_kept else option.help, max_length=300,
                required=option.required and not is_kept, initial="" if option.secret else before.get(option.name, ""),
                widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}) if option.secret else forms.TextInput(),
                error_messages={"required": f"请填上{option.label}"},
            )  # fmt: skip
