"""Opening, renaming, disabling accounts, and their passwords."""

from datetime import datetime

from django.db import IntegrityError, transaction

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.facts import Amended, Words
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people import facts
from doorstep.foundation.people.codes import new_code
from doorstep.foundation.people.models import Account
from doorstep.foundation.people.passwords import check_password_strength, first_password
from doorstep.foundation.people.phones import clean_phone
from doorstep.foundation.people.rules import require
from doorstep.foundation.people.sessions import end_all
from doorstep.foundation.people.words import OLD_IS_WRONG

from .roles import end_role, grant_role, set_on_duty

__all__ = [
    "change_display_name", "change_password", "disable_account", "enable_account", "end_role", "grant_role",
    "open_account", "reset_password", "set_on_duty",
]  # fmt: skip


@action
def open_account(
    *, login: str, display_name: str, password: str = "", email: str = "", phone: str = "",
    must_change_password: bool = True, is_demo: bool = False, actor: Actor, at: datetime,
) -> Account:  # fmt: skip
    """An account without a role: it can log in and see its own page only. Without a password it waits for one."""
    login, display_name = login.strip(), display_name.strip()
    _check_login(login)
    if not display_name:
        raise Refused("请写同事看得到的称呼，像“王老师”", "display_name")
    account = Account(
        code=new_code("A"), login=login, display_name=display_name, email=email.strip(), phone=clean_phone(phone),
        must_change_password=must_change_password, is_demo=is_demo, created_at=at,
    )  # fmt: skip
    if password:
        check_password_strength(password, account)
        account.set_password(password)
    else:
        account.set_unusable_password()
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError:
        raise Refused("这个登录名已经有人用，请换一个", "login") from None
    record(facts.AccountOpened(account.ref), actor, at)
    return account


def _check_login(login: str) -> None:
    if not 2 <= len(login) <= 60 or any(sign.isspace() or not sign.isprintable() for sign in login):
        raise Refused("登录名用2到60个字，中间不留空格", "login")
    if Account.objects.filter(login__iexact=login).exists():
        raise Refused("这个登录名已经有人用，请换一个", "login")


@action
def change_display_name(*, account: Account, display_name: str, actor: Actor, at: datetime) -> None:
    """What colleagues see from now on; what was signed before keeps its account."""
    require(actor, "manage_account", account)
    if not display_name.strip():
        raise Refused("请写同事看得到的称呼，像“王老师”", "display_name")
    account.display_name = display_name.strip()
    account.save(update_fields=["display_name"])
    record(Amended(account.ref, fields=("称呼",)), actor, at)


@action
def disable_account(*, account: Account, reason: str = "", actor: Actor, at: datetime) -> None:
    """All its logins end at once; its roles stay as they were, so that it can be enabled again."""
    require(actor, "manage_account", account)
    if not account.is_active:
        raise Refused("这个账号已经停用了")
    if account.code == actor.account:
        raise Refused("不能停用自己的账号，请另一位系统管理员来做")
    account.is_active = False
    account.save(update_fields=["is_active"])
    end_all(account, at)
    record(facts.AccountDisabled(account.ref, Words(reason)), actor, at)


@action
def enable_account(*, account: Account, actor: Actor, at: datetime) -> None:
    """It may log in again with its old password and second factor."""
    require(actor, "manage_account", account)
    if account.is_active:
        raise Refused("这个账号没有停用")
    account.is_active = True
    account.save(update_fields=["is_active"])
    record(facts.AccountEnabled(account.ref), actor, at)


@action
def change_password(*, account: Account, old: str, new: str, keep_session: str = "", actor: Actor, at: datetime) -> None:
    """By its owner, who knows the old one. All other logins of the account end."""
    if not account.check_password(old):
        raise Refused(OLD_IS_WRONG, "old")
    if old == new:
        raise Refused("新密码和现在的一样，请换一个", "new")
    check_password_strength(new, account, "new")
    account.set_password(new)
    account.must_change_password = False
    account.save(update_fields=["password", "must_change_password"])
    end_all(account, at, but=keep_session)
    record(facts.PasswordChanged(account.ref), actor, at)


@action
def reset_password(*, account: Account, actor: Actor, at: datetime) -> str:
    """A first password to hand over, shown once, changed at first use. Logins end; the second factor stays."""
    require(actor, "manage_account", account)
    password = first_password()
    account.set_password(password)
    account.must_change_password = True
    account.save(update_fields=["password", "must_change_password"])
    end_all(account, at)
    record(facts.PasswordReset(account.ref), actor, at)
    return password
