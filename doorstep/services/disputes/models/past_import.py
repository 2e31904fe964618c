from __future__ import annotations

from django.db import models

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.fields import Row, SealedJSONField, SealedTextField
from doorstep.foundation.network.models import Organisation


class PastImportQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> PastImportQuerySet:
        """Those of one's own station; the district's officers see those of all their stations."""
        from ..rules import OFFICERS

        if not actor.path or not actor.holds(*OFFICERS):
            return self.none()
        return self.filter(station__path__startswith=actor.path)


class PastImport(Row):
    """One run of a former ledger of a station; the file waits in storage, sealed under `file_key`, until it is finished or
    left. `done` rows of `total` good ones were taken: a run that was killed goes on there."""

    class State(models.TextChoices):
        CHECKED = "checked", "核对过，还没导入"
        RUNNING = "running", "导入中"
        DONE = "done", "已完成"
        FAILED = "failed", "未完成"
        LEFT = "left", "已放弃"

    code = models.CharField(max_length=40, unique=True)
    station = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="past_imports")
    state = models.CharField(max_length=12, choices=State.choices, default=State.CHECKED)
    file_name = models.CharField("文件名", max_length=200)
    stored_as = models.CharField(max_length=120, default="", blank=True)
    file_key = SealedTextField()
    mapping = SealedJSONField("字段对应的列", default=dict)
    problems = SealedJSONField("有问题的行", default=list)
    total = models.PositiveIntegerField("能导入的行", default=0)
    refused = models.PositiveIntegerField("有问题的行数", default=0)
    done = models.PositiveIntegerField(default=0)
    matters = models.PositiveIntegerField("成为事项", default=0)
    tellings = models.PositiveIntegerField("成为线索", default=0)
    repeated = models.PositiveIntegerField("以前导入过", default=0)
    wordless = models.PositiveIntegerField("过了保存期限", default=0)
    note = models.CharField("没有完成的原因", max_length=200, default="", blank=True)
    account = models.CharField(max_length=40)
    role = models.CharField(max_length=40, default="", blank=True)
    at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = PastImportQuerySet.as_manager()

    class Meta:
        verbose_name = "旧台账导入"

    @property
    def ref(self) -> Ref:
        return Ref("past_import", self.code)
