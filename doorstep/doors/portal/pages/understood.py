"""How we understood the story: marked, corrected with a tap, completed where something is missing; then the wish."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from doorstep.foundation.receipts import drafts

from ..answers import answers_to, understood
from ..draft import draft_of, keep, token_of
from ..position import NOT_UNDERSTOOD
from ..queries.places import streets_of
from ..reading import read_story
from ..understood_form import UnderstoodForm
from ..understood_page import understood_page
from ..visit import Visit, show, visit_of


def understood_screen(request: HttpRequest) -> HttpResponse:
    visit = visit_of(request)
    draft = draft_of(visit)
    if "slip" in draft or drafts.is_being_sent(token_of(visit), visit.now):
        return redirect("portal-receipt")
    if "told" not in draft or visit.place is None:
        return redirect("portal-tell")
    told, asks = draft["told"], not {"keep", "back"} & set(request.POST)
    reading = read_story(told["story"], told["topics"], visit.today)
    answers = answers_to(reading, draft.get("understood"))
    form = UnderstoodForm(
        request.POST or None, initial=answers, sums=answers["sums"], told_on=visit.today, asks=asks,
        streets=streets_of(visit.place.district),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        return _answered(visit, {**draft, "understood": understood(reading, form.said)}, form)
    page = understood_page(form, told["story"], reading, visit.place)
    context = {"form": form, "page": page, "told": told}
    return show(visit, "portal/understood.html", context, status=422 if form.is_bound else 200)


def _answered(visit: Visit, answers: dict[str, Any], form: UnderstoodForm) -> HttpResponse:
    """A single fact put right leads back here, everything answered to the next screen."""
    if form.position_left_out:
        messages.info(visit.request, NOT_UNDERSTOOD)
    if "keep" in visit.request.POST:
        return keep(visit, redirect(reverse("portal-understood") + "#facts"), answers)
    return keep(visit, redirect("portal-tell" if "back" in visit.request.POST else "portal-who"), answers)
