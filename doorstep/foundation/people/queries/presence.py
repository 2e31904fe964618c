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
    held = RoleHeld.objects.on(day).filter(role__in=WORKING)
    return Account.objects.filter(is_active=True, pk__in=held.values("account"))


def stood_in_for(code: str, day: date) -> QuerySet[Account]:
    """The account of that code, while it is there and so are others whose work it does; as one set for a filter."""
    own = Account.objects.filter(code=code)
    away = Absence.objects.on(day)
    reached, last = Q(pk__in=own.values("pk")), own.exclude(pk__in=away.values("account")).values("pk")
    for _ in range(STEPS):
        last = away.filter(substitute__in=last).values("account")
        reached |= Q(pk__in=last)
    return Account.objects.filter(reached)


def left_alone(day: date) -> QuerySet[Account]:
    """Accounts whose work falls to the office: the right ended, the account is shut, or nobody stands in."""
    here, away = working(day), Absence.objects.on(day)
    gone = ~Q(pk__in=here.values("pk"))
    last = away.exclude(substitute__in=here.values("pk")).values("account")
    uncovered = Q(pk__in=last)
    for _ in range(STEPS):
        last = away.filter(substitute__in=last).values("account")
        uncovered |= Q(pk__in=last)
    return Account.objects.filter(gone | uncovered)


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
