from django.db import models

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.kit.fields import Row
from doorstep.foundation.people.models import Account


class Notice(Row):
    """A line in somebody's inbox: which kind, about which record; its words are made when read."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    about_kind = models.CharField(max_length=40)
    about_code = models.CharField(max_length=60)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "通知"
        indexes = [models.Index(fields=["account", "read_at", "-id"], name="notices_inbox")]
        constraints = [
            models.UniqueConstraint(fields=["account", "kind", "about_kind", "about_code", "at"], name="notices_once")
        ]

    @property
    def about(self) -> Ref:
        return Ref(self.about_kind, self.about_code)
