from django.db import models

from doorstep.foundation.kit.fields import Row
from doorstep.foundation.network.models import Organisation


class IdentityPractice(Row):
    """How a district handles identities; a district without a row keeps to the defaults, which are the strict ones."""

    district = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="+")
    emergency = models.BooleanField("紧急时可以先打开", default=False)
    names_told = models.BooleanField("职工查谁看过时写出姓名", default=False)

    class Meta:
        verbose_name = "身份打开的规矩"
