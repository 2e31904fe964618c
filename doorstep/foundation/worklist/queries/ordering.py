"""The order of the worklist as one key: group, red flag first, legal first, due, id. Pages continue after a key."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from ..kinds import DutyKind, all_duty_kinds

LAPSED, TODAY, SOON, LATER = range(4)
SOON_DAYS = 3


@dataclass(frozen=True)
class Place:
    """Where a row stands in the list; `str()` goes into the address of the next page."""

    group: int
    unflagged: int
    not_legal: int
    due: date
    id: int

    def __str__(self) -> str:
        return f"{self.group}.{self.unflagged}.{self.not_legal}.{self.due.isoformat()}.{self.id}"

    @classmethod
    def parse(cls, text: str) -> "Place | None":
        """Nonsense reads as the start of the list."""
        try:
            group, unflagged, not_legal, due, pk = text.split(".")
            return cls(int(group), int(unflagged), int(not_legal), date.fromisoformat(due), int(pk))
        except ValueError:
            return None


Kinds = Mapping[str, DutyKind]


def group_of(today: date, kinds: Kinds | None = None) -> Case:
    """A duty stands under 今天 on its day, when it is marked so, and from the urgent days of its kind on. The first that
    fits holds, so that none has to say what it is not: over ten thousands of rows that is what counting costs."""
    pressing = Q(due=today) | Q(due_today=True)
    by_days: dict[int, list[str]] = defaultdict(list)
    for kind in (all_duty_kinds() if kinds is None else kinds).values():
        by_days[kind.urgent_days].append(kind.code)
    for days, codes in by_days.items():
        if days:
            pressing |= Q(kind__in=codes, due__lte=today + timedelta(days=days))
    return Case(
        When(due__lt=today, then=Value(LAPSED)), When(pressing, then=Value(TODAY)),
        When(due__lte=today + timedelta(days=SOON_DAYS), then=Value(SOON)),
        default=Value(LATER), output_field=IntegerField(),
    )  # fmt: skip


def placed(duties: QuerySet, today: date, kinds: Kinds | None = None) -> QuerySet:
    """With the two parts of the key that the page also counts by."""
    unflagged = Case(When(red_flag="", then=Value(1)), default=Value(0), output_field=IntegerField())
    return duties.annotate(place_group=group_of(today, kinds), place_unflagged=unflagged)


def in_order(duties: QuerySet, today: date, kinds: Kinds | None = None) -> QuerySet:
    legal = Case(When(is_legal=True, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = placed(duties, today, kinds).annotate(place_not_legal=legal)
    return rows.order_by("place_group", "place_unflagged", "place_not_legal", "due", "id")


def after(duties: QuerySet, place: Place) -> QuerySet:
    """Rows strictly behind that place."""
    names = ("place_group", "place_unflagged", "place_not_legal", "due", "id")
    values = (place.group, place.unflagged, place.not_legal, place.due, place.id)
    behind, same = Q(), Q()
    for name, value in zip(names, values, strict=True):
        behind |= same & Q(**{f"{name}__gt": value})
        same &= Q(**{name: value})
    return duties.filter(behind)
