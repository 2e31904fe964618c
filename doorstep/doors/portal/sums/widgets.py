"""The days of a month with a box for hours in each. Works without scripts: other months come by a button."""

from calendar import Calendar
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from doorstep.knowledge.labourlaw.calendar import add_months, day_kind

_KINDS = {"statutory_holiday": "放假", "rest_day": "休", "workday": ""}


class DaysInput(forms.Widget):
    """The days of one month with a box for hours in each; what was written in other months travels along unseen.

    `calendar` and `today` are set by the form, as what kind of day it is comes from the installation's own calendar."""

    template_name = "portal/sums/days_input.html"
    use_fieldset = True
    calendar: Any = None
    today: date = date(2026, 1, 1)
    shown: date | None = None

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, str]:
        self.shown = _month(str(data.get("show", "")) or str(data.get(f"{name}_shown", "")))
        start = f"{name}_on_"
        return {
            key.removeprefix(start): str(data[key])
            for key in list(data)
            if key.startswith(start) and str(data[key]).strip()
        }

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        hours = {day if isinstance(day, str) else day.isoformat(): given for day, given in (value or {}).items()}
        shown = self.shown or (_month(max(hours)[:7]) if hours else None) or self.today.replace(day=1)
        month = [
            [self._cell(name, day, hours, shown) for day in week]
            for week in Calendar().monthdatescalendar(shown.year, shown.month)
        ]
        inside = {cell["iso"] for week in month for cell in week if cell}
        context |= {
            "weeks": month, "shown": shown, "elsewhere": [(f"{name}_on_{day}", given) for day, given in sorted(hours.items()) if day not in inside],
            "count": len(hours), "before": f"{add_months(shown, -1):%Y-%m}", "after": f"{add_months(shown, 1):%Y-%m}",
        }  # fmt: skip
        return context

    def _cell(self, name: str, day: date, hours: Mapping[str, Any], shown: date) -> dict[str, Any] | None:
        if day.month != shown.month:
            return None
        found = day_kind(day, self.calendar)
        return {
            "iso": day.isoformat(), "day": day.day, "kind": found.kind, "says": _KINDS[found.kind], "provisional": found.provisional,
            "name": f"{name}_on_{day.isoformat()}", "hours": hours.get(day.isoformat(), ""), "future": day > self.today,
        }  # fmt: skip


def _month(text: str) -> date | None:
    year, _, month = text.partition("-")
    figures = year.isdecimal() and month.isdecimal() and len(text) < 9
    valid = figures and 1990 <= int(year) <= 2100 and 1 <= int(month) <= 12
    return date(int(year), int(month), 1) if valid else None
