"""Who may do what with a transfer, with the reason when not. That somebody may give a record away is the rule of the
record's own room."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Answer

if TYPE_CHECKING:
    from .models import Transfer

OFFICERS = ("station_officer", "district_officer")
DECIDERS = ("district_officer",)


def sees(actor: Actor, transfer: Transfer) -> bool:
    """The same as `visible_to`; a test holds them together."""
    here = transfer.giver.path.startswith(actor.path) or transfer.taker.path.startswith(actor.path)
    return bool(actor.path) and actor.holds(*OFFICERS) and here


def asker(actor: Actor, transfer: Transfer) -> bool:
    return actor.account == transfer.asked_by or (actor.holds(*OFFICERS) and actor.organisation == transfer.asking.code)


def answerer(actor: Actor, transfer: Transfer) -> bool:
    return actor.holds(*OFFICERS) and actor.organisation == transfer.answering.code


def decider(actor: Actor, transfer: Transfer) -> bool:
    """The district, once the days to answer have passed without a word."""
    return transfer.with_district and actor.holds(*DECIDERS) and actor.organisation == transfer.district.code


Predicate = Callable[[Actor, "Transfer"], bool]
PREDICATES: dict[str, Predicate] = {"sees": sees, "asker": asker, "answerer": answerer, "decider": decider}
MAY: dict[str, tuple[str, ...]] = {
    "view": ("sees",),
    "accept": ("answerer", "decider"),
    "reject": ("answerer", "decider"),
    "withdraw": ("asker",),
}
_WHY_NOT = {
    "accept": "这件事由对方站来答复；过了期限没有答复的，由区里定",
    "reject": "这件事由对方站来答复；过了期限没有答复的，由区里定",
    "withdraw": "撤回由提出的站来做",
}


def may(actor: Actor, verb: str, transfer: Transfer) -> Answer:
    if not sees(actor, transfer):
        return Answer(False, "没有找到这件移送")
    if any(PREDICATES[name](actor, transfer) for name in MAY[verb]):
        return Answer(True)
    return Answer(False, _WHY_NOT[verb])
