"""From a finished draft to a lead: one call of one action, once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.leads.actions.raising import ContactGiven, Unsent, raise_lead
from doorstep.foundation.network.distance import Point
from doorstep.foundation.network.queries.routing import router_for
from doorstep.foundation.people.models import TermsText
from doorstep.foundation.receipts.actions.issuing import issue_receipt
from doorstep.foundation.receipts.models import Receipt
from doorstep.foundation.receipts.queries.thread import receipts_about

from .answers import record_of, told_in_words
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
    """The first two screens: what happened, and how it was understood."""

    story: str
    topics: list[str]
    understood: dict[str, Any]
    send_key: str
    files: Unsent | None = None

    @property
    def said(self) -> dict[str, Any]:
        return self.understood["said"]

    @property
    def point(self) -> Point | None:
        east, north = self.said["longitude"], self.said["latitude"]
        return None if east is None or north is None else (east, north)

    @property
    def whole_story(self) -> str:
        """What was tapped instead of written becomes sentences, so that the handler reads a story."""
        tapped = "、".join(TOPICS[code][0] for code in self.topics if code in TOPICS)
        return self.story or f"（没有写，点选的：{tapped or '没有点'}）\n{told_in_words(self.understood)}".strip()


def send(*, told: Told, who: dict[str, Any], place: EntryPlace, terms: TermsText | None, at: datetime) -> Sent:
    """Whoever came by a code and named no other place belongs to that place; otherwise what they named counts. When the
    same draft was sent before and its slip never arrived, a further receipt is issued for the lead that stands."""
    said = told.said
    street = street_of(place.district, said["street"])
    elsewhere = street is not None or _names_a_place(said["where"], place)
    raised = raise_lead(
        district=place.district, channel="portal", story=told.whole_story, place_words=said["where"],
        employer_words=said["employer"], asks_mediation=said["wish"] == "mediate", contact=_contact(who),
        building=None if elsewhere else place.building, street=street, point=told.point, people_count=said["people"],
        office=place.office if place.kind == "station" and not elsewhere else None, shielded=who["identity"] != "open",
        understood=record_of(told.understood, localdate(at).isoformat()), files=told.files,
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
    if who["identity"] == "anonymous":
        return None
    hours = "、".join(HOURS[code] for code in who["hours"])
    notes = [
        "只发短信，不要打电话" if who["way"] == "text" else "",
        f"方便接电话：{hours}" if hours and who["way"] != "text" else f"方便看短信：{hours}" if hours else "",
        "接电话的不是本人，不要提这件事" if who["quiet"] else "",
    ]
    return ContactGiven(
        name=who["name"], phone=who["phone"], reach_note="；".join(note for note in notes if note),
        sealed_from_employer=who["identity"] == "sealed",
    )  # fmt: skip
