"""What may already be in hand elsewhere: rooms above know it, and say so where a lead is about to become a matter."""

from collections.abc import Callable
from datetime import datetime

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.components import Link

from .models import Lead

LikenessSource = Callable[[Lead, Actor, datetime], list[Link]]
_sources: list[LikenessSource] = []


def register_likeness(source: LikenessSource) -> None:
    """`source(lead, actor, at)`: sentences, each with an address the actor may open, or without one."""
    if source not in _sources:
        _sources.append(source)


def likenesses(lead: Lead, actor: Actor, at: datetime) -> list[Link]:
    return [found for source in _sources for found in source(lead, actor, at)]
