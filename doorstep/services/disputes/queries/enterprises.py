"""The few enterprises of the register that words may mean."""

from collections.abc import Callable

from django.db.models import Q

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.network.models import Enterprise

MOST = 8
SHORTEST = 2


def finder(actor: Actor) -> Callable[[str], list[Enterprise]]:
    """For forms: those of the actor's district whose name, short name or credit code is meant; the exact ones first."""

    def find(words: str) -> list[Enterprise]:
        words = words.strip()
        if len(words) < SHORTEST:
            return []
        rows = Enterprise.objects.visible_to(actor).select_related("street", "building")
        exact = list(rows.filter(Q(name=words) | Q(short_name=words) | Q(uscc=words.upper()))[:MOST])
        if exact:
            return exact
        return list(rows.filter(Q(name__contains=words) | Q(short_name__contains=words)).order_by("name")[:MOST])

    return find
