"""Matters that became one: where an old number leads, and which ones came together."""

from ..models import Matter, Merge


def survivor_of(matter: Matter) -> Matter:
    """The one that goes on; chains of joins end, as only an open matter takes another in and no joined one is open."""
    seen = {matter.pk}
    while matter.merged_into_id and matter.merged_into_id not in seen:
        seen.add(matter.merged_into_id)
        matter = Matter.objects.get(pk=matter.merged_into_id)
    return matter


def absorbed_by(matter: Matter) -> list[Matter]:
    """Everything that leads here, directly or through others; one query for each link of the longest chain."""
    found: list[Matter] = []
    layer = [matter.pk]
    while layer:
        rows = list(Matter.objects.filter(merged_into__in=layer).order_by("id"))
        known = {one.pk for one in found} | {matter.pk}
        rows = [row for row in rows if row.pk not in known]
        found += rows
        layer = [row.pk for row in rows]
    return found


def merge_of(matter: Matter) -> Merge | None:
    """How it was joined to the one it leads to, while that holds."""
    return Merge.objects.filter(merged=matter, undone_at=None).select_related("survivor").first()


def last_sheet_number(matter: Matter) -> int:
    """Also of sheets that came with another matter and went back with it: a number names one sheet for good."""
    own = matter.sheets.order_by("-number").values_list("number", flat=True).first() or 0
    came = Merge.objects.filter(survivor=matter).values_list("sheets", flat=True)
    return max([own, *(number for rows in came for _, number, _ in rows)])
