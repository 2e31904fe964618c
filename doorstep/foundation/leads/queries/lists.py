"""Lists of leads and set-aside letters."""

from dataclasses import dataclass, fields
from datetime import date, datetime, time

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.network.models import Organisation, Street
from doorstep.foundation.worklist.lists import Asking
from doorstep.foundation.worklist.queries.asked import LONGEST, day_of

from ..models import HotlineImport, Lead, SetAsideLetter

TABS = {"raised": "待核实", "verifying": "核实中", "watched": "关注", "closed": "已结束"}
FLAGS = {"flagged", "firms"}


@dataclass(frozen=True)
class Asked:
    """What the list was asked for; unknown values read as the plain list. `after` and `before` are keys of pages."""

    tab: str = "raised"
    topic: str = ""
    street: str = ""
    handler: str = ""
    station: str = ""
    channel: str = ""
    since: str = ""
    until: str = ""
    flagged: bool = False
    firms: bool = False
    after: str = ""
    before: str = ""

    @property
    def narrowed(self) -> bool:
        return self != Asked(tab=self.tab, after=self.after, before=self.before)


def asked_from(given: Asking) -> Asked:
    words = {one.name: given.get(one.name, "").strip()[:LONGEST] for one in fields(Asked) if one.name not in FLAGS}
    tab = words.pop("tab")
    return Asked(tab if tab in TABS else "raised", **words, **{name: given.get(name) == "1" for name in FLAGS})  # type: ignore[arg-type]


def open_leads(actor: Actor) -> QuerySet:
    return Lead.objects.open_for(actor)


def leads_of(actor: Actor, asked: Asked) -> QuerySet:
    rows = Lead.objects.visible_to(actor) if asked.tab == Lead.Phase.CLOSED else open_leads(actor)
    rows = _filtered(rows, asked).filter(phase=asked.tab)
    return rows.select_related("office", "handler", "street", "building", "enterprise")


def tab_counts(actor: Actor, asked: Asked) -> dict[str, int]:
    """One query; the closed ones are not counted, as they only grow."""
    rows = _filtered(open_leads(actor), asked)
    return rows.order_by().aggregate(**{tab: Count("pk", filter=Q(phase=tab)) for tab in TABS if tab != "closed"})


def _filtered(rows: QuerySet, asked: Asked) -> QuerySet:
    same = {"street__code": asked.street, "office__code": asked.station, "channel": asked.channel}
    rows = rows.filter(**{name: value for name, value in same.items() if value})
    if asked.handler:
        rows = rows.filter(Q(handler=None) if asked.handler == "nobody" else Q(handler__code=asked.handler))
    if asked.firms:
        rows = rows.filter(asked_by=Lead.AskedBy.ENTERPRISE)
    if asked.flagged:
        rows = rows.exclude(red_flags=[])
    if asked.topic:
        rows = rows.filter(topics__icontains=f'"{asked.topic}"')
    return received_between(rows, asked.since, asked.until)


def received_between(rows: QuerySet, since: str, until: str) -> QuerySet:
    """Both days whole, local time; what is no day narrows nothing."""
    first, last = day_of(since), day_of(until)
    if first:
        rows = rows.filter(received_on__gte=_moment(first, time.min))
    return rows.filter(received_on__lte=_moment(last, time.max)) if last else rows


def _moment(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


def streets_of(actor: Actor) -> list[tuple[str, str]]:
    return list(Street.objects.visible_to(actor).order_by("code").values_list("code", "name"))


def stations_of(actor: Actor) -> list[tuple[str, str]]:
    """For the filter of whoever sees more than one office."""
    if not actor.holds("district_officer", "lead_officer"):
        return []
    kinds = (Organisation.Kind.DISTRICT, Organisation.Kind.STATION)
    rows = Organisation.objects.visible_to(actor).filter(kind__in=kinds, closed_on=None).order_by("path")
    return list(rows.values_list("code", "name"))


def letters_of(actor: Actor) -> QuerySet:
    return SetAsideLetter.objects.visible_to(actor).filter(disposed_at=None)


def imports_of(actor: Actor) -> QuerySet:
    return HotlineImport.objects.visible_to(actor).order_by("-id")
