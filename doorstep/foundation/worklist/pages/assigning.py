"""What was marked on a list goes to one colleague: looked over first, then done row by row."""

import secrets

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.cards import cards_for
from doorstep.foundation.people.pages.guards import StaffRequest, staff_page

from ..assigning import MOST, assign_each, assignable
from ..queries.colleagues import colleagues_by_office
from ..queries.today import account_named
from ..rules import ASSIGNERS
from .forms import AssignForm


def _marked(request: StaffRequest) -> list[Ref]:
    return assignable([Ref.parse(text[:110]) for text in request.POST.getlist("ref")[: 10 * MOST]])


@require_POST
@staff_page(*ASSIGNERS)
def assign_preview(request: StaffRequest) -> HttpResponse:
    """A first sending has no key and changes nothing; the page it gets carries one."""
    refs, handlers = _marked(request), colleagues_by_office(request.actor, timezone.localdate())
    cards = cards_for(refs, request.actor)
    seen = [ref for ref in refs if ref in cards]
    sent = "key" in request.POST
    form = AssignForm(request.POST if sent else None, handlers=handlers, initial={"key": secrets.token_hex(8)})
    if sent and seen and form.is_valid():
        return _assigned(request, seen, form.cleaned_data["handler"], form.cleaned_data["key"])
    context = {"form": form, "cards": [cards[ref] for ref in seen[:MOST]], "left": max(0, len(seen) - MOST), "most": MOST}
    return render(request, "worklist/assign.html", context, status=422 if sent else 200)


def _assigned(request: StaffRequest, refs: list[Ref], handler: str, key: str) -> HttpResponse:
    account, cards = account_named(request.actor, handler), cards_for(refs, request.actor)
    done = assign_each(refs=refs, handler=account, key=key, actor=request.actor, at=timezone.now())
    rows = [(cards[one.ref], one.why_not) for one in done if one.ref in cards]
    good = sum(not why_not for _, why_not in rows)
    return render(request, "worklist/assigned.html", {"rows": rows, "good": good, "handler": account.display_name})
