"""A code in a URL becomes an object this actor may touch, or 404: not allowed and not existing answer alike."""

from datetime import datetime

from django.http import Http404

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.actions.invitations import token_digest
from doorstep.foundation.people.models import (
    Absence,
    Account,
    DutyTurn,
    FactorReset,
    IdentityOpening,
    Invitation,
    RoleHeld,
)
from doorstep.foundation.people.rules import may

from .accounts import own_resets


def account_for(actor: Actor, code: str) -> Account:
    account = Account.objects.visible_to(actor).filter(code=code).first()
    if account is None:
        raise Http404
    return account


def role_for(actor: Actor, account: Account, number: str) -> RoleHeld:
    """A role of that account inside the actor's own tree; roles elsewhere are not theirs to end."""
    rows = RoleHeld.objects.filter(account=account, organisation__path__startswith=actor.path)
    held = rows.select_related("organisation", "account").filter(pk=int(number)).first() if number.isdecimal() else None
    if held is None or not actor.path:
        raise Http404
    return held


def invitation_for(actor: Actor, code: str) -> Invitation:
    invitation = Invitation.objects.visible_to(actor).filter(code=code).first()
    if invitation is None:
        raise Http404
    return invitation


def factor_reset_for(actor: Actor, code: str) -> FactorReset:
    reset = own_resets(actor).select_related("account", "asked_by").filter(code=code).first()
    if reset is None:
        raise Http404
    return reset


def open_invitation(token: str, at: datetime) -> Invitation | None:
    """By the link's token; None for one that is used, withdrawn, expired or guessed."""
    rows = Invitation.objects.open_at(at).select_related("organisation")
    return rows.filter(token_digest=token_digest(token)).first()


def opening_for(actor: Actor, code: str) -> IdentityOpening:
    rows = IdentityOpening.objects.visible_to(actor).select_related("account", "office", "decided_by", "person")
    found = rows.filter(code=code).first() if code else None
    if found is None:
        raise Http404
    return found


def own_district(actor: Actor) -> Organisation:
    """The district acted for, by its own officer."""
    found = Organisation.objects.filter(code=actor.organisation).first()
    if found is None or not may(actor, "set_practice", found):
        raise Http404
    return found


def absence_for(actor: Actor, code: str) -> Absence:
    found = Absence.objects.select_related("account").filter(code=code).first()
    if found is None or not may(actor, "set_absence", found.account):
        raise Http404
    return found


def colleague_named(actor: Actor, code: str) -> Account:
    """One of those the form offers an officer."""
    return account_for(actor, code)


def account_named(code: str) -> Account | None:
    """A choice of a form; whether they may is asked by the action."""
    return Account.objects.filter(code=code).first() if code else None


def own_account_of(actor: Actor) -> Account:
    return Account.objects.get(code=actor.account)


def duty_station(actor: Actor, code: str = "") -> Organisation:
    """The station whose duty list is looked at: one of the branch, one's own when none is named."""
    found = Organisation.objects.visible_to(actor).filter(code=code or actor.organisation).first()
    if found is None:
        raise Http404
    return found


def turn_for(actor: Actor, code: str) -> DutyTurn:
    found = DutyTurn.objects.visible_to(actor).select_related("organisation", "account").filter(code=code).first()
    if found is None or not may(actor, "keep_duty_list", found.organisation):
        raise Http404
    return found
