"""The administrator's acts on accounts, each inside the own tree: made of the smaller actions, as one."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Enterprise, Organisation
from doorstep.foundation.people.models import Account, RoleHeld
from doorstep.foundation.people.passwords import first_password
from doorstep.foundation.people.queries.accounts import own_enterprise, works_elsewhere

from .accounts import disable_account, enable_account, open_account, reset_password
from .invitations import Invited, invite
from .roles import grant_role


@dataclass(frozen=True)
class Opened:
    """`password` is the first one: shown once, changed at first use."""

    account: Account
    password: str


@action
def open_account_with_role(
    *, login: str, display_name: str, role: str, organisation: Organisation, uscc: str = "", until: date | None = None,
    actor: Actor, at: datetime,
) -> Opened:  # fmt: skip
    """An account that can work today, and its first password."""
    password = first_password()
    account = open_account(login=login, display_name=display_name, password=password, actor=actor, at=at)
    enterprise = _enterprise(role, uscc, actor)
    grant_role(
        account=account, role=role, organisation=organisation, enterprise=enterprise, until=until, actor=actor, at=at
    )
    return Opened(account, password)


@action
def invite_into(
    *, display_name: str, role: str, organisation: Organisation, email: str = "", uscc: str = "", until: date | None = None,
    actor: Actor, at: datetime,
) -> Invited:  # fmt: skip
    """A link to hand over; of the enterprise contact's enterprise the credit code is typed."""
    enterprise = _enterprise(role, uscc, actor)
    return invite(
        display_name=display_name, role=role, organisation=organisation, email=email, enterprise=enterprise, until=until,
        actor=actor, at=at,
    )  # fmt: skip


@action
def grant_role_here(
    *, account: Account, role: str, organisation: Organisation, uscc: str = "", until: date | None = None,
    on_duty: bool = False, actor: Actor, at: datetime,
) -> RoleHeld:  # fmt: skip
    """One more role, from today."""
    enterprise = _enterprise(role, uscc, actor)
    return grant_role(
        account=account, role=role, organisation=organisation, enterprise=enterprise, until=until, on_duty=on_duty,
        actor=actor, at=at,
    )  # fmt: skip


def _enterprise(role: str, uscc: str, actor: Actor) -> Enterprise | None:
    if role != RoleHeld.Role.ENTERPRISE_CONTACT:
        return None
    found = own_enterprise(actor, uscc)
    if found is None:
        raise Refused("本区登记册里没有这个代码的企业，请核对统一社会信用代码", "uscc")
    return found


@action
def disable_account_here(*, account: Account, reason: str = "", actor: Actor, at: datetime) -> None:
    """Refused when the account also works in another district: end its roles here instead."""
    _refuse_if_elsewhere(account, actor, at)
    disable_account(account=account, reason=reason, actor=actor, at=at)


@action
def enable_account_here(*, account: Account, actor: Actor, at: datetime) -> None:
    """It may log in again."""
    _refuse_if_elsewhere(account, actor, at)
    enable_account(account=account, actor=actor, at=at)


@action
def reset_password_here(*, account: Account, actor: Actor, at: datetime) -> str:
    """The first password to hand over; the second factor stays."""
    _refuse_if_elsewhere(account, actor, at)
    if account.code == actor.account:
        raise Refused("自己的密码请到“我的账号”里改")
    return reset_password(account=account, actor=actor, at=at)


def _refuse_if_elsewhere(account: Account, actor: Actor, at: datetime) -> None:
    if works_elsewhere(account, actor, timezone.localdate(at)):
        raise Refused("这个账号在本区以外还有任职，不能由一个区停用或重设。请结束它在本区的任职，其余的找那边的系统管理员")
