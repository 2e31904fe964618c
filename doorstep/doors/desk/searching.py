"""Search by number or by part of the name of an enterprise or building; never by a person."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.cards import Card, cards_for
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.network.models import Building, Enterprise
from doorstep.services.disputes.models import Matter

SHORTEST, MOST = 2, 20


@dataclass(frozen=True)
class Found:
    label: str
    cards: list[Card]


def search(actor: Actor, words: str) -> list[Found]:
    """Groups with anything in them, at most twenty lines each; what the actor may not see is not found."""
    words = words.strip()[:60]
    if len(words) < SHORTEST:
        return []
    code = words.upper()
    places = Q(name__icontains=words)
    groups = {
        "线索": [row.ref for row in Lead.objects.visible_to(actor).filter(code__endswith=code).order_by("-id")[:MOST]],
        "争议事项": [
            row.ref for row in Matter.objects.visible_to(actor).filter(code__endswith=code).order_by("-id")[:MOST]
        ],
        "用人单位": _refs(
            Enterprise.objects.visible_to(actor).filter(places | Q(short_name__icontains=words) | Q(uscc=code))
        ),
        "楼宇": _refs(Building.objects.visible_to(actor).filter(places)),
    }
    cards = cards_for((ref for refs in groups.values() for ref in refs), actor)
    found = [Found(label, [cards[ref] for ref in refs if ref in cards]) for label, refs in groups.items()]
    return [group for group in found if group.cards]


def _refs(rows: QuerySet) -> list[Ref]:
    return [row.ref for row in rows.order_by("name")[:MOST]]
