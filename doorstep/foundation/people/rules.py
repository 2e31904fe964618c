"""Who may do what with accounts and identities, with the reason when not."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Answer, Refused

from .words import SENSITIVE_ROLES, role_name

IDENTITY_OPENERS = ("station_officer", "district_officer", "mediator")


def _in_own_tree(actor: Actor, path: str) -> bool:
    return actor.role == "system" or bool(actor.path and path.startswith(actor.path))


def _administers(actor: Actor, organisation: Any) -> Answer:
    if actor.role != "system" and not actor.holds("administrator"):
        return Answer(False, "账号由系统管理员管理，请联系他们")
    if not _in_own_tree(actor, organisation.path):
        return Answer(False, "只能管理本单位和下级单位的账号，请重新选单位")
    return Answer(True)


def _manages_account(actor: Actor, account: Any) -> Answer:
    if actor.role != "system" and not actor.holds("administrator"):
        return Answer(False, "账号由系统管理员管理，请联系他们")
    if actor.role != "system" and not type(account).objects.visible_to(actor).filter(pk=account.pk).exists():
        return Answer(False, "只能管理本单位和下级单位的账号")
    return Answer(True)


def _decides_reset(actor: Actor, reset: Any) -> Answer:
    if not actor.holds("security_officer"):
        return Answer(False, "重设第二步验证要由安全管理员同意")
    if actor.account == reset.asked_by.code:
        return Answer(False, "提出的人和同意的人不能是同一个，请另一位安全管理员来看")
    if actor.account == reset.account.code:
        return Answer(False, "不能同意重设自己的第二步验证，请另一位安全管理员来看")
    return Answer(True)


def _opens_identity(actor: Actor, person: Any) -> Answer:
    if person.disposed_on:
        return Answer(False, "这份身份内容已按规定删除，打不开了")
    if not actor.holds(*IDENTITY_OPENERS):
        return Answer(False, "只有经办的工作人员能打开身份")
    return Answer(True)


MAY: dict[str, Callable[[Actor, Any], Answer]] = {
    "administer": _administers,
    "manage_account": _manages_account,
    "decide_reset": _decides_reset,
    "open_identity": _opens_identity,
}


def may(actor: Actor, verb: str, thing: Any) -> Answer:
    return MAY[verb](actor, thing)


def require(actor: Actor, verb: str, thing: Any, field: str = "") -> None:
    """The way of an action: the answer is yes, or it is refused with the reason."""
    answer = may(actor, verb, thing)
    if not answer.yes:
        raise Refused(answer.why_not, field)


def kept_apart(held: Iterable[str], new: str) -> Answer:
    """Administrator, security officer and auditor are three people; an installation may join the first two."""
    if new not in SENSITIVE_ROLES:
        return Answer(True)
    others = (set(held) & set(SENSITIVE_ROLES)) - {new}
    joined = {"administrator", "security_officer"}
    if settings.JOIN_ADMINISTRATOR_AND_SECURITY and others | {new} <= joined:
        return Answer(True)
    if not others:
        return Answer(True)
    other = role_name(sorted(others)[0])
    return Answer(False, f"{role_name(new)}和{other}要由不同的人担任，这样互相能查。请另选一位")
