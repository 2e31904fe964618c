"""What came in at the other doors of the demo district: three enterprises asked for something, two holders of receipts too."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.leads.actions.raising import ContactGiven, raise_lead
from doorstep.foundation.leads.actions.verifying import ClaimGiven, refer, take
from doorstep.foundation.network.models import Enterprise, Organisation
from doorstep.foundation.receipts.actions.rights_requests import ask
from doorstep.foundation.receipts.models import Receipt

from .invention import mobile, person_name, words

if TYPE_CHECKING:
    from .told import Station

REQUESTS = ("copy", "erasure")


def ask_at_the_other_doors(
    district: Organisation, stations: Sequence["Station"], firms: Sequence[Enterprise], now: datetime, random: Random
) -> None:
    """Advice and a visit wait for the station; the mediation was taken and registered."""
    for number, (asks, told) in enumerate(words()["firms_ask"].items()):
        firm, at = firms[number * 7], now - timedelta(hours=20 - number)
        raised = raise_lead(
            district=district, channel="portal", story=told, employer_words=firm.short_name, enterprise=firm, building=firm.building,
            street=firm.street, asked_by="enterprise", asks=asks, asks_mediation=asks == "mediation", received_on=at,
            contact=ContactGiven(person_name(random), mobile(random), sealed_from_employer=False), issue_receipt=True,
            source_key=f"demo-firm-{number}", is_demo=True, actor=Actor.worker(), at=at,
        )  # fmt: skip
        station = next((one for one in stations if one.office.pk == raised.lead.office.pk), None)
        if asks == "mediation" and raised.fresh and station is not None:
            officer, at = station.actor(station.first, now), now - timedelta(hours=2)
            take(lead=raised.lead, actor=officer, at=at)
            refer(lead=raised.lead, claims=[ClaimGiven("severance")], asks="mediation", actor=officer, at=at)
    _ask_under_receipts(now)


def _ask_under_receipts(now: datetime) -> None:
    held = Receipt.objects.filter(about_kind="lead", disposed_at=None, requests=None, person__isnull=False).order_by("id")
    for kind, receipt in zip(REQUESTS, held, strict=False):
        ask(receipt=receipt, kind=kind, actor=Actor.worker(), at=now - timedelta(hours=1))
