from datetime import date

from django.db import models

from .proposal import Proposal


class CalendarYear(Proposal):
    """The yearly holiday notice as somebody entered it; dates as ISO text, one by one."""

    KIND = "law_year"

    year = models.PositiveSmallIntegerField("年份")
    days_off = models.JSONField("放假", default=list)
    make_up_workdays = models.JSONField("补班", default=list)
    statutory_holidays = models.JSONField("法定节假日", default=list)

    class Meta:
        verbose_name = "放假安排"
        constraints = [
            models.UniqueConstraint(
                fields=["region", "year"], condition=models.Q(state="proposed"), name="lawbook_year_asked_once"
            )
        ]
        indexes = [models.Index(fields=["region", "state"], name="lawbook_year_state")]

    def days(self, name: str) -> list[date]:
        return [date.fromisoformat(day) for day in getattr(self, name)]

    def as_row(self) -> dict:
        """As the law core reads a year."""
        return {
            "year": self.year, "days_off": [[day, day] for day in self.days_off],
            "make_up_workdays": self.make_up_workdays, "statutory_holidays": self.statutory_holidays,
            "source": self.source, "confidence": self.confidence,
            "checked_on": (self.checked_at or self.entered_at).date().isoformat(),
        }  # fmt: skip
