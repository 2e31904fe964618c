from django.db import models

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.kit.fields import Row, SealedJSONField, SealedTextField

from .organisation import Organisation
from .street import PlaceQuerySet


class RegisterImport(Row):
    """One run of the register import; the file waits in storage, sealed under `file_key`, until it is finished or left."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", "已上传"
        PREVIEWED = "previewed", "已预览"
        RUNNING = "running", "导入中"
        DONE = "done", "已完成"
        FAILED = "failed", "未完成"
        LEFT = "left", "已放弃"

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
    file_key = SealedTextField()
    header_row = models.PositiveIntegerField(default=1)
    columns = models.JSONField("文件里的列", default=list, blank=True)
    mapping = models.JSONField("字段对应的列", default=dict, blank=True)
    sample = SealedJSONField("前几行", default=list)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    problems = SealedJSONField(default=list)
    take_good_rows = models.BooleanField("只导入没有问题的行", default=False)
    note = models.CharField("没有完成的原因", max_length=200, default="", blank=True)
    account = models.CharField(max_length=40)
    role = models.CharField(max_length=40, default="", blank=True)
    at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "登记册导入"

    @property
    def ref(self) -> Ref:
        return Ref("register_import", self.code)
