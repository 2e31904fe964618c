"""Somebody came and asks for help: registered at once, with a receipt to take home."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.drawings import Slip
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.network.queries.districts import district_of
from doorstep.foundation.network.queries.finding import enterprises_named
from doorstep.foundation.people.pages.guards import staff_page

from ..actions.once import AlreadySent
from ..actions.walk_in import Contact, WalkIn, register_walk_in
from ..queries.access import registering_office
from ..queries.consent import terms_to_show
from ..queries.duplicates import Alike, alike, marks_given, sent_before
from ..queries.matter_file import papers_of
from ..rules import OFFICERS
from .intake_form import NewMatterForm


@staff_page(*OFFICERS)
def matter_new(request: HttpRequest) -> HttpResponse:
    actor, sent = request.actor, request.method == "POST"  # type: ignore[attr-defined]
    office, _ = registering_office(actor)
    terms = terms_to_show(office, timezone.localdate())
    form = NewMatterForm(request.POST if sent else None, find=enterprises_named(actor))
    found: list[Alike] = []
    if sent and form.is_valid():
        try:
            found = warned_of(form, office, actor)
            if not found:
                came = _register(form.cleaned_data, actor)
                return render(
                    request,
                    "disputes/registered.html",
                    {"matter": came.matter, "slip": _slip(came), "papers": papers_of(came.matter)},
                )
        except AlreadySent as before:
            messages.info(request, "这件事刚才已经登记过，没有再登记。回执号只显示一次，没有记下来就打电话联系他。")
            return redirect("matter", before.matter_code)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
    return render(
        request, "disputes/matter_new.html", {"form": form, "terms": terms, "found": found}, status=422 if sent else 200
    )


def warned_of(form: NewMatterForm, office: Organisation, actor: Actor) -> list[Alike]:
    """Likely duplicates that were not yet shown; shown once, the next sending registers."""
    said = form.cleaned_data
    seen, found = marks_given(said["phone"], said["register"], said["id_number"]), []
    district = district_of(office)
    if district:
        found = alike(seen, district, actor, timezone.now())
    shown = ",".join(one.code or "beyond" for one in found)
    return [] if shown == said["seen"] or sent_before(said["form_key"]) else form.show(found, shown)


def _register(said: dict[str, Any], actor: Actor) -> WalkIn:
    office, district = registering_office(actor)
    contact = Contact(said["name"], said["phone"], said["reach_note"], not said["open_name"], said["id_number"])
    return register_walk_in(
        district=district, office=office, story=said["story"], topics=said["topics"], amount=said["amount"],
        workers=said["workers"], asks_mediation=said["asks"] == "mediation", enterprise=said["register"],
        employer_words=said["employer"], place_words=said["place_words"], contact=contact,
        form_key=said["form_key"], actor=actor, at=timezone.now(),
    )  # fmt: skip


def _slip(came: WalkIn) -> Slip:
    office = came.matter.office
    return Slip(
        office.name, came.digits, phone=office.phone, note="凭这个号能看进度、补材料、留言。号只显示这一次，请收好。"
    )
