"""A lead of the cast's station, raised as the portal would."""

from typing import Any

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.leads.actions.raising import ContactGiven, Raised, raise_lead
from doorstep.foundation.leads.actions.verifying import take
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.worklist.models import Duty
from tests.support.cast import NOW, Cast

STORY = "我在槐荫大厦一层的饭馆后厨上班，老板欠我和工友两个月工资，一共12400元，问了几次都说没钱。"
CONTACT = ContactGiven(name="方小满", phone="13812342061", reach_note="晚上9点后打")


def raised(cast: Cast, **other: Any) -> Raised:
    said: dict[str, Any] = {
        "district": cast.district, "channel": "portal", "story": STORY, "place_words": "槐荫大厦", "asks_mediation": True,
        "contact": CONTACT, "actor": Actor.worker(), "at": NOW, **other,
    }  # fmt: skip
    return raise_lead(**said)


def taken(cast: Cast, who: str = "chen", **other: Any) -> Lead:
    """The same lead, being verified by `who`."""
    return take(lead=raised(cast, **other).lead, actor=cast.actor(who), at=NOW)


def open_duties(lead: Lead) -> dict[str, Duty]:
    return {duty.kind: duty for duty in Duty.objects.open().filter(about_code=lead.code)}
