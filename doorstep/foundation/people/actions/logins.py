"""Logins as they happen: begun, ended, refused. What was typed is never written down."""

from datetime import datetime

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people import facts
from doorstep.foundation.people.models import Account, LoginSession
from doorstep.foundation.people.sessions import end_all, end_one, open_sessions
from doorstep.foundation.people.throttling import keyed


def owner(account: Account, organisation: str = "") -> Actor:
    """The account acting on itself, whatever roles it holds."""
    return Actor(account.code, "self", organisation, channel="account")


@action
def begin_login(
    *, account: Account, session_key: str, device: str, second_factor: bool, actor: Actor, at: datetime
) -> LoginSession:
    """A row that its owner sees among the logins and can end."""
    row = LoginSession.objects.create(
        account=account,
        session_key=session_key,
        device=device[:60],
        shared_desk=account.shared_desk,
        started_at=at,
        seen_at=at,
    )
    record(facts.LoggedIn(account.ref, second_factor), actor, at)
    return row


@action
def end_login(*, account: Account, session_key: str, why: str = "logged_out", actor: Actor, at: datetime) -> None:
    """This browser is out; others of the account stay in."""
    end_one(session_key, at)
    record(facts.SessionsEnded(account.ref, why), actor, at)


@action
def end_own_session(*, account: Account, number: int, actor: Actor, at: datetime) -> None:
    """One of the owner's logins elsewhere."""
    row = open_sessions(account).filter(pk=number).first()
    if row is None:
        raise Refused("这处登录已经结束了")
    end_one(row.session_key, at)
    record(facts.SessionsEnded(account.ref, "ended_by_owner"), actor, at)


@action
def end_other_sessions(*, account: Account, keep_session: str, actor: Actor, at: datetime) -> int:
    """All logins of the account but the one at hand."""
    count = end_all(account, at, but=keep_session)
    if not count:
        raise Refused("没有别处的登录")
    record(facts.SessionsEnded(account.ref, "ended_by_owner", count), actor, at)
    return count


@action
def set_shared_desk(*, account: Account, session_key: str, shared: bool, actor: Actor, at: datetime) -> None:
    """On a shared computer a login left alone ends sooner; holds for this login and for later ones."""
    account.shared_desk = shared
    account.save(update_fields=["shared_desk"])
    LoginSession.objects.filter(session_key=session_key).update(shared_desk=shared)
    record(facts.SharedDeskSet(account.ref, shared), actor, at)


@action
def note_receipts_guessed(*, address: str, actor: Actor, at: datetime) -> None:
    """The limit of receipts tried closed for one address; `address` is its keyed hash. Once an hour is for the caller."""
    day = timezone.localdate(at).isoformat()
    record(facts.ReceiptsGuessed(Ref("address", keyed(f"{day}|{address}")[:16])), actor, at)


@action
def login_failed(*, key: str, account: str, step: str, locked: bool, actor: Actor, at: datetime) -> None:
    """About the keyed hash of what was typed, so that known and unknown logins leave the same kind of line."""
    cls = facts.LoginLocked if locked else facts.LoginFailed
    record(cls(Ref("login", key), account, step), actor, at)
