"""The enterprise's door: ask advice, mediation or a visit; the same receipt as everybody's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.queries.terms import current_terms, worded

from ..draft import drop_shown_slip, keep
from ..enterprise_form import EnterpriseForm
from ..enterprise_sending import send_for_enterprise
from ..limits import SENT_TOO_OFTEN, may_send
from ..queries.places import streets_of
from ..visit import Visit, show, visit_of

TERMS = "enterprise"


def enterprise(request: HttpRequest) -> HttpResponse:
    visit = visit_of(request)
    if visit.place is None:
        return redirect("portal-front")
    form = EnterpriseForm(request.POST if request.method == "POST" else None, streets=streets_of(visit.place.district))
    if request.method == "POST" and form.is_valid():
        return _send(visit, form)
    return drop_shown_slip(visit, _page(visit, form))


def _page(visit: Visit, form: EnterpriseForm, status: int = 422) -> HttpResponse:
    assert visit.place is not None
    terms = current_terms(TERMS, visit.today)
    context = {"form": form, "terms": terms, "paragraphs": worded(terms, visit.place.office) if terms else []}
    return show(visit, "portal/enterprise.html", context, status=status if form.is_bound else 200)


def _send(visit: Visit, form: EnterpriseForm) -> HttpResponse:
    """The same form sent again leads to the same lead, with a slip of its own."""
    assert visit.place is not None
    if not may_send(visit):
        form.add_error(None, SENT_TOO_OFTEN)
        return _page(visit, form, 429)
    try:
        terms = current_terms(TERMS, visit.today)
        sent = send_for_enterprise(said=form.cleaned_data, place=visit.place, terms=terms, at=visit.now)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return _page(visit, form)
    mediate = form.cleaned_data["asks"] == "mediation"
    slip = {"digits": sent.digits, "receipt": sent.receipt.code, "mediate": mediate}
    return keep(visit, redirect("portal-receipt"), {"slip": slip})
