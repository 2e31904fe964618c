"""Whose work nobody looks after, and everything one colleague handles: read from the records, not from the duties alone."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.cards import Card, cards_for
from doorstep.foundation.people.models import Account
from doorstep.foundation.people.queries.presence import away_on, left_alone

from ..assigning import held_sources

MOST_AT_ONCE = 200


@dataclass(frozen=True)
class Leaver:
    """`why` says why nobody does it now."""

    code: str
    name: str
    count: int
    why: str


def leavers(actor: Actor, today: date) -> list[Leaver]:
    """Colleagues with open records here whose work falls to nobody; a query for each kind of record and three more."""
    counts: Counter[int] = Counter()
    for source in held_sources().values():
        rows = source(actor).exclude(handler=None).order_by().values("handler").annotate(many=Count("pk"))
        counts.update({row["handler"]: row["many"] for row in rows})
    alone = left_alone(today).filter(pk__in=counts).distinct().order_by("display_name", "id")
    away = away_on(today)
    return [Leaver(one.code, one.display_name, counts[one.pk], _why(one, one.pk in away)) for one in alone]


def _why(account: Account, away: bool) -> str:
    if not account.is_active:
        return "账号停用了"
    return "不在，也没有人代办" if away else "任职结束了"


@dataclass(frozen=True)
class HeldBy:
    """`left` is how many more there are than one page moves."""

    cards: list[Card]
    left: int


def held_by(actor: Actor, account: Account) -> HeldBy:
    refs = [
        Ref(kind, code)
        for kind, source in held_sources().items()
        for code in source(actor).filter(handler=account).order_by("id").values_list("code", flat=True)[: MOST_AT_ONCE + 1]
    ]
    cards = cards_for(refs[:MOST_AT_ONCE], actor)
    return HeldBy([cards[ref] for ref in refs[:MOST_AT_ONCE] if ref in cards], max(0, len(refs) - MOST_AT_ONCE))
