from __future__ import annotations

from django.db import models

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.kit.fields import Row


class Proposal(Row):
    """What a figure and a calendar year have in common: one person enters it, another checks it. Nothing counts before."""

    class State(models.TextChoices):
        PROPOSED = "proposed", "等第二个人看"
        ADOPTED = "adopted", "采用了"
        REJECTED = "rejected", "退回了"

    class Confidence(models.TextChoices):
        VERIFIED = "verified", "看过原文"
        RECALLED = "recalled", "转述，还要核对"

    KIND = ""

    code = models.CharField("编号", max_length=20, unique=True)
    region = models.CharField("地区", max_length=40, default="", blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    source = models.CharField("出处", max_length=200)
    basis = models.CharField("依据", max_length=200, default="", blank=True)
    confidence = models.CharField(max_length=10, choices=Confidence.choices, default=Confidence.VERIFIED)
    entered_by = models.CharField("录入人", max_length=40)
    entered_at = models.DateTimeField("录入")
    checked_by = models.CharField("核对人", max_length=40, default="", blank=True)
    checked_at = models.DateTimeField("核对", null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def ref(self) -> Ref:
        return Ref(self.KIND, self.code)

    @property
    def is_open(self) -> bool:
        return self.state == self.State.PROPOSED
