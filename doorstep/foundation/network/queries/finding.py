"""The few places of the register that words typed by an officer may mean; the exact ones first."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from doorstep.foundation.journal.actor import Actor

from ..models import Building, Enterprise

MOST = 8
SHORTEST = 2


def enterprises_named(actor: Actor) -> Callable[[str], list[Enterprise]]:
    """For forms: those of the actor's district whose name, short name or credit code is meant."""
    rows = Enterprise.objects.visible_to(actor).select_related("street", "building__street")

    def find(words: str) -> list[Enterprise]:
        words = words.strip()
        exact = Q(name=words) | Q(short_name=words) | Q(uscc=words.upper())
        return _few(rows, words, exact, Q(name__contains=words) | Q(short_name__contains=words))

    return find


def buildings_named(actor: Actor) -> Callable[[str], list[Building]]:
    """For forms: those of the actor's district whose name or address is meant."""
    rows = Building.objects.visible_to(actor).select_related("street")

    def find(words: str) -> list[Building]:
        words = words.strip()
        return _few(rows, words, Q(name=words), Q(name__contains=words) | Q(address__contains=words))

    return find


def _few(rows: QuerySet[Any], words: str, exact: Q, near: Q) -> list[Any]:
    if len(words) < SHORTEST:
        return []
    return list(rows.filter(exact)[:MOST]) or list(rows.filter(near).order_by("name")[:MOST])
