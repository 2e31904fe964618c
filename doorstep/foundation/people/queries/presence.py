"""Who is there on a day, who stands in for whom, and whose work nobody looks after. A chain of substitutes is followed
three steps and no further; where it ends with nobody, the work shows at the office."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from doorstep.foundation.people.models import Absence, Account, RoleHeld

STEPS = 3
WORKING = ("station_officer", "district_officer", "lead_officer", "mediator")


def working(day: date) -> QuerySet[Account]:
    """Enabled, and holding a role today in which records are handled."""
    return Account.objects.filter(is_active=True, pk__in=_with_a_role(day))


def _with_a_role(day: date) -> QuerySet:
    return RoleHeld.objects.on(day).filter(role__in=WORKING).values("account")


def stood_in_for(code: str, day: date) -> QuerySet[Account]:
    """The account of that code and those whose work it does, as one set for a filter. Steps are joins, not queries inside
    queries: SQLite reads only so many of those."""
    reached, step = Q(code=code), "absences"
    for _ in range(STEPS):
        reached |= _away(step, day) & Q(**{f"{step}__substitute__code": code})
        step += "__substitute__absences"
    return Account.objects.filter(reached)


def left_alone(day: date) -> QuerySet[Account]:
    """Accounts whose work falls to the office: the right ended, the account is shut, or nobody stands in."""
    unable = Account.objects.filter(Q(is_active=False) | ~Q(pk__in=_with_a_role(day))).values("pk")
    alone, step = Q(pk__in=unable), "absences"
    for _ in range(STEPS):
        alone |= _away(step, day) & (Q(**{f"{step}__substitute": None}) | Q(**{f"{step}__substitute__in": unable}))
        step += "__substitute__absences"
    return Account.objects.filter(alone)


def _away(step: str, day: date) -> Q:
    return Q(**{f"{step}__since__lte": day, f"{step}__until__gte": day, f"{step}__ended_at": None, f"{step}__code__gt": ""})


@dataclass(frozen=True)
class Away:
    """`stand_in` is None where nobody does."""

    since: date
    until: date
    stand_in: Account | None


def away_on(day: date) -> dict[int, Away]:
    """Everybody away that day, by the key of the account, with the end of the chain of substitutes."""
    return away_in([day])[day]


def away_in(days: list[date]) -> dict[date, dict[int, Away]]:
    """The same for several days in a row; two queries however many they are, one when nobody is away."""
    rows = list(Absence.objects.overlapping(days[0], days[-1]).select_related("substitute").order_by("id"))
    held = _working_spans({row.substitute_id for row in rows if row.substitute_id})
    found: dict[date, dict[int, Away]] = {}
    for day in days:
        of_day = {row.account_id: row for row in rows if row.since <= day <= row.until}
        able = {
            pk for pk, spans in held.items() if any(since <= day and (not last or last >= day) for since, last in spans)
        }
        found[day] = {pk: Away(row.since, row.until, _end(of_day, pk, able)) for pk, row in of_day.items()}
    return found


def _working_spans(accounts: set[int]) -> dict[int, list[tuple[date, date | None]]]:
    spans: dict[int, list[tuple[date, date | None]]] = {}
    if accounts:
        held = RoleHeld.objects.filter(account__in=accounts, account__is_active=True, role__in=WORKING)
        for account, since, until in held.values_list("account_id", "since", "until"):
            spans.setdefault(account, []).append((since, until))
    return spans


def _end(rows: dict[int, Absence], start: int, able: set[int]) -> Account | None:
    here = rows[start]
    for _ in range(STEPS):
        if here.substitute_id is None or here.substitute_id not in able:
            return None
        if here.substitute_id not in rows:
            return here.substitute
        here = rows[here.substitute_id]
    return None


def present(accounts: Iterable[Account], day: date) -> list[Account]:
    """Each who is there, or who stands in for them; whoever is away with nobody in their place is left out."""
    wanted, away = list(accounts), away_on(day)
    found = {}
    for account in wanted:
        one = away[account.pk].stand_in if account.pk in away else account
        if one is not None:
            found[one.pk] = one
    return list(found.values())


def with_stand_ins(accounts: Iterable[Account], day: date) -> list[Account]:
    """For what is told: whoever is away reads it when they are back, and who stands in for them reads it now."""
    wanted = list(accounts)
    away = away_on(day) if wanted else {}
    others = [away[one.pk].stand_in for one in wanted if one.pk in away]
    return list({one.pk: one for one in (*wanted, *others) if one is not None}.values())


def looks_after(account: Account | None, day: date) -> list[Account]:
    """Who looks after this account's work today: itself or who stands in; nobody when it left or nobody does."""
    return [] if account is None or left_alone(day).filter(pk=account.pk).exists() else present([account], day)
