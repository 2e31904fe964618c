from django.db import models

from doorstep.foundation.kit.fields import Row, SealedTextField

from .matter import Matter


class Merge(Row):
    """Two registrations of one matter became one: what went over, so that it can be taken apart again."""

    merged = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="merges")
    survivor = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+")
    from_phase = models.CharField(max_length=12)
    receipts = models.JSONField("带过去的回执", default=list, blank=True)
    parties = models.JSONField("带过去的当事人", default=list, blank=True)
    claims = models.JSONField("带过去的请求", default=list, blank=True)
    dates = models.JSONField("带过去的日子：新的和原来的", default=list, blank=True)
    sheets = models.JSONField("带过去的计算单：新的、第几张、原来的", default=list, blank=True)
    answers = models.JSONField("带过去的事实", default=dict, blank=True)
    left_out = models.PositiveSmallIntegerField("两边说法不一、没有带的日子", default=0)
    workers_before = models.PositiveIntegerField("原来的人数", default=1)
    reason = SealedTextField()
    by_account = models.CharField(max_length=40)
    at = models.DateTimeField()
    undone_by = models.CharField(max_length=40, default="", blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "合并"
        constraints = [
            models.UniqueConstraint(fields=["merged"], condition=models.Q(undone_at=None), name="disputes_merged_into_one")
        ]
        indexes = [models.Index(fields=["survivor", "undone_at"], name="disputes_merge_survivor")]
