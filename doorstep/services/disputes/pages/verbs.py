"""One page per verb: what it does, what it asks, one button."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.pages.guards import staff_page

from ..actions import closing, custody, guidance, parties, triage
from ..actions.once import AlreadySent
from ..models import Matter
from ..queries.access import matter_for
from ..queries.proposal import proposal_of
from ..queries.staff import possible_handlers
from ..queries.words import title_of
from ..rules import READERS
from . import forms as asked
from .fact_form import FactForm


@dataclass(frozen=True)
class Verb:
    """`name` is the verb of the rules; `does` calls the one action with the cleaned answers; `done` is said afterwards."""

    name: str
    title: str
    explains: str
    button: str
    done: str
    form: Callable[..., forms.Form]
    does: Callable[..., Any]
    template: str = "disputes/verb.html"
    prefilled: tuple[str, ...] = ()


def verb_page(verb: Verb) -> Callable[..., HttpResponse]:
    @staff_page(*READERS)
    def page(request: HttpRequest, code: str) -> HttpResponse:
        actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
        matter = matter_for(actor, code, to=verb.name)
        sent = request.method == "POST"
        given = {name: request.GET[name] for name in verb.prefilled if name in request.GET}
        form = verb.form(request.POST if sent else None, request.FILES if sent else None, matter=matter, initial=given)
        if sent and done(request, form, verb.done, lambda: verb.does(matter, form, actor=actor, at=now)):
            return redirect("matter", code)
        record_reading(matter.ref, actor, now, what=verb.title)
        context = {"verb": verb, "form": form, "matter": matter, "title": title_of(matter), "proposal": proposal_of(matter)}
        return render(request, verb.template, context, status=422 if sent else 200)

    return page


def done(request: HttpRequest, form: forms.BaseForm, said: str, act: Callable[[], Any]) -> bool:
    """Valid and acted on; a form that was sent twice is as good as done."""
    if not form.is_valid():
        return False
    try:
        act()
    except AlreadySent as before:
        messages.info(request, before.sentence)
        return True
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return False
    messages.success(request, said)
    return True


def _assign_form(*args: Any, matter: Matter, **kwargs: Any) -> forms.Form:
    return asked.AssignForm(*args, matter=matter, people=possible_handlers(matter.office, timezone.now()), **kwargs)


def plain(action: Callable[..., Any], **renamed: str) -> Callable[..., Any]:
    """Cleaned answers as they are, under the action's own names."""

    def act(matter: Matter, form: forms.Form, **who: Any) -> Any:
        said = {renamed.get(name, name): value for name, value in form.cleaned_data.items()}
        return action(matter=matter, **said, **who)

    return act


def _set_facts(matter: Matter, form: FactForm, **who: Any) -> None:
    key = form.cleaned_data["form_key"]
    triage.set_facts(matter=matter, answers=form.answers(), sources=form.sources(), form_key=key, **who)


facts = verb_page(Verb(
    "set_facts", "事实，按要素", "问到什么填什么，不知道的就留着“还不知道”。改了以后会重新给出分级建议。", "保存", "事实记下了。", FactForm, _set_facts,
    "disputes/facts.html",
))  # fmt: skip
track = verb_page(Verb(
    "decide_track", "定分级", "分级决定多少天办完。和建议不同的时候，写一句为什么。", "定下来", "分级定了。",
    asked.TrackForm, plain(triage.decide_track), "disputes/track.html",
))  # fmt: skip
assign = verb_page(Verb(
    "assign", "换经办人", "没做完的事一起交过去，期限不变。", "交给他", "经办人定了，已经告诉他。", _assign_form, plain(custody.assign),
))  # fmt: skip
guide = verb_page(Verb(
    "give_guidance", "给职工指引", "告诉他可以走哪些路。调解不耽误仲裁，时效快到的先请他申请仲裁。", "发给职工", "指引记下了，有回执的职工已经能看到。",
    asked.GuidanceForm, plain(guidance.give_guidance, doors="next_doors"),
))  # fmt: skip
advise = verb_page(Verb(
    "close_with_advice", "答复并办结", "他只要咨询。答复以后这件事就办结，他想调解可以再打开。", "答复并办结", "答复了，这件事办结。",
    asked.AdviceForm, plain(closing.close_with_advice),
))  # fmt: skip
close = verb_page(Verb(
    "propose_closing", "提出结案", "要另一位同事看过才算办结。", "提出结案", "提出来了，等另一位同事看。",
    asked.CloseForm, plain(closing.propose_closing),
))  # fmt: skip
agree = verb_page(Verb(
    "agree_closing", "看结案", "看看结果和经过对得上对不上。", "同意办结", "办结了。", asked.KeyForm, plain(closing.agree), "disputes/agree.html",
))  # fmt: skip
send_back = verb_page(Verb(
    "send_back", "退回再办", "写清哪里还要办，提出的同事会收到。", "退回", "退回去了，已经告诉提出的同事。",
    asked.SendBackForm, plain(closing.send_back),
))  # fmt: skip
reopen = verb_page(Verb(
    "reopen", "重新打开", "原来的结果和删除日期作废，经过里留着。法定的日子不变。", "重新打开", "重新打开了，办过的同事都会收到。",
    asked.ReopenForm, plain(closing.reopen),
))  # fmt: skip
call = verb_page(Verb(
    "return_call", "记下回访", "没有联系上也记一笔。说好的没有做到，可以重新打开。", "记下", "回访记下了。",
    asked.CallForm, plain(closing.note_return_call),
))  # fmt: skip
mediation = verb_page(Verb(
    "amend", "职工请求调解", "原来只要咨询，现在请我们调解。", "记下", "记下了，法定期限开始算。", asked.MediationForm, plain(parties.ask_for_mediation),
))  # fmt: skip
shield = verb_page(Verb(
    "shield", "保护来源", "保护以后，只有经办人和本站、本区的工作人员能看到这件事。", "保护", "已经保护。", asked.ShieldForm, plain(custody.shield),
))  # fmt: skip
unshield = verb_page(Verb(
    "unshield", "不再保护来源", "以后本区的包案领导也能看到这件事。", "不再保护", "不再保护。", asked.ShieldForm, plain(custody.unshield),
))  # fmt: skip
