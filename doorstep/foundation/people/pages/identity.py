"""Who somebody is: the one page behind every record that has an identity. Its room proves the record and the person."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions.identity import look_at_identity, open_identity, use_opening
from doorstep.foundation.people.actions.openings import ask_opening, open_in_emergency
from doorstep.foundation.people.models import Person
from doorstep.foundation.people.queries.openings import access_to

from .guards import StaffRequest
from .opening_forms import OpeningForm

ASKING: dict[str, Callable[..., Any]] = {"open": open_identity, "ask": ask_opening, "emergency": open_in_emergency}


@dataclass(frozen=True)
class Whose:
    """`back` is the address of the record, `crumb` what stands for it."""

    person: Person
    about: Ref
    back: str
    crumb: str


def identity_page(request: StaffRequest, whose: Whose) -> HttpResponse:
    """Opened by the handler, asked for by others, shown again until it lapses; each look is logged."""
    actor, now, sent = request.actor, timezone.now(), request.method == "POST"
    form = OpeningForm(request.POST if sent else None)
    if sent and _done(request, whose, form):
        return redirect(request.path)
    where: dict[str, Any] = {"person": whose.person, "about": whose.about, "actor": actor, "at": now}
    opened = None if sent else look_at_identity(**where)
    context = {"whose": whose, "form": form, "opened": opened, "access": access_to(**where)}
    return render(request, "people/identity.html", context, status=422 if sent else 200)


def _done(request: StaffRequest, whose: Whose, form: Form) -> bool:
    wish = request.POST.get("do", "open")
    who: dict[str, Any] = {"person": whose.person, "about": whose.about, "actor": request.actor, "at": timezone.now()}
    try:
        if wish == "use":
            use_opening(**who)
        elif form.is_valid():
            ASKING.get(wish, open_identity)(**form.cleaned_data, **who)
        else:
            return False
    except Refused as refused:
        form.is_valid()
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return False
    return True
