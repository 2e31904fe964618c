"""What is asked for each verb; sentences as the people at the desk would say them."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from doorstep.foundation.kit.widgets import ChoiceCards, ChoiceDetail, TapChoices, YmdInput, YuanInput
from doorstep.foundation.network.models import Organisation

from ..actions.raising import LONGEST_STORY
from ..actions.verifying import CLOSING_OUTCOMES, WORDS_TO_WORKER
from ..dues import LONGEST_WATCH_DAYS
from ..models import Lead
from ..queries.told import said_total
from ..suggestions import FLAG_LABELS, topic_choices

HEADS = {
    "required": "请写人数，只有一个人就写1", "invalid": "人数写数字", "min_value": "人数最少写1", "max_value": "人数写100,000以内的数",
}  # fmt: skip

WHOLE_PAGE = dict.fromkeys(("required", "max_length"), "这一页没有送全，请重新打开再登记一次")


class LeadForm(forms.Form):
    """A form about one lead."""

    def __init__(self, *args: Any, lead: Lead, **kwargs: Any) -> None:
        self.lead = lead
        super().__init__(*args, **kwargs)


class ReasonForm(LeadForm):
    reason = forms.CharField(label="原因", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
                             help_text="写给接着看的同事，不要写姓名和电话。", error_messages={"required": "请写一句原因"})  # fmt: skip


class WatchForm(ReasonForm):
    review_on = forms.DateField(label="哪天再看", widget=YmdInput(), help_text=f"最长{LONGEST_WATCH_DAYS}天。",
                                error_messages={"required": "请写哪天再看", "invalid": "没有这一天，请再看一下"})  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["review_on"].initial = timezone.localdate() + timedelta(days=14)


class VisitForm(LeadForm):
    day = forms.DateField(label="约好哪天", widget=YmdInput(), help_text="电话里说好的那天；改了日子，再记一次。",
                          error_messages={"required": "请写约好哪天上门", "invalid": "没有这一天，请再看一下"})  # fmt: skip


class CloseForm(ReasonForm):
    outcome = forms.ChoiceField(label="结果", choices=list(CLOSING_OUTCOMES.items()),
                                widget=ChoiceCards({code: ChoiceDetail(f"告诉本人：{words}") for code, words in WORDS_TO_WORKER.items()}),
                                error_messages={"required": "请选一个结果"})  # fmt: skip
    words_to_worker = forms.CharField(
        label="告诉本人的话", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="凭回执能看到。不写，就用备好的话把结果告诉本人。",
    )  # fmt: skip
    field_order = ("outcome", "reason", "words_to_worker")


class ReferForm(LeadForm):
    topics = forms.MultipleChoiceField(label="请求", choices=topic_choices, widget=TapChoices(row=True),
                                       error_messages={"required": "请至少选一项请求"})  # fmt: skip
    amount = forms.DecimalField(label="一共要多少钱", required=False, min_value=0, max_digits=14, decimal_places=2, widget=YuanInput(),
                                help_text="照本人说的填。没说就空着，以后再算。", error_messages={"invalid": "数额写数字，例如12400", "min_value": "数额不能是负数", "max_digits": "数额太大，请再看一下"})  # fmt: skip
    workers = forms.IntegerField(label="多少人", min_value=1, max_value=100_000, error_messages=HEADS)
    asks = forms.ChoiceField(label="要什么", choices=[("mediation", "请我们调解"), ("advice", "只要咨询")], widget=ChoiceCards(),
                             error_messages={"required": "请问清楚要不要调解"})  # fmt: skip

    def __init__(self, *args: Any, lead: Lead, **kwargs: Any) -> None:
        super().__init__(*args, lead=lead, **kwargs)
        self.initial.setdefault("topics", lead.topics)
        self.initial.setdefault("workers", lead.people_count or 1)
        self.initial.setdefault("amount", said_total(lead.understood))
        self.initial.setdefault("asks", "mediation" if lead.asks_mediation else None)


class RerouteForm(ReasonForm):
    office = forms.ChoiceField(
        label="转给谁", error_messages={"required": "请选转给谁", "invalid_choice": "只能转给本区的站，请重新选"}
    )
    field_order = ("office", "reason")

    def __init__(self, *args: Any, lead: Lead, offices: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, lead=lead, **kwargs)
        self.offices = {office.code: office for office in offices if office.pk != lead.office_id}
        self.fields["office"].choices = [("", "请选择"), *((code, office.name) for code, office in self.offices.items())]  # type: ignore[attr-defined]

    def clean_office(self) -> Organisation:
        return self.offices[self.cleaned_data["office"]]


class CorrectForm(LeadForm):
    topics = forms.MultipleChoiceField(label="种类", required=False, choices=topic_choices, widget=TapChoices(row=True))
    red_flags = forms.MultipleChoiceField(label="红旗", required=False, choices=list(FLAG_LABELS.items()), widget=TapChoices(row=True),
                                          help_text="点了红旗，今天就要核实。")  # fmt: skip
    people_count = forms.IntegerField(label="人数", required=False, min_value=1, max_value=100_000, error_messages=HEADS)
    happened_on = forms.DateField(
        label="发生日期", required=False, widget=YmdInput(), error_messages={"invalid": "没有这一天，请再看一下"}
    )
    place_words = forms.CharField(label="地点，照原话写", required=False, max_length=300)
    employer_words = forms.CharField(label="单位，照原话写", required=False, max_length=300)

    def __init__(self, *args: Any, lead: Lead, **kwargs: Any) -> None:
        super().__init__(*args, lead=lead, **kwargs)
        for name in self.fields:
            self.initial.setdefault(name, getattr(lead, name))

    def clean_happened_on(self) -> date | None:
        day = self.cleaned_data["happened_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("发生日期不能晚于今天")
        return day


class NewLeadForm(forms.Form):
    story = forms.CharField(label="说了什么", max_length=LONGEST_STORY, widget=forms.Textarea(attrs={"rows": 6}),
                            help_text="照原话写，一两句也行。", error_messages={"required": "请写一写说了什么"})  # fmt: skip
    employer_words = forms.CharField(label="哪个单位", required=False, max_length=300)
    place_words = forms.CharField(label="在哪里上班", required=False, max_length=300, help_text="楼名、门牌或街道。")
    asks = forms.ChoiceField(label="要什么", choices=[("told", "只是告诉我们"), ("mediation", "请我们调解")], widget=ChoiceCards(),
                             error_messages={"required": "请问清楚要不要调解"})  # fmt: skip
    name = forms.CharField(label="怎么称呼", required=False, max_length=60)
    phone = forms.CharField(label="电话", required=False, max_length=20)
    reach_note = forms.CharField(
        label="怎么联系合适", required=False, max_length=200, help_text="例如：晚上8点后打，不要打到单位。"
    )
    people_count = forms.IntegerField(
        label="一共多少人", required=False, min_value=1, max_value=100_000, error_messages=HEADS
    )
    by_place = forms.BooleanField(label="不归我们站，按地点分给别的站", required=False)
    send_key = forms.CharField(label="这一页", widget=forms.HiddenInput, max_length=40, error_messages=WHOLE_PAGE)


class LetterToLeadForm(forms.Form):
    reason = forms.CharField(label="为什么改为线索", max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
                             error_messages={"required": "请写一句为什么"})  # fmt: skip
