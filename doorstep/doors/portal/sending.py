"""From a finished draft to a lead: one call of one action, once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.leads.actions.raising import ContactGiven, raise_lead
from doorstep.foundation.network.distance import Point
from doorstep.foundation.network.queries.routing import router_for
from doorstep.foundation.people.models import TermsText
from doorstep.foundation.receipts.actions.issuing import issue_receipt
from doorstep.foundation.receipts.models import Receipt
from doorstep.foundation.receipts.queries.thread import receipts_about

from .forms import HOURS, TOPICS
from .queries.access import street_of
from .queries.places import EntryPlace

WORKER = Actor.worker("portal")


@dataclass(frozen=True)
class Sent:
    digits: str
    receipt: Receipt


@dataclass(frozen=True)
class Told:
    """The first screen: what happened and where."""

    story: str
    topics: list[str]
    where: str
    street: str
    send_key: str
    longitude: float | None = None
    latitude: float | None = None

    @property
    def point(self) -> Point | None:
        return None if self.longitude is None or self.latitude is None else (self.longitude, self.latitude)

    @property
    def whole_story(self) -> str:
        tapped = "、".join(TOPICS[code][0] for code in self.topics if code in TOPICS)
        return "\n".join(part for part in (self.story, f"（点选的：{tapped}）" if tapped else "") if part)


def send(*, told: Told, who: dict[str, Any], place: EntryPlace, terms: TermsText | None, at: datetime) -> Sent:
    """Whoever came by a code and named no other place belongs to that place; otherwise what they named counts. When the
    same draft was sent before and its slip never arrived, a further receipt is issued for the lead that stands."""
    street = street_of(place.district, told.street)
    elsewhere = street is not None or _names_a_place(told.where, place)
    raised = raise_lead(
        district=place.district, channel="portal", story=told.whole_story, place_words=told.where,
        employer_words=who["employer"], asks_mediation=who["wish"] == "mediate", contact=_contact(who),
        building=None if elsewhere else place.building, street=street, point=told.point,
        office=place.office if place.kind == "station" and not elsewhere else None, shielded=who["shield"] == "yes",
        source_key=f"portal:{told.send_key}", received_on=at, terms=terms, actor=WORKER, at=at,
    )  # fmt: skip
    lead = raised.lead
    if raised.digits is None:
        issued = issue_receipt(
            about=lead.ref, organisation=lead.office, person=lead.person, terms=terms, actor=WORKER, at=at
        )
        return Sent(issued.digits, issued.receipt)
    return Sent(raised.digits, receipts_about(lead.ref)[0])


def _names_a_place(where: str, place: EntryPlace) -> bool:
    return bool(where) and router_for(place.district).route(text=where).by == "text"


def _contact(who: dict[str, Any]) -> ContactGiven | None:
    if who["reach"] == "nobody":
        return None
    hours = "、".join(HOURS[code] for code in who["hours"])
    notes = [f"方便接电话：{hours}" if hours else "", "接电话的不是本人，不要提这件事" if who["quiet"] else ""]
    return ContactGiven(
        name=who["name"] if who["reach"] == "named" else "", phone=who["phone"],
        reach_note="；".join(note for note in notes if note), sealed_from_employer=who["shield"] == "yes",
    )  # fmt: skip
