"""Letters an import set aside, and reports of imports."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.kit.paging import newest_first
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.pages.guards import staff_page

from ..actions.letters import make_lead
from ..queries.access import import_for, letter_for
from ..queries.lists import imports_of, letters_of
from ..rules import POOL_OFFICERS
from .forms import LetterToLeadForm


@staff_page(*POOL_OFFICERS)
def set_aside_list(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    page = newest_first(letters_of(actor), after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    context = {"page": page, "imports": imports_of(actor)[:5], "today": timezone.localdate()}
    return render(request, "leads/set_aside_list.html", context)


@staff_page(*POOL_OFFICERS)
def set_aside(request: HttpRequest, code: str) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    letter = letter_for(actor, code)
    form = LetterToLeadForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            lead = make_lead(letter=letter, reason=form.cleaned_data["reason"], actor=actor, at=now)
            messages.success(request, f"已经改为线索{lead.code}，分给{lead.office.name}。")
            return redirect("lead", lead.code)
        except Refused as refused:
            form.add_error("reason" if refused.field else None, refused.sentence)
    record_reading(letter.ref, actor, now, what="搁置的来信")
    context = {"letter": letter, "form": form, "today": timezone.localdate(now)}
    return render(request, "leads/set_aside.html", context, status=422 if request.method == "POST" else 200)


@staff_page(*POOL_OFFICERS)
def hotline_import(request: HttpRequest, code: str) -> HttpResponse:
    run = import_for(request.actor, code)  # type: ignore[attr-defined]
    return render(request, "leads/hotline_import.html", {"run": run, "report": run.report, "today": timezone.localdate()})
