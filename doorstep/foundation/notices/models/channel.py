from django.db import models

from doorstep.foundation.kit.fields import Row, SealedJSONField, SealedTextField
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.models import Account, Person

from .notice import Notice


class Channel(Row):
    """A way to reach an account or a worker; only ways marked safe are used."""

    class Kind(models.TextChoices):
        EMAIL = "email", "电子邮件"
        SMS = "sms", "短信"
        WEBHOOK = "webhook", "消息接口"

    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, blank=True, related_name="channels")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="channels")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    address = SealedTextField()
    is_safe = models.BooleanField("可以放心使用", default=False)

    class Meta:
        verbose_name = "联络渠道"
        indexes = [
            models.Index(fields=["account", "is_safe"], name="notices_channel_of_account"),
            models.Index(fields=["person", "is_safe"], name="notices_channel_of_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(account=None, person__isnull=False) | models.Q(account__isnull=False, person=None),
                name="notices_channel_of_one",
            )
        ]


class Gateway(Row):
    """How a district sends one kind of message: the member of `gateways/` and its settings."""

    district = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="gateways")
    kind = models.CharField(max_length=10, choices=Channel.Kind.choices)
    member = models.CharField(max_length=30)
    options = SealedJSONField()
    is_on = models.BooleanField(default=True)

    class Meta:
        verbose_name = "消息出口"
        constraints = [models.UniqueConstraint(fields=["district", "kind"], name="notices_one_gateway_per_kind")]


class Delivery(Row):
    """One message through one channel; its text is a fixed sentence of its kind, kept nowhere.

    `organisation` is in whose name it goes: set for workers, whose person stands outside the tree."""

    class State(models.TextChoices):
        WAITING = "waiting", "待发"
        SENT = "sent", "已发"
        FAILED = "failed", "没有发出"

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="deliveries")
    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, null=True, blank=True, related_name="deliveries")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=200, default="", blank=True)

    class Meta:
        verbose_name = "发送"
        indexes = [models.Index(fields=["state", "next_try_at"], name="notices_delivery_due")]
