from __future__ import annotations

from django.db import models

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.fields import Row, SealedJSONField
from doorstep.foundation.network.models import Organisation

from .lead import Lead, SetAsideLetter


class DistrictRowsQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> DistrictRowsQuerySet:
        """What a district learns from its own corrections belongs to the officers of that district."""
        from ..rules import POOL_OFFICERS

        if not actor.path or not actor.holds(*POOL_OFFICERS):
            return self.none()
        return self.filter(district__path__startswith=actor.path)


class Label(Row):
    """What people made of our reading of one story: by kind what was suggested and what they put instead.

    The story itself stays with its lead or letter alone, so that a label ends when their words are disposed of.
    """

    district = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    lead = models.OneToOneField(Lead, on_delete=models.PROTECT, null=True, blank=True, related_name="label")
    letter = models.OneToOneField(SetAsideLetter, on_delete=models.PROTECT, null=True, blank=True, related_name="label")
    labour = models.BooleanField("是不是劳动方面", null=True)
    told = SealedJSONField(default=dict)
    names = SealedJSONField(default=list)
    names_checked_at = models.DateTimeField("人名看过", null=True, blank=True)
    made_at = models.DateTimeField()

    objects = DistrictRowsQuerySet.as_manager()

    class Meta:
        verbose_name = "标注"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lead=None) ^ models.Q(letter=None), name="leads_label_of_a_lead_or_a_letter"
            )
        ]
        indexes = [models.Index(fields=["district", "names_checked_at", "-id"], name="leads_label_district")]

    @property
    def source(self) -> Lead | SetAsideLetter:
        found = self.lead or self.letter
        assert found is not None  # the check constraint
        return found


class LetterRouter(Row):
    """Labour or not, fitted on a district's labels: a version with its figures, used once a person adopted it."""

    class State(models.TextChoices):
        TRAINED = "trained", "等人决定"
        ADOPTED = "adopted", "在用"
        DECLINED = "declined", "没有采用"
        ENDED = "ended", "用过，已停用"

    code = models.CharField(max_length=40, unique=True)
    district = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=State.choices, default=State.TRAINED)
    record = models.JSONField("权重")
    figures = models.JSONField("对比")
    trained_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = DistrictRowsQuerySet.as_manager()

    class Meta:
        verbose_name = "分信办法"
        constraints = [
            models.UniqueConstraint(
                fields=["district"], condition=models.Q(state="adopted"), name="leads_one_router_in_use"
            )
        ]

    @property
    def ref(self) -> Ref:
        return Ref("letter_router", self.code)
