from django.db import models

from doorstep.foundation.kit.fields import Row, SealedJSONField
from doorstep.knowledge.labourlaw.worksheet import Worksheet

from .matter import Matter


class SavedSheet(Row):
    """A worksheet as it was reckoned: the facts it was given, the whole sheet, the rule's version and the fingerprint of the
    figures. Never changed; a new reckoning is a further one. Shared ones stand under the receipt until taken back."""

    class Account(models.TextChoices):
        WORKER = "worker", "职工的说法"
        EMPLOYER = "employer", "单位的说法"
        AGREED = "agreed", "双方一致"

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="sheets")
    number = models.PositiveSmallIntegerField("第几张")
    rule = models.CharField("规则", max_length=60)
    account = models.CharField("按谁的说法", max_length=10, choices=Account.choices)
    facts = SealedJSONField()
    record = SealedJSONField()
    rule_version = models.CharField("规则版本", max_length=20)
    book = models.CharField("用的数", max_length=64)
    made_by = models.CharField("谁算的", max_length=40)
    made_at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "计算单"
        constraints = [models.UniqueConstraint(fields=["matter", "number"], name="disputes_sheet_number")]

    @property
    def sheet(self) -> Worksheet:
        return Worksheet.from_record(self.record)

    @property
    def name(self) -> str:
        """417-1: the matter's own number and the sheet's."""
        return f"{int(self.matter.code.rsplit('-', 1)[-1])}-{self.number}"
