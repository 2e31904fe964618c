"""The law as this installation knows it: what the house ships, with what two people of the region adopted over it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import lru_cache

from django.utils import timezone

from doorstep.foundation.lawbook.models import CalendarYear, Figure, Stamp
from doorstep.knowledge.labourlaw.data_files import load_calendar
from doorstep.knowledge.labourlaw.parameters import Known
from doorstep.knowledge.setting import Setting, load_setting

_looks: ContextVar[dict[str, int] | None] = ContextVar("lawbook_looks", default=None)


def setting_for(region: str) -> Setting:
    """The same object for as long as nothing is adopted: it may be kept for the length of a request, not longer."""
    return _setting(region, stamp_of(region))


def stamp_of(region: str) -> int:
    """What to key a cache of reckonings by, beside the region. 0: as shipped."""
    looks = _looks.get()
    if looks is None:
        return _read(region)
    if region not in looks:
        looks[region] = _read(region)
    return looks[region]


@contextmanager
def one_look() -> Iterator[None]:
    """Within, the stamp of a region is read once: a request, a slice of a job."""
    if _looks.get() is not None:
        yield
        return
    token = _looks.set({})
    try:
        yield
    finally:
        _looks.reset(token)


def look_again(region: str) -> None:
    """Something was adopted in this very request."""
    looks = _looks.get()
    if looks is not None:
        looks.pop(region, None)


def _read(region: str) -> int:
    return Stamp.objects.filter(region=region).values_list("number", flat=True).first() or 0


@lru_cache(maxsize=32)
def _setting(region: str, stamp: int) -> Setting:
    shipped = load_setting(region or None)
    if not stamp:
        return shipped
    years = CalendarYear.objects.filter(region=region, state=CalendarYear.State.ADOPTED).order_by("checked_at", "id")
    return with_rows(shipped, list(years), list(adopted_figures(region)))


def adopted_figures(region: str) -> list[Figure]:
    return list(Figure.objects.filter(region=region, state=Figure.State.ADOPTED).order_by("checked_at", "id"))


def with_rows(setting: Setting, years: list[CalendarYear], figures: list[Figure] = []) -> Setting:  # noqa: B006
    """A copy with these rows over it, oldest first: what would hold if they were adopted."""
    rows = [year.as_row() for year in years]
    calendar = load_calendar(rows) if rows else setting.calendar
    book = replace(setting.book, calendar=calendar).with_values(*map(known_of, figures))
    return replace(setting, book=book)


def known_of(row: Figure) -> Known:
    return Known(
        name=row.name, value=row.value.normalize() + 0, unit=row.unit, since=row.since, source=row.source,
        checked_on=timezone.localdate(row.checked_at or row.entered_at), confidence=row.confidence, note=row.basis,
    )  # fmt: skip
