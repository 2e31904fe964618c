"""What is asked for each verb; sentences as the people at the desk would say them."""

import secrets
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from doorstep.foundation.kit.widgets import TapChoices, YmdInput, YuanInput
from doorstep.foundation.people.models import Account

from ..actions.outcomes import FROM_REGISTRATION, level_for
from ..grounds import DOORS, REOPENING
from ..models import Matter
from ..topics import topic_choices

REASON = forms.Textarea(attrs={"rows": 3})
NO_SUCH_DAY = "没有这一天，请再看一下年、月、日"
TOO_LONG = "最多%(limit_value)d个字，现在有%(show_value)d个字，请写短一些"
TOO_FEW, TOO_MANY = "请填不小于%(limit_value)s的数", "请填不大于%(limit_value)s的数"


def speak(form: forms.Form) -> None:
    """What the framework would say by itself, in words of the house."""
    for field in form.fields.values():
        field.error_messages |= {"invalid_choice": "请从列出来的里面选", "max_length": TOO_LONG}
        if not isinstance(field, forms.DateField | forms.DecimalField):
            field.error_messages |= {"min_value": TOO_FEW, "max_value": TOO_MANY}


class MatterForm(forms.Form):
    """A form about one matter; its key lets it act once, however often it is sent."""

    form_key = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, matter: Matter, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_key": secrets.token_hex(12), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.matter = matter
        self.fill(matter)
        speak(self)

    def fill(self, matter: Matter) -> None:
        """Choices and first values that depend on the matter."""


class TrackForm(MatterForm):
    track = forms.ChoiceField(label="分级", choices=Matter.Track.choices, widget=forms.RadioSelect,
                              error_messages={"required": "请选一种分级"})  # fmt: skip
    reason = forms.CharField(label="为什么和建议不同", required=False, max_length=1000, widget=REASON,
                             help_text="和建议一样就不用写。不要写姓名和电话。")  # fmt: skip

    def fill(self, matter: Matter) -> None:
        self.initial.setdefault("track", matter.track)


class AssignForm(MatterForm):
    handler = forms.ChoiceField(label="交给谁", error_messages={"required": "请选交给谁"})

    def __init__(self, *args: Any, matter: Matter, people: list[Account], **kwargs: Any) -> None:
        super().__init__(*args, matter=matter, **kwargs)
        self.people = {account.code: account for account in people if account.pk != matter.handler_id}
        self.fields["handler"].choices = [("", "请选择"), *((code, one.display_name) for code, one in self.people.items())]  # type: ignore[attr-defined]

    def clean_handler(self) -> Account:
        return self.people[self.cleaned_data["handler"]]


class GuidanceForm(MatterForm):
    doors = forms.MultipleChoiceField(
        label="可以走的路", required=False, choices=list(DOORS.items()), widget=TapChoices(row=True)
    )
    words = forms.CharField(
        label="告诉职工的话", widget=forms.Textarea(attrs={"rows": 6}), error_messages={"required": "请写几句给职工的话"},
        help_text="他凭回执能看到。写清去哪里、带什么、最晚哪一天。不要写单位没有同意公开的内容。",
    )  # fmt: skip


class AdviceForm(MatterForm):
    words = forms.CharField(
        label="答复的话", widget=forms.Textarea(attrs={"rows": 6}), error_messages={"required": "请写下答复的话"},
        help_text="他凭回执能看到。写清能怎么做、去哪里。",
    )  # fmt: skip


class CloseForm(MatterForm):
    outcome = forms.ChoiceField(label="结果", widget=forms.RadioSelect, error_messages={"required": "请选一个结果"})
    level = forms.ChoiceField(label="在哪一级解决的", required=False, choices=[("", "照结果定"), *Matter.Level.choices])
    reason = forms.CharField(label="这个结果是怎么来的", max_length=1000, widget=REASON, help_text="谁说的、怎么说的，写给复核的同事看。",
                             error_messages={"required": "请写一句这个结果是怎么来的"})  # fmt: skip

    def fill(self, matter: Matter) -> None:
        offered = FROM_REGISTRATION if matter.phase == Matter.Phase.REGISTERED else set(Matter.Outcome)
        offered = set(offered) - {Matter.Outcome.JOINED}
        if matter.mediation_asked_on:
            offered = set(offered) - {Matter.Outcome.ADVICE_ONLY}
        self.fields["outcome"].choices = [(one.value, one.label) for one in Matter.Outcome if one in offered]  # type: ignore[attr-defined]
        own = Matter.Level(level_for("", matter.office)).label
        self.fields["level"].help_text = f"不选就照结果定：自行解决算企业，已在仲裁或法院算仲裁，其余算{own}。"


class SendBackForm(MatterForm):
    reason = forms.CharField(
        label="哪里还要再办", max_length=1000, widget=REASON, error_messages={"required": "请写一句哪里还要再办"}
    )


class ShieldForm(MatterForm):
    reason = forms.CharField(
        label="原因", max_length=500, widget=REASON, help_text="写给接着看的同事，不要写姓名和电话。",
        error_messages={"required": "请写一句原因"},
    )  # fmt: skip


class KeyForm(MatterForm):
    """Nothing to fill in: one button."""


class ReopenForm(MatterForm):
    ground = forms.ChoiceField(label="为什么重新打开", choices=list(REOPENING.items()), widget=forms.RadioSelect,
                               error_messages={"required": "请选一个原因"})  # fmt: skip
    reason = forms.CharField(
        label="发生了什么", max_length=1000, widget=REASON, error_messages={"required": "请写一句发生了什么"}
    )
    target = forms.ChoiceField(
        label="回到哪一步", widget=forms.RadioSelect, error_messages={"required": "请选回到哪一步"},
        choices=[(Matter.Phase.REGISTERED, "登记，从头核对"), (Matter.Phase.MEDIATION, "调解，双方接着谈"), (Matter.Phase.GUIDANCE, "指引，接着告诉职工怎么走")],
    )  # fmt: skip


class CallForm(MatterForm):
    reached = forms.ChoiceField(label="联系上了吗", choices=[("yes", "联系上了"), ("no", "没有联系上")], widget=forms.RadioSelect,
                                error_messages={"required": "请选联系上没有"})  # fmt: skip
    words = forms.CharField(label="职工怎么说", required=False, max_length=1000, widget=REASON)

    def clean_reached(self) -> bool:
        return self.cleaned_data["reached"] == "yes"


class MediationForm(MatterForm):
    asked_on = forms.DateField(label="职工哪天请求调解的", widget=YmdInput(), help_text="法定期限从这一天起算。",
                               error_messages={"required": "请写哪天", "invalid": NO_SUCH_DAY})  # fmt: skip

    def fill(self, matter: Matter) -> None:
        self.initial.setdefault("asked_on", timezone.localdate())

    def clean_asked_on(self) -> datetime:
        """The moment, as far as a day tells it: today means now, the day it came in means that moment."""
        day, now = self.cleaned_data["asked_on"], timezone.now()
        if day == timezone.localdate(now):
            return now
        start = timezone.make_aware(datetime.combine(day, datetime.min.time()))
        return self.matter.received_on if day == timezone.localdate(self.matter.received_on) else start


class ClaimForm(forms.Form):
    topic = forms.ChoiceField(label="请求", required=False, choices=lambda: [("", "请选择"), *topic_choices()])
    amount = forms.DecimalField(label="职工要多少", required=False, min_value=0, max_digits=14, decimal_places=2, widget=YuanInput(),
                                error_messages={"invalid": "金额写数字，例如12400", "min_value": "金额不能小于零"})  # fmt: skip
    words = forms.CharField(label="说明", required=False, max_length=500)
    employer_says = forms.CharField(label="企业怎么说", required=False, max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        speak(self)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("topic") and (said.get("amount") is not None or said.get("words") or said.get("employer_says")):
            raise forms.ValidationError("写了金额或说明，请选是哪一种请求")
        return said


class TooManyClaims(forms.BaseFormSet):
    default_error_messages = {
        "too_many_forms": "一件事最多%(num)d项请求，请合并相近的再保存",
        "missing_management_form": "这一页没有送全，请重新打开再改一次",
    }


# More are read than are taken, so that somebody who wrote too many gets them back with the sentence.
ClaimForms = forms.formset_factory(
    ClaimForm, formset=TooManyClaims, extra=2, max_num=20, absolute_max=200, validate_max=True
)


class WorkersForm(MatterForm):
    workers = forms.IntegerField(label="一共多少人", min_value=1, max_value=100_000,
                                 error_messages={"required": "请写人数，只有他一个人就写1", "invalid": "人数写整数"})  # fmt: skip

    def fill(self, matter: Matter) -> None:
        self.initial.setdefault("workers", matter.workers)
