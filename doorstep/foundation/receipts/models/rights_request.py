from __future__ import annotations

from django.db import models

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.fields import Row, SealedTextField
from doorstep.foundation.network.models import Organisation

from .receipt import Receipt


class RightsRequestQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> RightsRequestQuerySet:
        """Requests to one's office and those below. See `rules.ANSWERERS`."""
        from ..rules import ANSWERERS

        if not actor.path or not actor.holds(*ANSWERERS):
            return self.none()
        return self.filter(office__path__startswith=actor.path)

    def open(self) -> RightsRequestQuerySet:
        from ..states import OPEN

        return self.filter(phase__in=OPEN)


class RightsRequest(Row):
    """What the holder of a receipt asks for about their own data, or that they want no more of it. `result` is what was
    made for them: the copy, the list of readers. `told_at`: when they saw the answer."""

    class Phase(models.TextChoices):
        ASKED = "asked", "等核对"
        CHECKED = "checked", "核对过了"
        PROPOSED = "proposed", "等第二个人签字"
        DONE = "done", "办好了"
        PARTLY = "partly", "办了一部分"
        REFUSED = "refused", "没有办"

    code = models.CharField("编号", max_length=40, unique=True)
    receipt = models.ForeignKey(Receipt, on_delete=models.CASCADE, related_name="requests")
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    phase = models.CharField(max_length=12, choices=Phase.choices, default=Phase.ASKED)
    words = SealedTextField()
    asked_at = models.DateTimeField()
    due = models.DateField("答复期限")
    checked_how = models.CharField("怎么核对的", max_length=12, default="", blank=True)
    checked_by = models.CharField(max_length=40, default="", blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    scope = models.CharField("删多少", max_length=12, default="", blank=True)
    proposed_by = models.CharField(max_length=40, default="", blank=True)
    ground = models.CharField("理由", max_length=16, default="", blank=True)
    answer = SealedTextField()
    result = SealedTextField()
    answered_by = models.CharField(max_length=40, default="", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    objects = RightsRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "回执要求"
        constraints = [
            models.UniqueConstraint(
                fields=["receipt", "kind"],
                condition=models.Q(phase__in=["asked", "checked", "proposed"]),
                name="receipts_request_open_once",
            )
        ]
        indexes = [models.Index(fields=["office", "phase", "-id"], name="receipts_request_office")]

    @property
    def ref(self) -> Ref:
        return Ref("rights_request", self.code)

    @property
    def is_open(self) -> bool:
        from ..states import OPEN

        return self.phase in OPEN
