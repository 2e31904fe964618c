from django.db import models

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.kit.fields import Row, SealedTextField
from doorstep.foundation.papers.kinds import KINDS


class StoredFile(Row):
    """A file sealed under a key of its own; its name in storage is ours, its own name and what it shows are sealed.
    The fingerprint is that of the sealed bytes."""

    class Scan(models.TextChoices):
        WAITING = "waiting", "待查"
        CLEAN = "clean", "无异常"
        REFUSED = "refused", "有风险"
        NONE = "none", "未配置"

    code = models.CharField("编号", max_length=40, unique=True)
    about_kind = models.CharField(max_length=40)
    about_code = models.CharField(max_length=60)
    own_name = SealedTextField()
    shows = SealedTextField()
    media_type = models.CharField(max_length=100)
    extension = models.CharField(max_length=8)
    size = models.PositiveBigIntegerField()
    fingerprint = models.CharField("指纹", max_length=64)
    wrapped_key = SealedTextField()
    stored_as = models.CharField(max_length=120)
    scan = models.CharField(max_length=10, choices=Scan.choices, default=Scan.NONE)
    by_account = models.CharField(max_length=40, default="", blank=True)
    at = models.DateTimeField()
    disposed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "文件"
        indexes = [models.Index(fields=["about_kind", "about_code"], name="papers_file_about")]

    @property
    def ref(self) -> Ref:
        return Ref("file", self.code)

    @property
    def about(self) -> Ref:
        return Ref(self.about_kind, self.about_code)

    @property
    def label(self) -> str:
        """照片, 录音 …"""
        return next((kind.label for kind in KINDS.values() if kind.media_type == self.media_type), "文件")


class NumberSeries(Row):
    """The last number given in a series of an organisation and year."""

    organisation = models.CharField(max_length=40)
    series = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "编号序列"
        constraints = [models.UniqueConstraint(fields=["organisation", "series", "year"], name="papers_series_once")]
