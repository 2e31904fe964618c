from django.db import models

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.kit.fields import Row

from .organisation import Organisation
from .street import PlaceQuerySet, Street


class Building(Row):
    """A place people go to work in, or a stop where those who work on the road sit down."""

    class Kind(models.TextChoices):
        BUILDING = "building", "楼宇"
        REST_STOP = "rest_stop", "驿站"

    kind = models.CharField("类别", max_length=12, choices=Kind.choices, default=Kind.BUILDING)
    code = models.CharField("编号", max_length=40, unique=True)
    name = models.CharField("名称", max_length=80)
    aliases = models.JSONField("别名", default=list, blank=True)
    district = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="buildings")
    street = models.ForeignKey(Street, on_delete=models.PROTECT, related_name="buildings")
    address = models.CharField("地址", max_length=200, default="", blank=True)
    longitude = models.FloatField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "楼宇"
        constraints = [models.UniqueConstraint(fields=["street", "name"], name="network_building_name_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> Ref:
        return Ref("building", self.code)
