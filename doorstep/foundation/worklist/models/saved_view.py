from __future__ import annotations

from django.db import models

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.fields import Row, SealedTextField
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.models import Account


class SavedViewQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> SavedViewQuerySet:
        """One's own, and what colleagues of the same office share."""
        if not actor.account or not actor.organisation:
            return self.none()
        shared = models.Q(shared=True, office__code=actor.organisation)
        return self.filter(models.Q(account__code=actor.account) | shared)


class SavedView(Row):
    """A list as somebody narrowed it, under a name: the words of the address, never what the list showed."""

    code = models.CharField(max_length=40, unique=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    page = models.CharField("哪个列表", max_length=40)
    name = SealedTextField()
    address = models.CharField("条件", max_length=600)
    shared = models.BooleanField("本站同事也能用", default=False)
    saved_at = models.DateTimeField()

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = "存下的看法"
        indexes = [
            models.Index(fields=["account", "page"], name="worklist_view_account"),
            models.Index(fields=["office", "page"], name="worklist_view_office"),
        ]

    @property
    def ref(self) -> Ref:
        return Ref("saved_view", self.code)
