from django.db import models

from .proposal import Proposal


class Figure(Proposal):
    """A value of one parameter from a day on, for one region; adopted, it stands over the shipped one of that day."""

    KIND = "law_figure"

    name = models.CharField("参数", max_length=60)
    value = models.DecimalField("数值", max_digits=16, decimal_places=4)
    unit = models.CharField("单位", max_length=20, default="", blank=True)
    since = models.DateField("从哪天起")

    class Meta:
        verbose_name = "数字"
        constraints = [
            models.UniqueConstraint(
                fields=["region", "name", "since"], condition=models.Q(state="proposed"), name="lawbook_figure_asked_once"
            )
        ]
        indexes = [models.Index(fields=["region", "state"], name="lawbook_figure_state")]
