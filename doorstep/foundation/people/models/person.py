from django.db import models

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.kit.fields import BlindIndexField, Row, SealedTextField


class Person(Row):
    """A worker's sealed identity, or a representative's; masked by default, opened with a reason."""

    code = models.CharField("编号", max_length=40, unique=True)
    name = SealedTextField()
    phone = SealedTextField()
    phone_index = BlindIndexField(source="phone", purpose="phone")
    id_number = SealedTextField()
    id_number_index = BlindIndexField(source="id_number", purpose="id_number")
    reach_note = SealedTextField()
    sealed_from_employer = models.BooleanField("对单位保密", default=True)
    disposed_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "身份"

    @property
    def ref(self) -> Ref:
        return Ref("person", self.code)
