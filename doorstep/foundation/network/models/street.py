from __future__ import annotations

from django.db import models

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.fields import Row

from .organisation import Organisation


class PlaceQuerySet(models.QuerySet):
    """Streets, buildings, enterprises: register data, open to staff of the district they lie in."""

    def visible_to(self, actor: Actor) -> PlaceQuerySet:
        if not actor.path:
            return self.none()
        own_district = actor.path[: 2 * Organisation.steplen]
        return self.filter(district__path__startswith=own_district)


class Street(Row):
    code = models.CharField("区划代码", max_length=12, unique=True)
    name = models.CharField("名称", max_length=40)
    district = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="streets")
    station = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="station_streets"
    )
    longitude = models.FloatField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "街道"
        constraints = [models.UniqueConstraint(fields=["district", "name"], name="network_street_name_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> Ref:
        return Ref("street", self.code)
