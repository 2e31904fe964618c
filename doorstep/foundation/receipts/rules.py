"""Who answers requests under a receipt: one table, asked by pages, actions and access alike."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Answer

from .states import step_for

if TYPE_CHECKING:
    from .models import RightsRequest

ANSWERERS = ("station_officer", "district_officer")


def answerer(actor: Actor, request: "RightsRequest") -> Answer:
    """The same rule as `RightsRequestQuerySet.visible_to`; a test holds the two together."""
    if actor.path and request.office.path.startswith(actor.path) and actor.holds(*ANSWERERS):
        return Answer(True)
    return Answer(False, "这个要求由本站或区里的工作人员答复")


def another(actor: Actor, request: "RightsRequest") -> Answer:
    """Never whoever proposed it."""
    seen = answerer(actor, request)
    if seen and actor.account == request.proposed_by:
        return Answer(False, "删除是您提出的，要请另一位同事看过再签")
    return seen


Predicate = Callable[[Actor, "RightsRequest"], Answer]
MAY: dict[str, Predicate] = {
    "view": answerer,
    "check": answerer,
    "answer": answerer,
    "propose": answerer,
    "agree": another,
    "send_back": answerer,
}


def may(actor: Actor, verb: str, request: "RightsRequest") -> Answer:
    answer = MAY[verb](actor, request)
    if not answer or verb == "view" or step_for(request.phase, verb):
        return answer
    return Answer(False, _OUT_OF_TURN.get(request.phase, "这个要求已经答复过了，不能再改"))


_OUT_OF_TURN = {
    "asked": "请先核对是不是本人，再答复",
    "checked": "已经核对过了，接着答复就行",
    "proposed": "正在等第二位同事签字",
}
