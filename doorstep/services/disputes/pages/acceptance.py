"""Taken on, because both sides agree; or not, with the reason and where to go."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from doorstep.foundation.kit.widgets import TapChoices, YmdInput
from doorstep.foundation.people.models import Account

from ..actions.acceptance import Meeting, accept_mediation, decline_mediation
from ..grounds import DOORS
from ..models import Acceptance, Matter
from ..queries.staff import possible_handlers
from .forms import NO_SUCH_DAY, REASON, MatterForm
from .verbs import Verb, verb_page


class AcceptForm(MatterForm):
    how = forms.CharField(label="对方怎么答应的", max_length=1000, widget=REASON, help_text="写谁答应的、电话还是当面。",
                          error_messages={"required": "请写一句对方是谁、怎么答应的"})  # fmt: skip
    accepted_on = forms.DateField(
        label="哪天双方都同意的", widget=YmdInput(), error_messages={"required": "请写哪天", "invalid": NO_SUCH_DAY}
    )
    mediator = forms.ChoiceField(label="调解员", error_messages={"required": "请选调解员"})
    meets_on = forms.DateField(label="约哪天谈", required=False, widget=YmdInput(), help_text="还没约就空着。",
                               error_messages={"invalid": NO_SUCH_DAY})  # fmt: skip
    meets_time = forms.TimeField(label="几点", required=False, help_text="例如14:00。",
                                 widget=forms.TimeInput(attrs={"type": "time"}), error_messages={"invalid": "时间写成14:00这样"})  # fmt: skip
    place = forms.CharField(label="在哪里谈", required=False, max_length=100)

    def fill(self, matter: Matter) -> None:
        self.people = {one.code: one for one in possible_handlers(matter.office, timezone.now())}
        self.fields["mediator"].choices = [("", "请选择"), *((one.code, one.display_name) for one in self.people.values())]  # type: ignore[attr-defined]
        self.initial.setdefault("accepted_on", timezone.localdate())
        if matter.handler:
            self.initial.setdefault("mediator", matter.handler.code)

    def clean_mediator(self) -> Account:
        return self.people[self.cleaned_data["mediator"]]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("meets_time") and not said.get("meets_on"):
            self.add_error("meets_on", "写了几点，请再写哪天")
        return said

    @property
    def meeting(self) -> Meeting:
        said = self.cleaned_data
        if not said["meets_on"]:
            return Meeting(None, said["place"])
        moment = datetime.combine(said["meets_on"], said["meets_time"] or datetime.max.time().replace(microsecond=0))
        return Meeting(timezone.make_aware(moment), said["place"])


class DeclineForm(MatterForm):
    ground = forms.ChoiceField(label="为什么没有受理", choices=Acceptance.Ground.choices, widget=forms.RadioSelect,
                               error_messages={"required": "请选一个原因"})  # fmt: skip
    doors = forms.MultipleChoiceField(
        label="下一步可以去", choices=list(DOORS.items()), widget=TapChoices(row=True),
        error_messages={"required": "请至少选一个下一步可以去的地方"},
    )  # fmt: skip
    words = forms.CharField(
        label="告诉职工的话", widget=forms.Textarea(attrs={"rows": 6}), error_messages={"required": "请写几句给职工的话"},
        help_text="他凭回执能看到。写清为什么、去哪里、带什么、最晚哪一天。",
    )  # fmt: skip


def _accept(matter: Matter, form: AcceptForm, **who: Any) -> None:
    said = form.cleaned_data
    accept_mediation(
        matter=matter, how=said["how"], mediator=said["mediator"], accepted_on=said["accepted_on"], meeting=form.meeting,
        form_key=said["form_key"], **who,
    )  # fmt: skip


def _decline(matter: Matter, form: DeclineForm, **who: Any) -> None:
    decline_mediation(matter=matter, **form.cleaned_data, **who)


accept = verb_page(Verb(
    "accept", "受理", "双方都同意调解才受理。受理后15天内应当谈完，职工随时去仲裁的权利不变。", "受理",
    "受理了，可以打印受理通知书。", AcceptForm, _accept,
))  # fmt: skip
decline = verb_page(Verb(
    "decline", "不予受理", "对方不愿意、联系不上或者不归我们调解的，告诉职工为什么、去哪里。", "告诉职工",
    "记下了，有回执的职工已经能看到，可以打印不予受理告知。", DeclineForm, _decline,
))  # fmt: skip
