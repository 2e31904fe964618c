"""What is made for somebody who asks: a copy of what they told, or who has read it. Plain pages that open in any browser."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils import timezone

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.cards import cards_for
from doorstep.foundation.journal.reading import Reading, readings_of
from doorstep.foundation.network.models import Organisation

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
    refs: tuple[Ref, ...] = (receipt.about, *behind(receipt).earlier)
    found = [one for ref in refs for one in readings_of(ref, MOST_READINGS) if one.account]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _readers(receipt: Receipt, at: datetime) -> str:
    readings = readings_under(receipt)
    names = cards_for({Ref("account", one.account) for one in readings})
    offices = dict(Organisation.objects.filter(code__in={one.organisation for one in readings}).values_list("code", "name"))
    rows = [
        (timezone.localtime(one.at), offices.get(one.organisation, "工会"), _name(names, one), one.what, one.reason)
        for one in readings
    ]
    return render_to_string("receipts/reading_log.html", {"receipt": receipt, "at": at, "rows": rows})


def _name(names: dict, one: Reading) -> str:
    card = names.get(Ref("account", one.account))
    return card.title if card else "工作人员"
