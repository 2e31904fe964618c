from django.db import models

from doorstep.foundation.kit.fields import Row, SealedTextField

from .account import Account


class FactorReset(Row):
    """A lost second factor: one officer asks, another agrees, and only then is it taken away."""

    code = models.CharField(max_length=40, unique=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="factor_resets")
    reason = SealedTextField()
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    agreed = models.BooleanField(null=True, blank=True)

    class Meta:
        verbose_name = "第二步验证重设"
        constraints = [
            models.UniqueConstraint(fields=["account"], condition=models.Q(decided_at=None), name="people_one_open_reset"),
            models.CheckConstraint(
                condition=models.Q(decided_by=None) | ~models.Q(decided_by=models.F("asked_by")),
                name="people_reset_by_two_officers",
            ),
        ]
