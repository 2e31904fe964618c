"""Who may do what with a matter, with the reason when not. Pages, actions and access ask the same table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Answer

from .states import HANDLING, ROWS, who_may

if TYPE_CHECKING:
    from doorstep.foundation.network.models import Organisation

    from .models import Matter

READERS = ("station_officer", "district_officer", "lead_officer", "mediator")
OFFICERS = ("station_officer", "district_officer")
LEDGER_READERS = ("station_officer", "district_officer", "lead_officer")


def reader(actor: Actor, matter: Matter) -> bool:
    """The same as `visible_to`; a test holds them together."""
    if not actor.path or not matter.office.path.startswith(actor.path):
        return False
    if actor.holds(*OFFICERS):
        return True
    return (actor.holds(*READERS) and handler(actor, matter)) or (actor.holds("lead_officer") and not matter.shielded)


def kept_reader(actor: Actor, matter: Matter) -> bool:
    """An officer of a station that gave it away and kept the right to read; with `reader` the same as `readable_by`."""
    return (
        bool(actor.organisation)
        and actor.holds(*OFFICERS)
        and not matter.shielded
        and f",{actor.organisation}," in matter.kept_for
    )


def handler(actor: Actor, matter: Matter) -> bool:
    return bool(actor.account) and matter.handler is not None and matter.handler.code == actor.account


def officer(actor: Actor, matter: Matter) -> bool:
    return actor.holds(*OFFICERS)


def leader(actor: Actor, matter: Matter) -> bool:
    return actor.holds("lead_officer")


Predicate = Callable[[Actor, "Matter"], bool]
PREDICATES: dict[str, Predicate] = {
    "reader": reader,
    "kept_reader": kept_reader,
    "handler": handler,
    "officer": officer,
    "leader": leader,
}

MAY: dict[str, tuple[str, ...]] = {
    "view": ("reader", "kept_reader"),
    "set_facts": HANDLING,
    "decide_track": HANDLING,
    "assign": ("officer",),
    "amend": HANDLING,
    "open_identity": HANDLING,
    "return_call": HANDLING,
    "say": HANDLING,
    "shield": HANDLING,
    "unshield": HANDLING,
    "transfer": ("officer",),
    "note": HANDLING,
    "add_file": HANDLING,
    "tick": HANDLING,
    "set_apart": HANDLING,
    "print": HANDLING,
    "reckon": HANDLING,
    **{row.verb: who_may(row.verb) for row in ROWS},
}


def may(actor: Actor, verb: str, matter: Matter) -> Answer:
    if not reader(actor, matter):
        kept = verb == "view" and kept_reader(actor, matter)
        return Answer(kept, "" if kept else "没有找到这件事")
    if any(PREDICATES[name](actor, matter) for name in MAY[verb]):
        return Answer(True)
    return Answer(False, "这一步由经办人或者服务站、区工会的工作人员来做")


def may_register(actor: Actor) -> bool:
    return bool(actor.path) and actor.holds(*OFFICERS)


def may_set_playbook(actor: Actor) -> bool:
    """The district's own lists are the district's to write."""
    return bool(actor.path) and actor.holds("district_officer")


def may_import_past(actor: Actor, station: Organisation) -> bool:
    """A former ledger comes in for one's own station, or for any below one's district."""
    return bool(actor.path) and actor.holds(*OFFICERS) and station.path.startswith(actor.path)
