"""Absences as pages show them, and who may stand in."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.models import Absence, Account, RoleHeld
from doorstep.foundation.people.rules import AWAY, LIST_KEEPERS

from .presence import away_on


def possible_substitutes(account: Account, since: date, until: date) -> list[Account]:
    """Officers of where the account works, or of the offices above it, for the whole time: they see what it sees."""
    held = RoleHeld.objects.on(since).filter(account=account, role__in=AWAY).select_related("organisation")
    paths, roles = set(), {*LIST_KEEPERS}
    for row in held:
        path = row.organisation.path
        paths |= {path[:end] for end in range(len(path), 0, -Organisation.steplen)}
        roles |= {row.role} if row.role == "lead_officer" else set()
    able = RoleHeld.objects.filter(organisation__path__in=paths, role__in=roles, since__lte=since)
    able = able.filter(Q(until=None) | Q(until__gte=until))
    rows = Account.objects.filter(is_active=True, pk__in=able.values("account")).exclude(pk=account.pk)
    return list(rows.order_by("display_name", "id"))


@dataclass(frozen=True)
class AbsenceLine:
    code: str
    who: str
    since: date
    until: date
    substitute: str
    now: bool
    why_office: str
    own: bool


def absence_lines(actor: Actor, today: date, *, own: bool) -> list[AbsenceLine]:
    """Of oneself, or of the colleagues of the branch; those that are over are not shown."""
    rows = Absence.objects.filter(until__gte=today, ended_at=None).select_related("account", "substitute")
    rows = rows.filter(account__code=actor.account) if own else rows.filter(account__in=Account.objects.visible_to(actor))
    away = away_on(today)
    return [_line(row, actor, today, away) for row in rows.order_by("since", "id")[:100]]


def _line(row: Absence, actor: Actor, today: date, away: dict) -> AbsenceLine:
    now = row.since <= today
    end = away[row.account_id].stand_in if now and row.account_id in away else row.substitute
    named = row.substitute.display_name if row.substitute else ""
    why = "" if end else (f"{named}现在也不在，由站里代办" if named else "由站里代办")
    shown = end.display_name if end else ""
    return AbsenceLine(
        row.code, row.account.display_name, row.since, row.until, shown, now, why, row.account.code == actor.account
    )


def colleagues_of(actor: Actor, day: date) -> list[Account]:
    """For whom an officer may say that they are away."""
    held = RoleHeld.objects.on(day).filter(organisation__path__startswith=actor.path, role__in=AWAY)
    return list(Account.objects.filter(is_active=True, pk__in=held.values("account")).order_by("display_name", "id")[:300])
