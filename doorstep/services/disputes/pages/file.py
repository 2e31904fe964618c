"""What is put into a matter's file at the desk: remarks, evidence, ticks of the checklist; and giving it to another station."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.linkage.actions.transfers import ask
from doorstep.foundation.linkage.queries.transfers import offices_to_take
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.pages.guards import staff_page

from ..actions.file import LONGEST_NOTE, add_exhibit, add_note
from ..actions.playbooks import tick as tick_line
from ..models import Exhibit, Matter
from ..queries.access import matter_for
from ..rules import READERS
from .forms import REASON, MatterForm
from .verbs import Verb, plain, verb_page


class NoteForm(MatterForm):
    words = forms.CharField(
        label="记什么", max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="只有办这件事的同事看得到，双方都看不到。", error_messages={"required": "请写一句再保存"},
    )  # fmt: skip


class ExhibitForm(MatterForm):
    upload = forms.FileField(
        label="文件", help_text="照片、PDF、Word、Excel、录音都可以。", error_messages={"required": "请选一个文件"}
    )
    given_by = forms.ChoiceField(label="谁给的", choices=Exhibit.GivenBy.choices, widget=forms.RadioSelect,
                                 error_messages={"required": "请选是谁给的"})  # fmt: skip
    shows = forms.CharField(label="说明什么", required=False, max_length=200, help_text="例如：六月到八月工资各6,200元。")


class TransferForm(MatterForm):
    taker = forms.ChoiceField(label="转给谁", error_messages={"required": "请选转给谁"})
    reason = forms.CharField(label="为什么转", max_length=500, widget=REASON, help_text="对方要看。不要写姓名和电话。",
                             error_messages={"required": "请写一句为什么，对方要看"})  # fmt: skip
    keeps_reading = forms.BooleanField(
        label="转出以后，我们站还要能看", required=False, help_text="不勾，对方接收后我们就看不到了。"
    )

    def fill(self, matter: Matter) -> None:
        self.offices = {one.code: one for one in offices_to_take(matter.district) if one.pk != matter.office_id}
        self.fields["taker"].choices = [("", "请选择"), *((one.code, one.name) for one in self.offices.values())]  # type: ignore[attr-defined]

    def clean_taker(self) -> Organisation:
        return self.offices[self.cleaned_data["taker"]]


def _transfer(matter: Matter, form: TransferForm, **who: Any) -> None:
    said = form.cleaned_data
    ask(about=matter.ref, taker=said["taker"], reason=said["reason"], keeps_reading=said["keeps_reading"], **who)


note = verb_page(Verb("note", "记一笔", "写给一起办的同事。", "记下", "记下了。", NoteForm, plain(add_note)))
exhibit = verb_page(Verb(
    "add_file", "加证据", "当面交来的材料放在这里，谁给的写清楚。", "收下", "收下了。", ExhibitForm, plain(add_exhibit),
))  # fmt: skip
transfer = verb_page(Verb(
    "transfer", "转给别的站", "对方接收以前，还由我们站办，期限照走。两个工作日没有答复，由区里定。", "请对方接收",
    "已经请对方答复。没有接收以前，还由我们站办。", TransferForm, _transfer,
))  # fmt: skip


@staff_page(*READERS)
@require_POST
def tick(request: HttpRequest, code: str) -> HttpResponse:
    actor, given = request.actor, request.POST  # type: ignore[attr-defined]
    matter = matter_for(actor, code, to="tick")
    try:
        tick_line(matter=matter, key=given.get("key", ""), done=given.get("done") == "1", actor=actor, at=timezone.now())
    except Refused as refused:
        messages.info(request, refused.sentence)
    return redirect(f"{reverse('matter', args=[code])}#checklist")
