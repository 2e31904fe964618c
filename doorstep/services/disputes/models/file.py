from django.db import models

from doorstep.foundation.kit.fields import Row, SealedTextField

from .matter import Matter


class Note(Row):
    """A remark of the office to itself; no party ever sees it."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="notes")
    words = SealedTextField()
    by_account = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "内部记录"


class Exhibit(Row):
    """A file the office was given at the desk: by whom, and what it is to show; papers keeps the file itself."""

    class GivenBy(models.TextChoices):
        WORKER = "worker", "职工"
        EMPLOYER = "employer", "企业"
        OFFICE = "office", "我们"

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="exhibits")
    file_code = models.CharField(max_length=40)
    given_by = models.CharField(max_length=12, choices=GivenBy.choices)
    shows = SealedTextField()
    by_account = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "物证"
