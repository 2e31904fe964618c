"""The union tree: municipal → district → station, and partner departments beside the stations."""

from __future__ import annotations

from django.db import models
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.ids import new_id


class OrganisationQuerySet(MP_NodeQuerySet):
    def visible_to(self, actor: Actor) -> OrganisationQuerySet:
        """One's own organisation and what stands below it."""
        return self.filter(path__startswith=actor.path) if actor.path else self.none()


class OrganisationManager(MP_NodeManager.from_queryset(OrganisationQuerySet)):  # type: ignore[misc]
    def get_queryset(self) -> OrganisationQuerySet:
        return OrganisationQuerySet(self.model, using=self._db).order_by("path")


class Organisation(MP_Node):
    class Kind(models.TextChoices):
        MUNICIPAL = "municipal_union", "市总工会"
        DISTRICT = "district_union", "区总工会"
        STATION = "station", "服务站"
        PARTNER = "partner_department", "协作部门"

    class MediationBody(models.TextChoices):
        ENTERPRISE = "enterprise_mediation_committee", "企业劳动争议调解委员会"
        PEOPLE = "people_mediation_committee", "人民调解委员会"
        UNION = "union_mediation_body", "工会劳动争议调解组织"
        OTHER = "other", "其他依法设立的调解组织"

    class Field(models.TextChoices):
        """What a partner department does."""

        INSPECTION = "labour_inspection", "劳动保障监察"
        ARBITRATION = "arbitration_commission", "劳动人事争议仲裁"
        JUSTICE = "justice", "司法行政"
        PETITION = "petition", "信访"
        CHAMBER = "chamber", "工商联"
        COURT = "court", "法院"
        POLICE = "police", "公安"
        HEALTH = "health", "卫生健康"

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    code = models.CharField("编号", max_length=40, unique=True)
    name = models.CharField("名称", max_length=80)
    kind = models.CharField(max_length=24, choices=Kind.choices)
    initials = models.CharField("文号字头", max_length=8, default="", blank=True)
    region = models.CharField("地区规则", max_length=40, default="", blank=True)
    mediation_body = models.CharField(max_length=40, choices=MediationBody.choices, default="", blank=True)
    field = models.CharField(max_length=30, choices=Field.choices, default="", blank=True)
    phone = models.CharField("公开电话", max_length=30, default="", blank=True)
    address = models.CharField("地址", max_length=200, default="", blank=True)
    hours = models.JSONField("开放时间", default=list, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    letterhead = models.CharField("信头文件", max_length=40, default="", blank=True)
    seal = models.CharField("印章文件", max_length=40, default="", blank=True)
    is_demo = models.BooleanField("演示", default=False)
    closed_on = models.DateField("停用日期", null=True, blank=True)
    # On a district: another value after every change of its tree or register, so that a kept Router shows its age.
    register_version = models.BigIntegerField(default=0, editable=False)

    objects = OrganisationManager()

    class Meta:
        verbose_name = "组织"
        constraints = [
            models.UniqueConstraint(fields=["initials"], condition=~models.Q(initials=""), name="network_initials_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> Ref:
        return Ref("organisation", self.code)

    @property
    def district_path(self) -> str:
        """Tree path of the district this belongs to: two steps, city and district."""
        return self.path[: 2 * self.steplen]
