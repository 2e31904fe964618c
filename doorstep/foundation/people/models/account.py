"""Accounts of staff, partners and enterprise contacts. Workers need none."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.fields import BlindIndexField, SealedTextField
from doorstep.foundation.kit.ids import new_id


class AccountQuerySet(models.QuerySet["Account"]):
    def visible_to(self, actor: Actor) -> AccountQuerySet:
        """Accounts that hold, or ever held, a role in the actor's organisation or below it."""
        if not actor.path:
            return self.none()
        here = Account.objects.filter(roles_held__organisation__path__startswith=actor.path)
        return self.filter(pk__in=here.values("pk"))


class AccountManager(BaseUserManager.from_queryset(AccountQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(login=username)


class Account(AbstractBaseUser):
    """`login` is chosen by its owner; `display_name` is what colleagues see; e-mail and phone are sealed."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    code = models.CharField("编号", max_length=40, unique=True)
    login = models.CharField("登录名", max_length=60, unique=True)
    display_name = models.CharField("称呼", max_length=40)
    email = SealedTextField()
    email_index = BlindIndexField(source="email", purpose="email")
    phone = SealedTextField()
    phone_index = BlindIndexField(source="phone", purpose="phone")
    is_active = models.BooleanField("启用", default=True)
    shared_desk = models.BooleanField("在公用电脑上使用", default=False)
    must_change_password = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    is_demo = models.BooleanField("演示", default=False)

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS = []
    objects = AccountManager()

    class Meta:
        verbose_name = "账号"

    def __str__(self) -> str:
        return self.code

    @property
    def ref(self) -> Ref:
        return Ref("account", self.code)

    # allauth and Django's own views ask these; nobody here has Django's permissions.
    is_staff = False
    is_superuser = False

    def has_perm(self, *args: Any) -> bool:
        return False

    def has_module_perms(self, *args: Any) -> bool:
        return False
