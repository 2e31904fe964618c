"""A code in a URL becomes an object this actor may touch, or 404: not allowed and not existing answer alike."""

from datetime import datetime

from django.http import Http404

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.people.actions.invitations import token_digest
from doorstep.foundation.people.models import Account, FactorReset, Invitation, RoleHeld

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
