from django.db import models

from doorstep.foundation.kit.fields import Row


class SentForm(Row):
    """The key of a form that was acted on: the same form sent again changes nothing and leads to the same matter."""

    key = models.CharField(max_length=64, unique=True)
    matter_code = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "已收到的表单"
