"""Keyset pages: the next page starts after a key, so that page 4,000 costs what page 1 costs."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

COUNT_CAP = 10_000
LONGEST_KEY = 19  # digits of a 63-bit key


@dataclass(frozen=True)
class Page:
    """`newer` and `older` are values for the query string, empty when there is no such page."""

    rows: list[Any]
    newer: str
    older: str
    count: str


def newest_first(rows: QuerySet, *, after: str = "", before: str = "", size: int = 25) -> Page:
    """A page ordered by descending id. `after`: rows older than that id; `before`: newer. Nonsense reads as the start."""
    count = counted(rows)
    after, before = (key if key.isdecimal() and len(key) <= LONGEST_KEY else "" for key in (after, before))
    rows = rows.order_by("-id")
    if before:
        found = list(rows.filter(id__gt=int(before)).order_by("id")[: size + 1])
        more_newer, found = len(found) > size, found[:size][::-1]
        return Page(found, str(found[0].id) if found and more_newer else "", str(found[-1].id) if found else "", count)
    if after:
        rows = rows.filter(id__lt=int(after))
    found = list(rows[: size + 1])
    older = str(found[size - 1].id) if len(found) > size else ""
    found = found[:size]
    return Page(found, str(found[0].id) if found and after else "", older, count)


def counted(rows: QuerySet) -> str:
    """Exact up to 10,000; beyond that nobody reads the figure and counting would cost more than the page."""
    count = rows.order_by().values("pk")[: COUNT_CAP + 1].count()
    return f"{COUNT_CAP:,}+" if count > COUNT_CAP else str(count)
