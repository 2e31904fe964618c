"""What happened: kept in the draft, not yet sent."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from ..draft import draft_of, drop_shown_slip, keep
from ..forms import TellForm
from ..visit import show, visit_of


def tell(request: HttpRequest) -> HttpResponse:
    visit = visit_of(request)
    if visit.place is None:
        return redirect("portal-front")
    draft = {} if "slip" in (before := draft_of(visit)) else before
    form = TellForm(request.POST or None, initial=draft.get("told"))
    if request.method == "POST" and form.is_valid():
        answers = {"send_key": secrets.token_hex(16), **draft, "told": form.cleaned_data}
        return keep(visit, redirect("portal-understood"), answers)
    page = show(visit, "portal/tell.html", {"form": form}, status=422 if form.is_bound else 200)
    return drop_shown_slip(visit, page)
