"""What happened, written, spoken or photographed: kept in the draft, not yet sent."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ..attachments import attach, attached, detach
from ..draft import draft_of, drop_shown_slip, keep, living_token
from ..forms import TellForm
from ..limits import nothing_arrived
from ..visit import Visit, show, visit_of


def tell(request: HttpRequest) -> HttpResponse:
    visit = visit_of(request)
    if visit.place is None:
        return redirect("portal-front")
    draft = {} if "slip" in (before := draft_of(visit)) else before
    if request.method == "POST":
        return _answered(visit, draft)
    return drop_shown_slip(visit, _page(visit, TellForm(initial=draft.get("told")), draft))


def _page(visit: Visit, form: TellForm, draft: dict[str, Any]) -> HttpResponse:
    context = {"form": form, "attached": attached(draft)}
    return show(visit, "portal/tell.html", context, status=422 if form.is_bound else 200)


def _answered(visit: Visit, draft: dict[str, Any]) -> HttpResponse:
    """`keep` and `drop` put a file beside the story or take it back, and stay on this screen."""
    post, files, token = visit.request.POST, visit.request.FILES, living_token(visit)
    draft, wrong = attach(visit, token, draft, files.getlist("files"), files.get("voice"))
    if "drop" in post:
        draft = detach(token, draft, post["drop"])
    stays = bool({"keep", "drop"} & set(post))
    form = TellForm(post, enough=stays or bool(draft["files"]))
    for field, sentence in [*wrong, *nothing_arrived(visit)]:
        form.add_error(None, f"{'录音' if field == 'voice' else '文件'}没有放上：{sentence}")
    if not form.is_valid():
        return keep(visit, _page(visit, form, draft), draft, token) if draft["files"] else _page(visit, form, draft)
    answers = {"send_key": secrets.token_hex(16), **draft, "told": form.cleaned_data}
    return keep(visit, redirect(reverse("portal-tell") + "#files" if stays else "portal-understood"), answers, token)
