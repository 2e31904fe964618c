"""One page per verb: what it does, what it asks, one button."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.pages.guards import staff_page

from ..actions import moving, verifying, visiting
from ..cards import title_of
from ..likeness import likenesses
from ..models import Lead
from ..queries.access import lead_for, lead_seen
from ..queries.lead_page import matter_url
from ..queries.offices import offices_of
from ..queries.place import suggested_office
from ..rules import READERS, may
from . import forms as asked


@dataclass(frozen=True)
class Verb:
    """`does` calls the one action with the cleaned answers; `done` is said afterwards."""

    name: str
    title: str
    explains: str
    button: str
    done: str
    form: Callable[..., forms.Form]
    does: Callable[..., Any]


def verb_page(verb: Verb) -> Callable[..., HttpResponse]:
    @staff_page(*READERS)
    def page(request: HttpRequest, code: str) -> HttpResponse:
        actor = request.actor  # type: ignore[attr-defined]
        lead = lead_for(actor, code, to=verb.name)
        answer = may(actor, verb.name, lead)
        if not answer:
            messages.error(request, answer.why_not)
            return redirect("lead", code)
        form = verb.form(request.POST or None, lead=lead)
        if request.method == "POST" and _done(verb, form, lead, request):
            return redirect(_landing(code, actor))
        alike = likenesses(lead, actor, timezone.now()) if verb.name == "refer" else []
        context = {"verb": verb, "form": form, "lead": lead, "lead_title": title_of(lead), "alike": alike}
        return render(request, "leads/verb.html", context, status=422 if request.method == "POST" else 200)

    return page


def _landing(code: str, actor: Actor) -> str:
    """What became a matter goes on there; whoever gave a lead out of sight goes back to the list."""
    lead = lead_seen(actor, code)
    if lead is None:
        return reverse("lead-list")
    return matter_url(lead, actor) or reverse("lead", args=[code])


def _done(verb: Verb, form: forms.Form, lead: Lead, request: HttpRequest) -> bool:
    if not form.is_valid():
        return False
    try:
        verb.does(lead, form.cleaned_data, actor=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return False
    messages.success(request, verb.done)
    return True


@staff_page(*READERS)
@require_POST
def take(request: HttpRequest, code: str) -> HttpResponse:
    lead = lead_for(request.actor, code, to="take")  # type: ignore[attr-defined]
    try:
        seen = request.POST.get("handler", "")
        verifying.take(lead=lead, instead_of=seen, actor=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, "这条线索由您经办了。")
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("lead", code)


def _refer(lead: Lead, said: dict[str, Any], **who: Any) -> None:
    first, *others = said["topics"]
    claims = [verifying.ClaimGiven(first, said["amount"]), *(verifying.ClaimGiven(topic) for topic in others)]
    verifying.refer(lead=lead, claims=claims, workers=said["workers"], asks=said["asks"], **who)


def _reroute_form(*args: Any, lead: Lead, **kwargs: Any) -> forms.Form:
    office = suggested_office(lead)
    initial = {"office": office.code} if office else {}
    return asked.RerouteForm(*args, lead=lead, offices=offices_of(lead.district), initial=initial, **kwargs)


watch = verb_page(Verb(
    "watch", "先关注", "有风险，但还没有人请求帮助。到期前会提醒您再看一次。", "先关注", "已经转为关注，到期会排进您的今天。",
    asked.WatchForm, lambda lead, said, **who: verifying.watch(lead=lead, **said, **who),
))  # fmt: skip
visit = verb_page(Verb(
    "visit", "约上门的日子", "先打电话约好。单位凭回执能看到哪天上门，到那天会排进您的今天。", "约好了", "约好了，单位凭回执能看到。",
    asked.VisitForm, lambda lead, said, **who: visiting.agree_visit(lead=lead, **said, **who),
))  # fmt: skip
close = verb_page(Verb(
    "close", "结束这条线索", "留过回执的人会在回执里看到结果。", "结束", "这条线索结束了。",
    asked.CloseForm, lambda lead, said, **who: verifying.close(lead=lead, **said, **who),
))  # fmt: skip
refer = verb_page(Verb(
    "refer", "转为争议事项", "会给一个事项编号，原来的回执接着能用，收到的日子从最早说的那天算。", "转为争议事项", "已经登记为争议事项。",
    asked.ReferForm, _refer,
))  # fmt: skip
reroute = verb_page(Verb(
    "reroute", "转给别的站", "转过去就由对方核实，时限从今天重新算。", "转过去", "已经转过去了。",
    _reroute_form, lambda lead, said, **who: moving.reroute(lead=lead, **said, **who),
))  # fmt: skip
correct = verb_page(Verb(
    "correct", "更正", "改您核实清楚的地方，经过里会记一笔。", "保存", "改好了。",
    asked.CorrectForm, lambda lead, said, **who: moving.correct(lead=lead, changes=said, **who),
))  # fmt: skip
shield = verb_page(Verb(
    "shield", "保护来源", "保护以后，只有经办人和本站、本区的工作人员能看到这条线索。", "保护", "已经保护。",
    asked.ReasonForm, lambda lead, said, **who: moving.shield(lead=lead, **said, **who),
))  # fmt: skip
unshield = verb_page(Verb(
    "unshield", "不再保护来源", "以后本区的包案领导也能看到这条线索。", "不再保护", "不再保护。",
    asked.ReasonForm, lambda lead, said, **who: moving.unshield(lead=lead, **said, **who),
))  # fmt: skip
