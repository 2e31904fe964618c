"""Who may enter figures and holidays, and who may check them; pages, actions and access ask the same table."""

from collections.abc import Callable
from typing import Any

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Answer

KEEPERS = ("administrator", "district_officer")


def keeps(actor: Actor, region: str) -> Answer:
    if not actor.holds(*KEEPERS):
        return Answer(False, "数字和放假安排由区里的系统管理员和工会干部录入、核对")
    return Answer(True)


def second_person(actor: Actor, proposal: Any) -> Answer:
    if not actor.holds(*KEEPERS):
        return Answer(False, "数字和放假安排由区里的系统管理员和工会干部录入、核对")
    if proposal.entered_by == actor.account:
        return Answer(False, "这是您自己录入的，要请另一位同事核对后采用")
    return Answer(True)


MAY: dict[str, Callable[[Actor, Any], Answer]] = {
    "propose": keeps,
    "adopt": second_person,
    "reject": keeps,
}


def may(actor: Actor, verb: str, about: Any) -> Answer:
    return MAY[verb](actor, about)
