"""Openings of identities: by what right somebody opens, what was agreed to, who may agree."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.paging import Page, newest_first
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.network.queries.districts import district_of
from doorstep.foundation.people.identity_holders import holder_of
from doorstep.foundation.people.models import Account, IdentityOpening, IdentityPractice, Person, RoleHeld
from doorstep.foundation.people.rules import may

from .presence import away_on

STATE, HOW = IdentityOpening.State, IdentityOpening.How


def standing_of(actor: Actor, about: Ref, day: date) -> str:
    """How the actor may open without asking: as the handler, as who stands in for them; empty when they may not. Of a kind
    no room answers for, the caller has proved it."""
    held = holder_of(about)
    if held is None or (held.handler and held.handler == actor.account):
        return HOW.STANDING
    handler = Account.objects.filter(code=held.handler).first() if held.handler else None
    away = away_on(day).get(handler.pk) if handler else None
    return HOW.SUBSTITUTE if away and away.stand_in and away.stand_in.code == actor.account else ""


def granted_to(actor: Actor, person: Person, about: Ref, at: datetime) -> QuerySet[IdentityOpening]:
    rows = IdentityOpening.objects.filter(person=person, account__code=actor.account, state=STATE.GRANTED)
    return rows.filter(until__gt=at, about_kind=about.kind, about_code=about.code).order_by("-until")


def deciders(office: Organisation, asker: str, day: date) -> list[Account]:
    """Officers of the office, and of the districts above it, without who asks."""
    above = [office.path[:end] for end in range(len(office.path), 0, -Organisation.steplen)]
    held = RoleHeld.objects.on(day).filter(organisation__path__in=above, role__in=("station_officer", "district_officer"))
    return list(Account.objects.filter(is_active=True, pk__in=held.values("account")).exclude(code=asker).order_by("id"))


def practice_of(organisation: Organisation) -> IdentityPractice:
    """The district's, or the strict defaults."""
    district = district_of(organisation)
    found = IdentityPractice.objects.filter(district=district).first() if district else None
    return found or IdentityPractice(district=district)


@dataclass(frozen=True)
class Access:
    """What the page of an identity offers this actor: `standing` opens at once, others ask; `latest` is their own last one."""

    standing: bool
    emergency: bool
    usable: IdentityOpening | None
    waiting: IdentityOpening | None
    refused: IdentityOpening | None


def access_to(actor: Actor, person: Person, about: Ref, at: datetime) -> Access:
    standing, held = bool(standing_of(actor, about, timezone.localdate(at))), holder_of(about)
    rows = IdentityOpening.objects.filter(person=person, account__code=actor.account, about_kind=about.kind)
    latest = rows.filter(about_code=about.code).select_related("decided_by").order_by("-id").first()
    waiting = latest if latest and latest.state == STATE.ASKED and latest.until and latest.until > at else None
    refused = latest if latest and latest.state == STATE.REFUSED else None
    emergency = not standing and held is not None and practice_of(held.office).emergency
    return Access(standing, emergency, granted_to(actor, person, about, at).filter(used_at=None).first(), waiting, refused)


@dataclass(frozen=True)
class Ask:
    """One that waits, for the strip on the page of its record."""

    code: str
    who: str


def asks_about(actor: Actor, about: Ref, at: datetime) -> list[Ask]:
    """Of those that wait about one record, what this actor may decide; one query."""
    rows = IdentityOpening.objects.visible_to(actor).filter(about_kind=about.kind, about_code=about.code)
    rows = rows.filter(state=STATE.ASKED, until__gt=at).select_related("account", "office").order_by("id")[:10]
    return [Ask(row.code, row.account.display_name) for row in rows if may(actor, "decide_opening", row)]


def waiting_openings(actor: Actor, at: datetime) -> list[IdentityOpening]:
    """What this actor may decide, or look into afterwards, oldest first."""
    rows = IdentityOpening.objects.visible_to(actor).select_related("account", "office").order_by("id")
    asked = rows.filter(state=STATE.ASKED, until__gt=at)[:50]
    after = rows.filter(how__in=(HOW.EMERGENCY, HOW.ALONE), looked_into_at=None)[:50]
    return [row for row in (*after, *asked) if may(actor, "decide_opening", row)]


def openings_page(actor: Actor, at: datetime, after: str = "", before: str = "") -> Page:
    rows = IdentityOpening.objects.visible_to(actor).exclude(code="").select_related("account", "office", "decided_by")
    return newest_first(rows, after=after, before=before, size=30)
