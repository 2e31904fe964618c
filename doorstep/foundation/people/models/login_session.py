from django.db import models

from doorstep.foundation.kit.fields import Row

from .account import Account


class LoginSession(Row):
    """A running login; ends by its owner, by idleness, by disabling the account. No address is kept."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="login_sessions")
    session_key = models.CharField(max_length=40, unique=True)
    device = models.CharField("设备", max_length=60, default="", blank=True)
    shared_desk = models.BooleanField(default=False)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "登录"
