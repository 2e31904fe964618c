from django.db import models

from doorstep.foundation.kit.fields import Row, SealedTextField

from .matter import Matter


class Guidance(Row):
    """What the worker was told about the ways open to them; the same words stand in the receipt's thread."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="guidance")
    words = SealedTextField()
    doors = models.JSONField("去处", default=list, blank=True)
    by_account = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "指引"
