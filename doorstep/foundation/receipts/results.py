"""What is made for somebody who asks: a copy of what they told, or who has read it. Plain pages that open in any browser."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils import timezone

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.reading import Reading, readings_of
from doorstep.foundation.people.queries.readings import readings_for_person

from .models import Receipt, RightsRequest
from .queries.thread import evidence_under, messages_under
from .records import behind

MOST_READINGS = 1_000


def result_of(request: RightsRequest, at: datetime) -> str:
    """The page as text, sealed with the request; nothing for kinds that only want an answer."""
    if request.kind == "copy":
        return _copy(request.receipt, at)
    return _readers(request.receipt, at) if request.kind == "reading_log" else ""


def _copy(receipt: Receipt, at: datetime) -> str:
    return render_to_string(
        "receipts/copy.html",
        {
            "receipt": receipt, "at": at, "told": [row for row in behind(receipt).told if row[1]],
            "messages": messages_under(receipt), "evidence": evidence_under(receipt), "spoken": receipt.voice_notes.order_by("id"),
            "consents": receipt.consents.select_related("terms").order_by("id"),
        },
    )  # fmt: skip


def readings_under(receipt: Receipt) -> list[Reading]:
    """Of the record as it is now and of what it grew out of, newest first."""
    found = [one for ref in _refs(receipt) for one in readings_of(ref, MOST_READINGS) if one.account]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _refs(receipt: Receipt) -> tuple[Ref, ...]:
    return (receipt.about, *behind(receipt).earlier)


def _readers(receipt: Receipt, at: datetime) -> str:
    """By roles, and by names where the district tells them."""
    told = readings_for_person(_refs(receipt), receipt.organisation)
    rows = [(timezone.localtime(one.at), one.office, one.who, one.what, one.reason) for one in told]
    return render_to_string("receipts/reading_log.html", {"receipt": receipt, "at": at, "rows": rows})
