"""Dated figures with their sources: national ones, and those of the installation's region.

The figure in force on the rule's own day is used, never the newest. A region without a file answers
"not known here".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from doorstep.knowledge.errors import NotKnownHere
from doorstep.knowledge.labourlaw.calendar import Calendar
from doorstep.knowledge.labourlaw.data_files import HERE, load_calendar, read_yaml, region_folder


@dataclass(frozen=True)
class Known:
    """One figure: its value in `unit`, since when, who printed it, when it was checked and how sure we are."""

    name: str
    value: Decimal
    unit: str
    since: date
    source: str
    checked_on: date
    confidence: str
    note: str = ""
    unpublished_since: date | None = None

    def is_stale(self, on: date) -> bool:
        """A newer figure is due by that day but was searched for and not found: ask a person."""
        return self.unpublished_since is not None and on >= self.unpublished_since


@dataclass(frozen=True)
class Book:
    """All figures of one installation. `values` lists, by name, what is known, oldest first."""

    values: Mapping[str, tuple[Known, ...]]
    calendar: Calendar
    region: str | None = None
    zh: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str, on: date) -> Known:
        """The figure in force on that day. Raises NotKnownHere(name) when there is none."""
        in_force = [known for known in self.values.get(name, ()) if known.since <= on]
        if not in_force:
            raise NotKnownHere(name)
        return in_force[-1]

    def latest(self, name: str) -> Known:
        """The newest figure on record, whatever its day. Raises NotKnownHere(name)."""
        if not self.values.get(name):
            raise NotKnownHere(name)
        return self.values[name][-1]

    @cached_property
    def fingerprint(self) -> str:
        """Names this very set of figures and days; the order in which they were read does not matter."""
        rows = [
            f"{known.name}={known.value.normalize():f} {known.since} {known.unpublished_since or ''}"
            for figures in self.values.values()
            for known in figures
        ]
        for number, year in self.calendar.years.items():
            kinds = (year.statutory_holidays, year.days_off, year.make_up_workdays)
            days = "; ".join(" ".join(sorted(map(str, kind))) for kind in kinds)
            rows.append(f"{number} {year.published} {days}")
        rows.append(f"region {self.region or ''}")
        import hashlib  # slow to import, and only a kept worksheet needs it

        return hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()[:16]

    @cached_property
    def checked_on(self) -> date:
        """The day on which any of its figures was last checked."""
        return max(known.checked_on for figures in self.values.values() for known in figures)

    def with_values(self, *adopted: Known) -> "Book":
        """A copy in which figures adopted by people stand beside the printed ones and win on their day."""
        values = dict(self.values)
        for known in adopted:
            others = [one for one in values.get(known.name, ()) if one.since != known.since]
            values[known.name] = tuple(sorted([*others, known], key=lambda one: one.since))
        return Book(values, self.calendar, self.region, self.zh)


def load_book(region: str | None, adopted: Iterable[Known] = (), calendar: Calendar | None = None) -> Book:
    """The national figures and, where the region has a file, its own, with the `adopted` ones over them.
    Raises BadInput for a bad code."""
    values, zh = {}, {}
    folder = region_folder(region)
    files = [HERE / "data" / "parameters.yaml"]
    if folder:
        files.append(folder / "parameters.yaml")
    for path in files:
        for name, entry in read_yaml(path).items():
            values[name] = _figures(name, entry)
            zh[name] = entry["zh"]
    return Book(values, calendar or load_calendar(), region, zh).with_values(*adopted)


def _figures(name: str, entry: Mapping) -> tuple[Known, ...]:
    figures: list[Known] = []
    for row in sorted(entry["values"], key=lambda row: row["from"]):
        if row["value"] is None:
            if figures and figures[-1].unpublished_since is None:
                figures[-1] = replace(figures[-1], unpublished_since=row["from"])
            continue
        figures.append(
            Known(
                name=name,
                value=Decimal(row["value"]),
                unit=entry["unit"],
                since=row["from"],
                source=row.get("source") or entry["source"],
                checked_on=row.get("checked_on") or entry["checked_on"],
                confidence=row["confidence"],
                note=row.get("note", ""),
            )
        )
    return tuple(figures)
