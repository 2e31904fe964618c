from __future__ import annotations

from django.db import models

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.fields import Row, SealedTextField
from doorstep.foundation.network.models import Organisation


class TransferQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> TransferQuerySet:
        """Both stations and those above them; see `rules.sees`."""
        from ..rules import OFFICERS

        if not actor.path or not actor.holds(*OFFICERS):
            return self.none()
        giver, taker = models.Q(giver__path__startswith=actor.path), models.Q(taker__path__startswith=actor.path)
        return self.filter(giver | taker)

    def open(self) -> TransferQuerySet:
        return self.filter(state=Transfer.State.ASKED)


class Transfer(Row):
    """A record is to go from one station to another: asked, then accepted, rejected or withdrawn. Until it is accepted
    the giver answers for the record.

    The giver asks (`GIVE`), or the other station asks to have it (`PULL`); whoever did not ask answers. After
    `answer_due` without a word the district answers in their place.
    """

    class Direction(models.TextChoices):
        GIVE = "give", "转出"
        PULL = "pull", "要过来"

    class State(models.TextChoices):
        ASKED = "asked", "等答复"
        ACCEPTED = "accepted", "已接收"
        REJECTED = "rejected", "没有接收"
        WITHDRAWN = "withdrawn", "已撤回"

    code = models.CharField("编号", max_length=40, unique=True)
    about_kind = models.CharField(max_length=40)
    about_code = models.CharField(max_length=60)
    direction = models.CharField(max_length=8, choices=Direction.choices)
    state = models.CharField(max_length=12, choices=State.choices, default=State.ASKED)
    giver = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    taker = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    district = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    keeps_reading = models.BooleanField("转出后还能看", default=False)
    reason = SealedTextField()
    asked_by = models.CharField("谁提的", max_length=40)
    asked_at = models.DateTimeField()
    answer_due = models.DateField("答复期限")
    with_district = models.BooleanField("已请区里定", default=False)
    answer_words = SealedTextField()
    answered_by = models.CharField("谁答复的", max_length=40, default="", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = TransferQuerySet.as_manager()

    class Meta:
        verbose_name = "移送"
        constraints = [
            models.UniqueConstraint(
                fields=["about_kind", "about_code"], condition=models.Q(state="asked"), name="linkage_one_open_transfer"
            )
        ]
        indexes = [
            models.Index(fields=["giver", "state", "-id"], name="linkage_transfer_giver"),
            models.Index(fields=["taker", "state", "-id"], name="linkage_transfer_taker"),
            models.Index(fields=["state", "answer_due"], name="linkage_transfer_due"),
            models.Index(fields=["about_kind", "about_code"], name="linkage_transfer_about"),
        ]

    @property
    def ref(self) -> Ref:
        return Ref("transfer", self.code)

    @property
    def about(self) -> Ref:
        return Ref(self.about_kind, self.about_code)

    @property
    def asking(self) -> Organisation:
        return self.giver if self.direction == self.Direction.GIVE else self.taker

    @property
    def answering(self) -> Organisation:
        return self.taker if self.direction == self.Direction.GIVE else self.giver
