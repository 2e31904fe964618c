from django.db import models

from doorstep.foundation.kit.fields import Row
from doorstep.foundation.network.models import Organisation

from .matter import Matter


class ClockLimit(Row):
    """What a district set for one kind of clock; without a row the default holds."""

    district = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField("期限", max_length=40)
    soon_days = models.PositiveSmallIntegerField("几天前变黄")
    urgent_days = models.PositiveSmallIntegerField("几天前变红")
    notice_days = models.JSONField("几天前提醒", default=list, blank=True)

    class Meta:
        verbose_name = "提醒设置"
        constraints = [models.UniqueConstraint(fields=["district", "kind"], name="disputes_clock_limit_once")]


class SentReminder(Row):
    """A threshold of one clock on one day, told once: a clock that moves is told again on its new days."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    due = models.DateField()
    days = models.PositiveSmallIntegerField("提前几天")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "发过的提醒"
        constraints = [models.UniqueConstraint(fields=["matter", "kind", "due", "days"], name="disputes_reminder_once")]
