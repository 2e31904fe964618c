"""The calendar of a region. The room that keeps adopted holidays stands above this one and puts its own in."""

from collections.abc import Callable

from doorstep.knowledge.labourlaw.calendar import Calendar
from doorstep.knowledge.setting import load_setting

CalendarSource = Callable[[str], Calendar]
_source: list[CalendarSource] = []


def use_calendar(source: CalendarSource) -> None:
    """Call in `ready()`."""
    _source[:] = [source]


def calendar_of(region: str) -> Calendar:
    return _source[0](region) if _source else load_setting(region or None).calendar
