"""An invitation is a link that makes one account, once."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Enterprise, Organisation
from doorstep.foundation.people import facts
from doorstep.foundation.people.codes import new_code
from doorstep.foundation.people.models import Account, Invitation, RoleHeld
from doorstep.foundation.people.rules import require

from .accounts import open_account
from .roles import grant_role

VALID_FOR = timedelta(days=7)
GONE = "这个邀请链接用不了：可能已经用过、过了期，或者没有复制完整。请向发给您的人再要一个"


@dataclass(frozen=True)
class Invited:
    """`token` is known only now: the link is shown once."""

    invitation: Invitation
    token: str


def token_digest(token: str) -> str:
    """192 random bits need no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


@action
def invite(
    *, display_name: str, role: str, organisation: Organisation, email: str = "", enterprise: Enterprise | None = None,
    until: date | None = None, actor: Actor, at: datetime,
) -> Invited:  # fmt: skip
    """Who opens the link chooses login and password and holds the role. Separation of duties needs no check here: the
    account is new and holds nothing else."""
    require(actor, "administer", organisation, "organisation")
    if not display_name.strip():
        raise Refused("请写同事看得到的称呼，像“王老师”", "display_name")
    if role not in RoleHeld.Role.values:
        raise Refused("请在列出的任职里选一个", "role")
    if role == RoleHeld.Role.ENTERPRISE_CONTACT and enterprise is None:
        raise Refused("请选这位联系人所在的企业", "enterprise")
    token = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        code=new_code("I"), token_digest=token_digest(token), display_name=display_name.strip(), email=email.strip(),
        role=role, organisation=organisation, enterprise=enterprise, until=until, expires_at=at + VALID_FOR,
        invited_by=Account.objects.filter(code=actor.account).first(),
    )  # fmt: skip
    record(facts.Invited(invitation.ref, role, organisation.ref, invitation.expires_at), actor, at)
    return Invited(invitation, token)


@action
def withdraw_invitation(*, invitation: Invitation, actor: Actor, at: datetime) -> None:
    """The link stops working."""
    require(actor, "administer", invitation.organisation)
    if invitation.accepted_at or invitation.withdrawn_at:
        raise Refused("这个邀请已经用过或撤回了")
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    record(facts.InvitationWithdrawn(invitation.ref), actor, at)


@action
def accept_invitation(*, token: str, login: str, password: str, actor: Actor, at: datetime) -> Account:
    """Opens the account and gives the role in the name of the house: the administrator decided it when inviting."""
    row = Invitation.objects.select_for_update().open_at(at).filter(token_digest=token_digest(token)).first()
    if row is None:
        raise Refused(GONE)
    house = Actor.system("invitation")
    account = open_account(
        login=login, display_name=row.display_name, password=password, email=row.email, must_change_password=False,
        actor=house, at=at,
    )  # fmt: skip
    grant_role(
        account=account, role=row.role, organisation=row.organisation, enterprise=row.enterprise, until=row.until,
        actor=house, at=at,
    )  # fmt: skip
    row.accepted_at = at
    row.save(update_fields=["accepted_at"])
    record(facts.InvitationAccepted(row.ref, account.ref), actor, at)
    return account
