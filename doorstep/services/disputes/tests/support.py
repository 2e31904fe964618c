"""Matters of the cast, made by the room's own actions."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.people.actions.identity import keep_identity
from doorstep.foundation.people.models import Person
from doorstep.foundation.receipts.actions.issuing import Issued, issue_receipt
from doorstep.foundation.worklist.models import Duty
from doorstep.services.disputes.actions.registration import ClaimGiven, register_matter
from doorstep.services.disputes.models import Matter
from tests.support.cast import NOW, Cast

PLANTED_NAME, PLANTED_PHONE = "方䶮月", "13800132061"
STORY = "饭馆九月十月的工资都没有发，一共两个月，店长让我们再等等。"
CLAIMS = (ClaimGiven("wages_owed", Decimal("12400.00"), "九月、十月"), ClaimGiven("overtime", Decimal("3000.00")))
HANDLER = Actor.system("test")
READERS = frozenset({"chen", "zhou", "gu", "lead"})
HANDLING = frozenset({"chen", "zhou", "gu"})
OPEN, CLOSING, CLOSED = "HA-2026-000001", "HA-2026-000002", "HA-2026-000003"


def at(code: str, path: str = "") -> Callable[[Cast], str]:
    """A page of one matter, for the list of doors."""
    return lambda cast: f"/desk/matters/{code}/{path}"


def person(cast: Cast) -> Person:
    return keep_identity(name=PLANTED_NAME, phone=PLANTED_PHONE, reach_note="白天短信", actor=cast.actor("chen"), at=NOW)


def registered(cast: Cast, *, who: str = "chen", **fields: Any) -> Matter:
    """Two people's wages at the cast's enterprise, received three days before; handled by chen of the station."""
    given: dict[str, Any] = {
        "district": cast.district, "office": cast.station, "story": STORY, "enterprise": cast.enterprise,
        "claims": CLAIMS, "workers": 2, "received_on": NOW - timedelta(days=3), "handler": cast.account("chen"),
        "actor": cast.actor(who), "at": NOW,
    }  # fmt: skip
    return register_matter(**{**given, **fields})


def with_receipt(matter: Matter, cast: Cast, at: datetime = NOW) -> Issued:
    return issue_receipt(about=matter.ref, organisation=matter.office, actor=cast.actor("chen"), at=at)


def told(matter: Matter) -> list[str]:
    """Codes of the room's own facts about it, in order."""
    return [fact.code for fact in facts_about(matter.ref) if fact.code.startswith(("disputes.", "journal."))]


def open_dues(matter: Matter) -> dict[str, Duty]:
    rows = Duty.objects.open().filter(about_kind="matter", about_code=matter.code).select_related("office", "account")
    return {duty.kind: duty for duty in rows}
