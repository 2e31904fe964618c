"""Who has a worklist, and who may take a list out of the house."""

from collections.abc import Callable

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Answer

ROLES = ("station_officer", "district_officer", "lead_officer", "mediator")
OFFICERS = ("station_officer", "district_officer", "lead_officer")
ASSIGNERS = ("station_officer", "district_officer")
EXPORTERS = ("exporter",)


def _exports(actor: Actor) -> Answer:
    if actor.holds(*EXPORTERS) and actor.holds(*ROLES):
        return Answer(True)
    return Answer(False, "导出要单独的权限。需要的话，请系统管理员给您加上“可以导出”这项任职")


def _assigns(actor: Actor) -> Answer:
    if actor.path and actor.holds(*ASSIGNERS):
        return Answer(True)
    return Answer(False, "请站里的工作人员来分派")


MAY: dict[str, Callable[[Actor], Answer]] = {"export": _exports, "assign": _assigns}


def may(actor: Actor, verb: str) -> Answer:
    return MAY[verb](actor)
