"""Who may do what with accounts and identities, with the reason when not."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Answer, Refused

from .words import SENSITIVE_ROLES, role_name

IDENTITY_OPENERS = ("station_officer", "district_officer", "mediator")
OPENING_DECIDERS = ("station_officer", "district_officer")
OPENING_READERS = (*OPENING_DECIDERS, "auditor")
READING_READERS = ("auditor", "district_officer", "station_officer")
LIST_KEEPERS = ("station_officer", "district_officer")
AWAY = ("station_officer", "district_officer", "lead_officer", "mediator")


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


def _decides_opening(actor: Actor, opening: Any) -> Answer:
    office = opening.office
    in_branch = bool(actor.path) and office is not None and office.path.startswith(actor.path)
    if not (actor.holds(*OPENING_DECIDERS) and in_branch):
        return Answer(False, "由这件事所在的站和区里的工作人员来定")
    if actor.account == opening.account.code:
        return Answer(False, "不能同意自己的申请，请另一位同事来定")
    return Answer(True)


def _sets_practice(actor: Actor, district: Any) -> Answer:
    if actor.holds("district_officer") and actor.organisation == district.code:
        return Answer(True)
    return Answer(False, "由区里的工作人员来定")


def _sets_absence(actor: Actor, account: Any) -> Answer:
    """Oneself, or an officer for a colleague of their branch."""
    if actor.account == account.code:
        return Answer(True)
    if actor.holds(*LIST_KEEPERS) and type(account).objects.visible_to(actor).filter(pk=account.pk).exists():
        return Answer(True)
    return Answer(False, "只能给自己，或者给本站、下级单位的同事记")


def _keeps_duty_list(actor: Actor, organisation: Any) -> Answer:
    if actor.holds(*LIST_KEEPERS) and _in_own_tree(actor, organisation.path):
        return Answer(True)
    return Answer(False, "值班由本站或区里的工作人员来排")


MAY: dict[str, Callable[[Actor, Any], Answer]] = {
    "administer": _administers,
    "manage_account": _manages_account,
    "decide_reset": _decides_reset,
    "open_identity": _opens_identity,
    "decide_opening": _decides_opening,
    "set_practice": _sets_practice,
    "set_absence": _sets_absence,
    "keep_duty_list": _keeps_duty_list,
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
