from django.db import models

from doorstep.foundation.kit.fields import Row, SealedTextField
from doorstep.foundation.people.models import Account

from .matter import Matter


class Acceptance(Row):
    """Both sides agreed to mediation and it was taken on, or it was not and why; the notice is printed from this."""

    class Ground(models.TextChoices):
        REFUSED = "refused", "对方不愿意调解"
        NOT_REACHABLE = "not_reachable", "三次联系不上对方"
        OUTSIDE = "outside", "不在我们能调解的范围"
        OTHER_FORUM = "other_forum", "已经在仲裁或法院"

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="acceptances")
    number = models.CharField("文书号", max_length=40, unique=True)
    accepted = models.BooleanField("受理")
    decided_on = models.DateField("受理或答复日期")
    ground = models.CharField(max_length=16, choices=Ground.choices, default="", blank=True)
    words = SealedTextField()
    mediator = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    meets_at = models.DateTimeField("约定的时间", null=True, blank=True)
    place = models.CharField("约定的地点", max_length=100, default="", blank=True)
    by_account = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "受理"
