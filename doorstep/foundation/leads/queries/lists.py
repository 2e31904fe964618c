"""Lists of leads and set-aside letters."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.network.models import Street

from ..models import HotlineImport, Lead, SetAsideLetter

TABS = {"raised": "待核实", "verifying": "核实中", "watched": "关注", "closed": "已结束"}


@dataclass(frozen=True)
class Asked:
    """What the list was asked for; unknown values read as the plain list."""

    tab: str = "raised"
    topic: str = ""
    street: str = ""
    flagged: bool = False
    firms: bool = False

    @property
    def narrowed(self) -> bool:
        return bool(self.topic or self.street or self.flagged or self.firms)


def open_leads(actor: Actor) -> QuerySet:
    return Lead.objects.visible_to(actor).exclude(phase=Lead.Phase.CLOSED)


def leads_of(actor: Actor, asked: Asked) -> QuerySet:
    rows = _filtered(Lead.objects.visible_to(actor), asked).filter(phase=asked.tab)
    return rows.select_related("office", "handler", "street", "building", "enterprise")


def tab_counts(actor: Actor, asked: Asked) -> dict[str, int]:
    """One query; the closed ones are not counted, as they only grow."""
    rows = _filtered(Lead.objects.visible_to(actor), asked).exclude(phase=Lead.Phase.CLOSED)
    return rows.order_by().aggregate(**{tab: Count("pk", filter=Q(phase=tab)) for tab in TABS if tab != "closed"})


def _filtered(rows: QuerySet, asked: Asked) -> QuerySet:
    if asked.street:
        rows = rows.filter(street__code=asked.street)
    if asked.firms:
        rows = rows.filter(asked_by=Lead.AskedBy.ENTERPRISE)
    if asked.flagged:
        rows = rows.exclude(red_flags=[])
    if asked.topic:
        rows = rows.filter(topics__icontains=f'"{asked.topic}"')
    return rows


def streets_of(actor: Actor) -> list[tuple[str, str]]:
    return list(Street.objects.visible_to(actor).order_by("code").values_list("code", "name"))


def letters_of(actor: Actor) -> QuerySet:
    return SetAsideLetter.objects.visible_to(actor).filter(disposed_at=None)


def imports_of(actor: Actor) -> QuerySet:
    return HotlineImport.objects.visible_to(actor).order_by("-id")
