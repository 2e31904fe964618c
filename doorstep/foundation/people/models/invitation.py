from __future__ import annotations

from datetime import datetime

from django.db import models

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.fields import Row, SealedTextField
from doorstep.foundation.network.models import Enterprise, Organisation

from .account import Account
from .role_held import RoleHeld


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, actor: Actor) -> InvitationQuerySet:
        """Invitations into the actor's organisation or below it."""
        return self.filter(organisation__path__startswith=actor.path) if actor.path else self.none()

    def open_at(self, at: datetime) -> InvitationQuerySet:
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=at)


class Invitation(Row):
    """A link that makes one account; only the digest of its token is kept."""

    code = models.CharField(max_length=40, unique=True)
    token_digest = models.CharField(max_length=64, unique=True)
    display_name = models.CharField(max_length=40)
    email = SealedTextField()
    role = models.CharField(max_length=24, choices=RoleHeld.Role.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    invited_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "邀请"

    @property
    def ref(self) -> Ref:
        return Ref("invitation", self.code)
