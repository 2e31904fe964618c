from __future__ import annotations

from datetime import date

from django.db import models
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.fields import Row
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.models import Account
from doorstep.foundation.people.queries.presence import left_alone, stood_in_for


def _offices_below(actor: Actor) -> models.QuerySet:
    return Organisation.objects.filter(path__startswith=actor.path).values("pk")


def _own(actor: Actor) -> models.QuerySet:
    """One's own, and of those one stands in for today."""
    return stood_in_for(actor.account, timezone.localdate()).values("pk")


def nobodys() -> models.Q:
    """Nobody has it, or whoever has it left, or is away with nobody in their place: it is never out of sight."""
    return models.Q(account=None) | models.Q(account__in=left_alone(timezone.localdate()).values("pk"))


class DutyQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> DutyQuerySet:
        """Duties of one's office and those below; whoever is no officer sees their own."""
        from ..rules import OFFICERS, ROLES

        if not actor.path or not actor.holds(*ROLES):
            return self.none()
        below = self.filter(office__in=_offices_below(actor))
        return below if actor.holds(*OFFICERS) else below.filter(account__in=_own(actor))

    def of(self, actor: Actor) -> DutyQuerySet:
        """What the actor handles, and what lies in their own office with nobody. By sets of keys, not by joins, and each
        side whole in itself: an index serves each, however many duties the district has."""
        from ..rules import OFFICERS, ROLES

        if not actor.path or not actor.holds(*ROLES):
            return self.none()
        handled = models.Q(account__in=_own(actor), office__in=_offices_below(actor))
        office = Organisation.objects.filter(code=actor.organisation).values("pk")
        if not actor.holds(*OFFICERS):
            return self.filter(handled)
        alone = models.Q(account__in=left_alone(timezone.localdate()).values("pk"), office__in=office)
        return self.filter(handled | models.Q(account=None, office__in=office) | alone)

    def open(self) -> DutyQuerySet:
        return self.filter(settled_at=None)


class Duty(Row):
    """One dated thing to do about a record; put and settled by the room that owes it."""

    about_kind = models.CharField(max_length=40)
    about_code = models.CharField(max_length=60)
    kind = models.CharField("种类", max_length=40)
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="duties")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="duties")
    started_on = models.DateField("起算")
    due = models.DateField("到期")
    due_today = models.BooleanField("当天", default=False)
    red_flag = models.CharField("红旗", max_length=40, default="", blank=True)
    is_legal = models.BooleanField("法定", default=False)
    put_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = "待办"
        constraints = [
            models.UniqueConstraint(
                fields=["about_kind", "about_code", "kind"],
                condition=models.Q(settled_at=None),
                name="worklist_one_open_duty",
            )
        ]
        indexes = [
            models.Index(fields=["office", "due", "id"], condition=models.Q(settled_at=None), name="worklist_office_due"),
            models.Index(fields=["account", "due", "id"], condition=models.Q(settled_at=None), name="worklist_account_due"),
        ]

    @property
    def about(self) -> Ref:
        return Ref(self.about_kind, self.about_code)

    def days_left(self, today: date) -> int:
        return (self.due - today).days
