from __future__ import annotations

from datetime import datetime

from django.db import models

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.fields import Row, SealedTextField
from doorstep.foundation.network.models import Organisation

from .account import Account
from .person import Person


class IdentityOpeningQuerySet(models.QuerySet["IdentityOpening"]):
    def visible_to(self, actor: Actor) -> IdentityOpeningQuerySet:
        """One's own; officers and the auditor see those about records of their branch."""
        from ..rules import OPENING_READERS

        own = models.Q(account__code=actor.account) if actor.account else models.Q(pk=None)
        if actor.path and actor.holds(*OPENING_READERS):
            return self.filter(own | models.Q(office__path__startswith=actor.path))
        return self.filter(own)


class IdentityOpening(Row):
    """One person's identity opened to one account for a time: asked → granted or refused → used → lapsed."""

    class State(models.TextChoices):
        ASKED = "asked", "等同意"
        GRANTED = "granted", "同意了"
        REFUSED = "refused", "没有同意"

    class How(models.TextChoices):
        STANDING = "standing", "经办人自己打开"
        SUBSTITUTE = "substitute", "代办期间打开"
        GRANTED = "granted", "同事同意"
        ALONE = "alone", "没有别的同事可以同意，自己打开"
        EMERGENCY = "emergency", "紧急打开，事后看"

    code = models.CharField("编号", max_length=40, default="", blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="openings")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    about_kind = models.CharField(max_length=40)
    about_code = models.CharField(max_length=60)
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.GRANTED)
    how = models.CharField(max_length=12, choices=How.choices, default="", blank=True)
    purpose = models.CharField("用途", max_length=20, default="", blank=True)
    reason = SealedTextField()
    answer = SealedTextField()
    asked_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField("从什么时候", null=True, blank=True)
    until = models.DateTimeField("到什么时候", null=True, blank=True)
    used_at = models.DateTimeField("第一次看", null=True, blank=True)
    looks = models.PositiveIntegerField("看了几次", default=0)
    words_gone = models.BooleanField("理由已删除", default=False)
    looked_into_at = models.DateTimeField("事后看过", null=True, blank=True)

    objects = IdentityOpeningQuerySet.as_manager()

    class Meta:
        verbose_name = "身份打开"
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=~models.Q(code=""), name="people_opening_code"),
            models.UniqueConstraint(
                fields=["person", "account", "about_kind", "about_code"],
                condition=models.Q(state="asked"),
                name="people_one_open_ask",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "-id"], name="people_opening_office"),
            models.Index(fields=["about_kind", "about_code"], name="people_opening_about"),
        ]

    @property
    def ref(self) -> Ref:
        return Ref("identity_opening", self.code)

    @property
    def about(self) -> Ref:
        return Ref(self.about_kind, self.about_code)

    def state_at(self, now: datetime) -> str:
        """What a person reads: it lapses by itself."""
        if self.state == self.State.REFUSED:
            return "没有同意"
        if self.until and self.until <= now:
            return "到期了" if self.state == self.State.GRANTED else "没有人答复，过期了"
        if self.state == self.State.ASKED:
            return "等同意"
        return f"看过{self.looks}次" if self.used_at else "可以打开，还没看"
