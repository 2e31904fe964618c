from django.db import models

from doorstep.foundation.kit.fields import Row


class TermsText(Row):
    """A version of a text that people agree to; versions are never edited."""

    kind = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    text = models.TextField()
    since = models.DateField()

    class Meta:
        verbose_name = "条款文本"
        constraints = [models.UniqueConstraint(fields=["kind", "version"], name="people_terms_version_once")]
