from django.db import models

from doorstep.foundation.kit.fields import Row
from doorstep.foundation.people.models import Account


class CalendarLink(Row):
    """A private address under which a calendar reads somebody's days; only the digest of its token is kept."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    token_digest = models.CharField(max_length=64, unique=True)
    organisation = models.CharField("代表哪个单位", max_length=40)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField("上次用", null=True, blank=True)

    class Meta:
        verbose_name = "日历链接"
        constraints = [models.UniqueConstraint(fields=["account"], name="worklist_calendar_link_once")]
