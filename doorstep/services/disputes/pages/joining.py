"""One matter joined to another, taken apart again, or looked at and left alone."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.pages.guards import staff_page

from ..actions import joining
from ..models import Matter
from ..queries.access import matter_for, other_matter
from ..rules import READERS
from .forms import KeyForm
from .joining_forms import JoinForm
from .verbs import Verb, verb_page


def _join(matter: Matter, form: forms.Form, **who: Any) -> None:
    said = dict(form.cleaned_data)
    survivor = other_matter(who["actor"], said.pop("survivor"))
    joining.merge(matter=matter, survivor=survivor, **said, **who)


def _separate(matter: Matter, form: forms.Form, **who: Any) -> None:
    joining.separate(matter=matter, form_key=form.cleaned_data["form_key"], **who)


join = verb_page(Verb(
    "join", "合到一起", "两次登记的是同一件事，合成一件办。两个编号和手里的回执都还能用，当天可以再分开。", "合到一起",
    "合到一起了，两个编号和回执都还能用。", JoinForm, _join, prefilled=("survivor",),
))  # fmt: skip
part = verb_page(Verb(
    "part", "分开", "回执、当事人和带过去的请求都回到原来那一件，接着单独办。法定的日子不变。", "分开", "分开了。", KeyForm, _separate,
))  # fmt: skip


@staff_page(*READERS)
@require_POST
def set_apart(request: HttpRequest, code: str) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    matter = matter_for(actor, code, to="set_apart")
    try:
        other = other_matter(actor, request.POST.get("other", ""))
        joining.set_apart(matter=matter, other=other, actor=actor, at=timezone.now())
        messages.success(request, "记下了，这两件不是一回事，以后不再提醒。")
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("matter", code)
