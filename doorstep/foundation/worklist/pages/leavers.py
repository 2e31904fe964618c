"""Whose work nobody looks after, and one screen that moves all a colleague handles, with the list to check."""

import secrets
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.cards import cards_for
from doorstep.foundation.people.models import Account
from doorstep.foundation.people.pages.guards import StaffRequest, staff_page
from doorstep.foundation.people.queries.access import account_for

from ..assigning import assign_each
from ..queries.leavers import MOST_AT_ONCE, HeldBy, held_by, leavers
from ..queries.today import account_named, colleagues
from ..rules import ASSIGNERS
from .forms import AssignForm


@staff_page(*ASSIGNERS)
def left_list(request: StaffRequest) -> HttpResponse:
    today = timezone.localdate()
    others = colleagues(request.actor, today)
    return render(request, "worklist/left_list.html", {"leavers": leavers(request.actor, today), "others": others})


@staff_page(*ASSIGNERS)
def left_work(request: StaffRequest, code: str) -> HttpResponse:
    """What stands there is what may be moved: a record that changed hands meanwhile is left out."""
    account, sent = account_for(request.actor, code), request.method == "POST"
    held, handlers = held_by(request.actor, account), _others(request, account, timezone.localdate())
    form = AssignForm(request.POST if sent else None, handlers=handlers, initial={"key": secrets.token_hex(8)})
    if sent and form.is_valid():
        return _moved(request, account, held, form)
    context = {"form": form, "held": held, "whose": account, "most": MOST_AT_ONCE}
    return render(request, "worklist/left_work.html", context, status=422 if sent else 200)


def _others(request: StaffRequest, account: Account, today: date) -> list[tuple[str, str]]:
    return [one for one in colleagues(request.actor, today) if one[0] != account.code]


def _moved(request: StaffRequest, account: Account, held: HeldBy, form: AssignForm) -> HttpResponse:
    marked = {Ref.parse(text[:110]) for text in request.POST.getlist("ref")[:MOST_AT_ONCE]}
    refs = [card.ref for card in held.cards if card.ref in marked]
    handler = account_named(request.actor, form.cleaned_data["handler"])
    done = assign_each(
        refs=refs, handler=handler, key=form.cleaned_data["key"], actor=request.actor, at=timezone.now(), most=MOST_AT_ONCE
    )  # fmt: skip
    cards = {card.ref: card for card in held.cards} | cards_for(refs, request.actor)
    rows = [(cards[one.ref], one.why_not) for one in done]
    good = sum(not why_not for _, why_not in rows)
    return render(request, "worklist/assigned.html", {"rows": rows, "good": good, "handler": handler.display_name})
