from django.db import models

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.kit.fields import Row, SealedTextField

from .building import Building
from .organisation import Organisation
from .street import PlaceQuerySet, Street


class Enterprise(Row):
    """An employing unit of the district; `uscc` is its unified social credit code, checked before it is kept."""

    code = models.CharField("编号", max_length=40, unique=True)
    name = models.CharField("名称", max_length=120, db_index=True)
    short_name = models.CharField("简称", max_length=60, default="", blank=True)
    uscc = models.CharField("统一社会信用代码", max_length=18)
    district = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="enterprises")
    street = models.ForeignKey(Street, on_delete=models.PROTECT, null=True, blank=True, related_name="enterprises")
    building = models.ForeignKey(Building, on_delete=models.PROTECT, null=True, blank=True, related_name="enterprises")
    address = models.CharField("地址", max_length=200, default="", blank=True)
    industry = models.CharField("行业", max_length=40, default="", blank=True)
    headcount = models.PositiveIntegerField("用工人数", null=True, blank=True)
    contact_name = SealedTextField()
    contact_phone = SealedTextField()

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "用人单位"
        constraints = [models.UniqueConstraint(fields=["district", "uscc"], name="network_uscc_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> Ref:
        return Ref("enterprise", self.code)


class EnterpriseUnion(Row):
    enterprise = models.OneToOneField(Enterprise, on_delete=models.PROTECT, related_name="union")
    name = models.CharField("名称", max_length=120)
    founded_on = models.DateField("建会日期", null=True, blank=True)
    members = models.PositiveIntegerField("会员人数", null=True, blank=True)
    has_mediation_committee = models.BooleanField("设有调解委员会", default=False)
    chair_name = SealedTextField()

    class Meta:
        verbose_name = "企业工会"
