from django.db import models

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.kit.fields import Row, SealedJSONField

from .organisation import Organisation


class RegisterImport(Row):
    """One run of the register import; the file waits sealed in storage between upload, preview and import."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", "已上传"
        PREVIEWED = "previewed", "已预览"
        RUNNING = "running", "导入中"
        DONE = "done", "已完成"
        FAILED = "failed", "未完成"

    class Kind(models.TextChoices):
        STREETS = "streets", "街道"
        BUILDINGS = "buildings", "楼宇"
        ENTERPRISES = "enterprises", "用人单位"

    code = models.CharField(max_length=40, unique=True)
    district = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="register_imports")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    state = models.CharField(max_length=12, choices=State.choices, default=State.UPLOADED)
    file_name = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=120, default="", blank=True)
    header_row = models.PositiveIntegerField(default=1)
    mapping = models.JSONField(default=dict, blank=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    problems = SealedJSONField(default=list)
    take_good_rows = models.BooleanField("只导入没有问题的行", default=False)
    account = models.CharField(max_length=40)
    at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "登记册导入"

    @property
    def ref(self) -> Ref:
        return Ref("register_import", self.code)
