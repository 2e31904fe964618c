from __future__ import annotations

from datetime import date

from django.db import models

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.fields import Row, SealedTextField
from doorstep.foundation.network.models import Organisation

from .account import Account


class DutyTurnQuerySet(models.QuerySet["DutyTurn"]):
    def visible_to(self, actor: Actor) -> DutyTurnQuerySet:
        """Of the actor's organisation and those below it."""
        return self.filter(organisation__path__startswith=actor.path) if actor.path else self.none()

    def between(self, first: date, last: date) -> DutyTurnQuerySet:
        return self.filter(since__lte=last).filter(models.Q(until=None) | models.Q(until__gte=first))


class DutyTurn(Row):
    """Who is on duty at a station: every week on one day, or on one date, which then counts before the weekly ones."""

    code = models.CharField(max_length=40, unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="duty_turns")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    substitute = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    weekday = models.PositiveSmallIntegerField("星期几", null=True, blank=True)
    since = models.DateField("从")
    until = models.DateField("到", null=True, blank=True)
    phone = SealedTextField()

    objects = DutyTurnQuerySet.as_manager()

    class Meta:
        verbose_name = "值班安排"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(weekday=None, until=models.F("since")) | models.Q(weekday__lte=6),
                name="people_turn_weekly_or_one_day",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")), name="people_turn_ends_after_start"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "since"], name="people_turn_days")]

    @property
    def ref(self) -> Ref:
        return Ref("duty_turn", self.code)
