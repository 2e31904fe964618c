"""Who is there on a day, who stands in for whom, and whose work nobody looks after. A chain of substitutes is followed
three steps and no further; where it ends with nobody, the work shows at the office."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from doorstep.foundation.people.models import Absence, Account, RoleHeld

STEPS = 3
_looked: ContextVar[dict[date, dict[int, int | None]] | None] = ContextVar("doorstep_absences", default=None)
WORKING = ("station_officer", "district_officer", "lead_officer", "mediator")


def working(day: date) -> QuerySet[Account]:
    """Enabled, and holding a role today in which records are handled."""
    return Account.objects.filter(is_active=True, pk__in=_with_a_role(day))


def _with_a_role(day: date) -> QuerySet:
    return RoleHeld.objects.on(day).filter(role__in=WORKING).values("account")


def stood_in_for(code: str, day: date) -> QuerySet[Account]:
    """The account of that code and those whose work it does, as one set for a filter. Few are away on a day, so their
    chains are followed here: as conditions they would cost every list of the desk more than its rows."""
    own, chains = Q(code=code), _chains(day)
    if chains:
        found = Account.objects.filter(code=code).values_list("pk", flat=True).first()
        own |= Q(pk__in=[start for start, path in chains.items() if found in path])
    return Account.objects.filter(own)


def left_alone(day: date) -> QuerySet[Account]:
    """Accounts whose work falls to the office: the right ended, the account is shut, or nobody stands in."""
    alone, chains = Q(is_active=False) | ~Q(pk__in=_with_a_role(day)), _chains(day)
    others = {one for path in chains.values() for one in path if one is not None}
    able = set(working(day).filter(pk__in=others).values_list("pk", flat=True)) if others else set()
    stuck = [start for start, path in chains.items() if any(one not in able for one in path)]
    return Account.objects.filter(alone | Q(pk__in=stuck) if stuck else alone)


def _chains(day: date) -> dict[int, list[int | None]]:
    """Of everybody away that day, who stands in and who stands in for them; None is nobody."""
    follows = _followed(day)
    chains: dict[int, list[int | None]] = {}
    for start in follows:
        path: list[int | None] = [follows[start]]
        while len(path) < STEPS and path[-1] in follows:
            path.append(follows[path[-1]])
        chains[start] = path
    return chains


def _followed(day: date) -> dict[int, int | None]:
    read = _looked.get()
    if read is not None and day in read:
        return read[day]
    rows = Absence.objects.on(day).order_by("id").values_list("account_id", "substitute_id")
    found: dict[int, int | None] = {account: substitute for account, substitute in rows}  # noqa: C416
    if read is not None:
        read[day] = found
    return found


def stand_ins(accounts: set[int], day: date) -> dict[int, Account]:
    """Who does the work of these: the end of their chains; one query where the absences of the day are read already."""
    follows = _followed(day)
    chains = {start: path for start, path in _chains(day).items() if start in accounts and None not in path}
    wanted = {one for path in chains.values() for one in path if one is not None}
    able = {one.pk: one for one in working(day).filter(pk__in=wanted)} if wanted else {}
    ends = {start: path[-1] for start, path in chains.items() if able.keys() >= set(path)}
    return {start: able[end] for start, end in ends.items() if end is not None and end not in follows}


@contextmanager
def one_look() -> Iterator[None]:
    """While a page is only shown, who is away is read once for all its lists and counts."""
    token = _looked.set({})
    try:
        yield
    finally:
        _looked.reset(token)


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
