"""Who they are and who may know, how to reach them, consent; then it is sent."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.leads.actions.raising import Unsent
from doorstep.foundation.people.queries.terms import current_terms, worded
from doorstep.foundation.receipts import drafts

from ..attachments import unsent
from ..draft import draft_of, keep, token_of
from ..forms import WhoForm
from ..limits import SENT_TOO_OFTEN, may_send
from ..sending import Told, send
from ..visit import Visit, show, visit_of
from ..words import plain

TERMS = {"tell": "tell_us", "mediate": "mediation"}  # what was wished → the text agreed to


def who(request: HttpRequest) -> HttpResponse:
    visit = visit_of(request)
    draft = draft_of(visit)
    if "slip" in draft or drafts.is_being_sent(token_of(visit), visit.now):
        return redirect("portal-receipt")
    if "told" not in draft or visit.place is None:
        return redirect("portal-tell")
    wish = draft.get("understood", {}).get("said", {}).get("wish")
    if not wish:
        return redirect("portal-understood")
    if "back" in request.POST:
        return keep(visit, redirect("portal-understood"), {**draft, "who": _as_typed(request)})
    form = WhoForm(request.POST or None, initial=draft.get("who"), wish=wish)
    if request.method == "POST" and form.is_valid():
        return _send(visit, draft, form)
    return _page(visit, form)


def _page(visit: Visit, form: WhoForm, status: int = 422) -> HttpResponse:
    assert visit.place is not None
    text = current_terms(TERMS[form.wish], visit.today)
    context = {"form": form, "text": text, "paragraphs": worded(text, visit.place.office) if text else []}
    return show(visit, "portal/who.html", context, status=status if form.is_bound else 200)


def _as_typed(request: HttpRequest) -> dict[str, Any]:
    several = {"hours"}
    fields = set(WhoForm.base_fields) - {"consent"}
    return {
        name: request.POST.getlist(name) if name in several else plain(request.POST.get(name, "")[:500]) for name in fields
    }


def _send(visit: Visit, draft: dict[str, Any], form: WhoForm) -> HttpResponse:
    token = token_of(visit)
    if not may_send(visit):
        form.add_error(None, SENT_TOO_OFTEN)
        return _page(visit, form, 429)
    if not drafts.claim_for_sending(token, visit.now):
        return redirect("portal-receipt")
    assert visit.place is not None
    files = Unsent(drafts.files_key(token), unsent(draft))
    told = Told(**draft["told"], understood=draft["understood"], send_key=draft["send_key"], files=files)
    try:
        terms = current_terms(TERMS[form.wish], visit.today)
        sent = send(told=told, who=form.cleaned_data, place=visit.place, terms=terms, at=visit.now)
    except Refused as refused:
        drafts.release_claim(token)
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return _page(visit, form)
    except BaseException:
        drafts.release_claim(token)
        raise
    slip = {"digits": sent.digits, "receipt": sent.receipt.code, "mediate": form.wish == "mediate"}
    return keep(visit, redirect("portal-receipt"), {"slip": slip}, token)
