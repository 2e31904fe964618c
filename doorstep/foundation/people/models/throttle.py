from django.db import models


class Throttle(models.Model):
    """How often one account or one address tried in a window; keyed hashes only, thrown away after a day."""

    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=32)
    window = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "限速"
        constraints = [models.UniqueConstraint(fields=["kind", "key", "window"], name="people_throttle_window")]
