from __future__ import annotations

from datetime import date

from django.db import models

from doorstep.foundation.kit.fields import Row
from doorstep.foundation.network.models import Enterprise, Organisation

from .account import Account


class RoleHeldQuerySet(models.QuerySet):
    def on(self, day: date) -> RoleHeldQuerySet:
        """Roles in force on that day."""
        return self.filter(since__lte=day).filter(models.Q(until=None) | models.Q(until__gte=day))


class RoleHeld(Row):
    """A role in an organisation from one day to another."""

    class Role(models.TextChoices):
        MUNICIPAL_READER = "municipal_reader", "市级查看"
        DISTRICT_OFFICER = "district_officer", "区工会干部"
        LEAD_OFFICER = "lead_officer", "包案领导"
        STATION_OFFICER = "station_officer", "服务站工作人员"
        MEDIATOR = "mediator", "调解员"
        LIAISON = "liaison", "楼宇联络员"
        ORGANISER = "organiser", "活动组织人"
        KEEPER = "keeper", "驿站管理人"
        JUDGE = "judge", "裁判"
        PARTNER = "partner", "协作部门人员"
        ENTERPRISE_CONTACT = "enterprise_contact", "企业联系人"
        EXPORTER = "exporter", "可以导出"
        ADMINISTRATOR = "administrator", "系统管理员"
        SECURITY_OFFICER = "security_officer", "安全管理员"
        AUDITOR = "auditor", "审计员"

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="roles_held")
    role = models.CharField(max_length=24, choices=Role.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="roles_held")
    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, null=True, blank=True, related_name="roles_held")
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)
    on_duty = models.BooleanField("值班", default=False)

    objects = RoleHeldQuerySet.as_manager()

    class Meta:
        verbose_name = "任职"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")), name="people_role_ends_after_start"
            )
        ]
        indexes = [models.Index(fields=["organisation", "role"], name="people_role_in_organisation")]
