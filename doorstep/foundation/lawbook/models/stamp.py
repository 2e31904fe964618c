from django.db import models

from doorstep.foundation.kit.fields import Row


class Stamp(Row):
    """Another number after every adoption, so that a process sees in one short query whether its law is out of date."""

    region = models.CharField(max_length=40, unique=True)
    number = models.BigIntegerField()

    class Meta:
        verbose_name = "采用标记"
