from __future__ import annotations

from datetime import date

from django.db import models

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.kit.fields import Row

from .account import Account


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def on(self, day: date) -> AbsenceQuerySet:
        return self.filter(since__lte=day, until__gte=day, ended_at=None)

    def overlapping(self, since: date, until: date) -> AbsenceQuerySet:
        return self.filter(since__lte=until, until__gte=since, ended_at=None)


class Absence(Row):
    """Somebody is away from one day to another. What they own stays theirs; what is to be done shows at the substitute's,
    without one at the office's. Why somebody is away is not written down."""

    code = models.CharField(max_length=40, unique=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="absences")
    since = models.DateField("从")
    until = models.DateField("到")
    substitute = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="stands_in")
    set_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField("提前回来或撤掉", null=True, blank=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = "请假外出"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="people_absence_ends_after_start"
            ),
            models.CheckConstraint(
                condition=models.Q(substitute=None) | ~models.Q(substitute=models.F("account")),
                name="people_no_own_substitute",
            ),
        ]
        indexes = [models.Index(fields=["until", "since"], name="people_absence_days")]

    @property
    def ref(self) -> Ref:
        return Ref("absence", self.code)
