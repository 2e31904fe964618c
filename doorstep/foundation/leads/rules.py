"""Who may do what with a lead: small predicates, one table, asked by pages, actions and access alike."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Answer

from .states import step_for

if TYPE_CHECKING:
    from .models import Lead

READERS = ("station_officer", "district_officer", "lead_officer", "mediator")
OFFICERS = ("station_officer", "district_officer", "lead_officer")
SHIELD_READERS = ("station_officer", "district_officer")
POOL_OFFICERS = ("district_officer", "lead_officer")


Predicate = Callable[[Actor, "Lead"], Answer]
YES = Answer(True)


def is_handler(actor: Actor, lead: "Lead") -> bool:
    return bool(actor.account) and lead.handler is not None and lead.handler.code == actor.account


def in_branch(actor: Actor, lead: "Lead") -> bool:
    return bool(actor.path) and lead.office.path.startswith(actor.path)


def can_see(actor: Actor, lead: "Lead") -> Answer:
    """The same rule as `LeadQuerySet.visible_to`; a test holds the two together."""
    if not (in_branch(actor, lead) and actor.holds(*READERS)):
        return Answer(False, "这条线索不在您的站点")
    if is_handler(actor, lead):
        return YES
    allowed = SHIELD_READERS if lead.shielded else OFFICERS
    return YES if actor.holds(*allowed) else Answer(False, "这条线索只有经办人和站里、区里的工作人员能看")


def officer(actor: Actor, lead: "Lead") -> Answer:
    """Any officer of the branch who can see it."""
    seen = can_see(actor, lead)
    if not seen or actor.holds(*OFFICERS):
        return seen
    return Answer(False, "请站里的工作人员来做这一步")


def holder(actor: Actor, lead: "Lead") -> Answer:
    """The handler, or an officer of the district in their place."""
    seen = can_see(actor, lead)
    if not seen or is_handler(actor, lead) or actor.holds("district_officer"):
        return seen
    return Answer(
        False, "请先接手这条线索，再记结果" if lead.handler is None else "这条线索由别的同事经办。要由您来办，请先接手"
    )


def visitor(actor: Actor, lead: "Lead") -> Answer:
    """Whoever holds a lead that asks for a visit."""
    held = holder(actor, lead)
    return held if not held or lead.asks == "visit" else Answer(False, "没有请我们上门，不用约日子")


def seeker(actor: Actor, lead: "Lead") -> Answer:
    """The handler opens the identity; an officer of the station or district may ask to, once somebody handles the lead."""
    seen = can_see(actor, lead)
    if not seen or is_handler(actor, lead):
        return seen
    if lead.handler is None:
        return Answer(False, "请先接手这条线索，再打开身份")
    return YES if actor.holds(*SHIELD_READERS) else Answer(False, "请站里或区里的工作人员来做这一步")


MAY: dict[str, Predicate] = {
    "view": can_see,
    "take": officer,
    "assign": officer,
    "watch": holder,
    "close": holder,
    "refer": holder,
    "visit": visitor,
    "reroute": officer,
    "correct": officer,
    "shield": officer,
    "unshield": officer,
    "say": holder,
    "open_identity": seeker,
}
PHASE_VERBS = {"take", "assign", "watch", "close", "refer", "reroute", "visit"}


def may(actor: Actor, verb: str, lead: "Lead") -> Answer:
    """Yes, or no with the sentence that says why."""
    answer = MAY[verb](actor, lead)
    if not answer or verb == "view":
        return answer
    if lead.disposed_at or (lead.phase == "closed" and verb in {"correct", "shield", "unshield"}):
        return Answer(False, "这条线索已经结束，不能再改")
    if verb in PHASE_VERBS and step_for(lead.phase, verb) is None:
        return Answer(False, _OUT_OF_TURN.get(lead.phase, "现在还不能做这一步"))
    if verb == "take" and is_handler(actor, lead):
        return Answer(False, "这条线索已经由您经办")
    return answer


_OUT_OF_TURN = {
    "raised": "请先接手这条线索，再记结果",
    "watched": "这条线索在关注中，可以再看、转为争议事项或结束",
    "closed": "这条线索已经结束，不能再改",
}
