from django.db import models

from doorstep.foundation.kit.fields import Row
from doorstep.foundation.network.models import Organisation

from .matter import Matter


class Playbook(Row):
    """What a district does in matters of a track, or which papers it asks for with a kind of claim. A change is a new
    version; the newest holds. Without rows the shipped list holds."""

    district = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("哪一份", max_length=40)
    version = models.PositiveIntegerField()
    items = models.JSONField("项目", default=list, blank=True)
    by_account = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "办案指引"
        constraints = [models.UniqueConstraint(fields=["district", "name", "version"], name="disputes_playbook_once")]


class Tick(Row):
    """One line of the checklist done for one matter. The words stay as they were, whatever the list says later."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="ticks")
    key = models.CharField(max_length=16)
    label = models.CharField("项目", max_length=100)
    by_account = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "已做的项目"
        constraints = [models.UniqueConstraint(fields=["matter", "key"], name="disputes_ticked_once")]
