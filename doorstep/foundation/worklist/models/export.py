from __future__ import annotations

from django.db import models

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.fields import Row, SealedTextField
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.models import Account


class ExportQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> ExportQuerySet:
        """Whoever asked for it, while they still hold the right."""
        if not actor.holds("exporter"):
            return self.none()
        return self.filter(account__code=actor.account, office__code=actor.organisation)


class Export(Row):
    """A list that left the house as a file: which, by whom, why, how many rows; the file itself is forgotten in days."""

    class State(models.TextChoices):
        WAITING = "waiting", "正在做"
        READY = "ready", "可以下载"
        FAILED = "failed", "没有做成"
        FORGOTTEN = "forgotten", "文件已经删除"

    code = models.CharField(max_length=40, unique=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    page = models.CharField("哪个列表", max_length=40)
    address = models.CharField("条件", max_length=600, blank=True)
    reason = SealedTextField()
    rows = models.PositiveIntegerField("行数", default=0)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)
    forget_on = models.DateField("删除日期")

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = "导出"
        indexes = [models.Index(fields=["account", "-id"], name="worklist_export_account")]

    @property
    def ref(self) -> Ref:
        return Ref("export", self.code)
