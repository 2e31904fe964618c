"""Who is away and who stands in; who is on duty on which day."""

from datetime import date
from typing import Any

from django import forms

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.widgets import YmdInput
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.models import Account
from doorstep.foundation.people.queries.absence import colleagues_of, possible_substitutes
from doorstep.foundation.people.queries.duty_list import WEEKDAYS
from doorstep.foundation.people.queries.staff import holding

CHOOSE = {"required": "这一项还没有选", "invalid_choice": "请在列出的里选一个"}
NO_DAY = {"required": "这一天还没有填", "invalid": "没有这一天，请再看一下"}


def _named(accounts: list[Account], empty: str) -> list[tuple[str, str]]:
    return [("", empty), *((one.code, one.display_name) for one in accounts)]


class AbsenceForm(forms.Form):
    """`whose` is given when it is for oneself; an officer chooses the colleague."""

    account = forms.ChoiceField(label="谁不在", error_messages=CHOOSE)
    since = forms.DateField(label="从哪天", widget=YmdInput(), error_messages=NO_DAY)
    until = forms.DateField(label="到哪天（这一天也不在）", widget=YmdInput(), error_messages=NO_DAY)
    substitute = forms.ChoiceField(
        label="谁来代办", required=False, error_messages=CHOOSE,
        help_text="要办的事和通知在这几天转给他。事情还是原来的人经办。没有人代办的，由站里一起看着。",
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, whose: Account | None, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if whose is not None:
            del self.fields["account"]
            able = possible_substitutes(whose, today, today)
        else:
            able = colleagues_of(actor, today)
            self.fields["account"].choices = _named(able, "请选")  # type: ignore[attr-defined]
        self.fields["substitute"].choices = _named(able, "没有，由站里代办")  # type: ignore[attr-defined]


class TurnForm(forms.Form):
    """Either a day of the week or one date."""

    account = forms.ChoiceField(label="谁值班", error_messages=CHOOSE)
    weekday = forms.TypedChoiceField(
        label="每周哪天", coerce=int, empty_value=None, required=False, error_messages=CHOOSE,
        choices=[("", "不是每周，只排一天"), *((str(n), f"每{label}") for n, label in enumerate(WEEKDAYS))],
    )  # fmt: skip
    since = forms.DateField(
        label="哪一天",
        required=False,
        widget=YmdInput(),
        help_text="每周的，从这天开始；空着就从今天开始。",
        error_messages=NO_DAY,
    )
    until = forms.DateField(
        label="到哪天为止",
        required=False,
        widget=YmdInput(),
        help_text="只有每周的要填，不知道就空着。",
        error_messages=NO_DAY,
    )
    phone = forms.CharField(
        label="值班电话",
        required=False,
        max_length=30,
        help_text="当天写在工人看得到的页面上，请不要填个人号码。空着就是站里的电话。",
    )
    substitute = forms.ChoiceField(label="他不在时谁替", required=False, error_messages=CHOOSE)
    holiday_too = forms.BooleanField(label="放假也值班", required=False, help_text="只在这一天放假时要勾。")

    def __init__(self, *args: Any, station: Organisation, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = holding(station, day=today)
        self.fields["account"].choices = _named(staff, "请选")  # type: ignore[attr-defined]
        self.fields["substitute"].choices = _named(staff, "没有定")  # type: ignore[attr-defined]
