"""Claims and the other side, corrected on pages of their own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.network.queries.finding import enterprises_named
from doorstep.foundation.people.pages.guards import staff_page

from ..actions.parties import amend_claims, amend_employer
from ..actions.registration import ClaimGiven
from ..models import Matter
from ..queries.access import matter_for
from ..queries.words import title_of
from ..rules import READERS
from .employer_form import EmployerFields
from .forms import ClaimForms, MatterForm, WorkersForm
from .verbs import done


@staff_page(*READERS)
def claims(request: HttpRequest, code: str) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    matter, sent = matter_for(actor, code, to="amend"), request.method == "POST"
    rows = [
        {"topic": one.topic, "amount": one.amount, "words": one.words, "employer_says": one.employer_says}
        for one in matter.claims.order_by("id")
    ]
    form = WorkersForm(request.POST if sent else None, matter=matter)
    claim_forms = ClaimForms(request.POST if sent and "form-TOTAL_FORMS" in request.POST else None, initial=rows)
    whole = sent and claim_forms.is_bound and claim_forms.is_valid()
    if whole and done(request, form, "请求改好了。", lambda: _amend(matter, form, claim_forms, actor=actor, at=now)):
        return redirect("matter", code)
    record_reading(matter.ref, actor, now, what="请求")
    context = {"form": form, "claim_forms": claim_forms, "matter": matter, "title": title_of(matter)}
    return render(request, "disputes/claims.html", context, status=422 if sent else 200)


def _amend(matter: Matter, form: WorkersForm, rows: Any, **who: Any) -> None:
    given = [ClaimGiven(**row) for row in rows.cleaned_data if row.get("topic")]
    amend_claims(matter=matter, claims=given, **form.cleaned_data, **who)


class EmployerForm(MatterForm, EmployerFields):
    field_order = ("employer", "enterprise")

    def __init__(self, *args: Any, matter: Matter, find: Any, **kwargs: Any) -> None:
        super().__init__(*args, matter=matter, **kwargs)
        self.find = find
        self.prepare_employer()


@staff_page(*READERS)
def employer(request: HttpRequest, code: str) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    matter, sent = matter_for(actor, code, to="amend"), request.method == "POST"
    form = EmployerForm(request.POST if sent else None, matter=matter, find=enterprises_named(actor))
    if sent and done(request, form, "单位改好了。", lambda: _employer(matter, form, actor=actor, at=now)):
        return redirect("matter", code)
    record_reading(matter.ref, actor, now, what="对方单位")
    context = {"form": form, "matter": matter, "title": title_of(matter)}
    return render(request, "disputes/employer.html", context, status=422 if sent else 200)


def _employer(matter: Matter, form: EmployerForm, **who: Any) -> None:
    said = form.cleaned_data
    amend_employer(matter=matter, enterprise=said["register"], words=said["employer"], form_key=said["form_key"], **who)
