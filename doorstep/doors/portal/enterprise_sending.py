"""From an enterprise's screen to a lead: one call of one action. Nothing is looked up but the register of firms, and
nothing of it is shown: whether a worker was here before cannot be learnt at this door."""

from datetime import datetime
from typing import Any

from doorstep.foundation.leads.actions.raising import ContactGiven, raise_lead
from doorstep.foundation.network.queries.routing import router_for
from doorstep.foundation.people.models import TermsText
from doorstep.foundation.receipts.actions.issuing import issue_receipt
from doorstep.foundation.receipts.queries.thread import receipts_about

from .queries.access import street_of
from .queries.firms import firm_named
from .queries.places import EntryPlace
from .sending import WORKER, Sent


def send_for_enterprise(*, said: dict[str, Any], place: EntryPlace, terms: TermsText | None, at: datetime) -> Sent:
    """It belongs to the firm's place: as said, else as the register has it, else to the station whose code was scanned."""
    street, firm = street_of(place.district, said["street"]), firm_named(place.district, said["firm"])
    named = street is not None or bool(said["where"]) and router_for(place.district).route(text=said["where"]).by == "text"
    scanned = place.kind == "station" and firm is None and not named
    raised = raise_lead(
        district=place.district, channel="portal", story=said["story"], place_words=said["where"], employer_words=said["firm"],
        other_words=said["other"], asks_mediation=said["asks"] == "mediation", asked_by="enterprise", asks=said["asks"],
        contact=ContactGiven(name=said["name"], phone=said["phone"], sealed_from_employer=False), enterprise=firm,
        street=street, building=None if firm or named else place.building, office=place.office if scanned else None,
        source_key=f"enterprise:{said['send_key']}", received_on=at, terms=terms, actor=WORKER, at=at,
    )  # fmt: skip
    if raised.digits is not None:
        return Sent(raised.digits, receipts_about(raised.lead.ref)[0])
    issued = issue_receipt(
        about=raised.lead.ref, organisation=raised.lead.office, person=raised.lead.person, terms=terms, actor=WORKER, at=at
    )
    return Sent(issued.digits, issued.receipt)
