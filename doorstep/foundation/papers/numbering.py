"""Numbers for people: `HA-XS-2026-000123`, without gaps or twins, counted per organisation, series and year."""

from datetime import date, datetime
from typing import Protocol

from django.db import transaction
from django.utils import timezone

from .models import NumberSeries


class Numbered(Protocol):
    """What numbering needs to know of an organisation."""

    @property
    def code(self) -> str: ...

    @property
    def initials(self) -> str: ...


def next_number(organisation: Numbered, series: str, on: date) -> str:
    """The next number of a series, such as XS for leads. Call inside an action: a refused action gives its number back."""
    return reserve(organisation, series, on, 1)[0]


def reserve(organisation: Numbered, series: str, on: date, count: int) -> list[str]:
    """`count` numbers in a row at once, for imports."""
    day = timezone.localdate(on) if isinstance(on, datetime) else on
    last = _advance(organisation.code, series, day.year, count)
    middle = f"{series}-" if series else ""
    return [f"{organisation.initials}-{middle}{day.year}-{number:06d}" for number in range(last - count + 1, last + 1)]


def _advance(organisation: str, series: str, year: int, count: int) -> int:
    """The row is locked until the caller's transaction ends, so two at once wait for each other."""
    place = {"organisation": organisation, "series": series, "year": year}
    with transaction.atomic():
        rows = NumberSeries.objects.select_for_update().filter(**place)
        row = rows.first()
        if row is None:
            NumberSeries.objects.bulk_create([NumberSeries(**place)], ignore_conflicts=True)
            row = rows.get()
        row.last += count
        row.save(update_fields=["last"])
    return row.last
